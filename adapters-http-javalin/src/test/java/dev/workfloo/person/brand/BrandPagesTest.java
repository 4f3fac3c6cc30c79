package dev.workfloo.person.brand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Brand;
import dev.workfloo.access.Colour;
import dev.workfloo.access.Logo;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.pages.Area;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Site;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrandPagesTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', '<', 's', 'v', 'g'};

    private final BrandWorkspace brands = Workfloo.builder(new MemoryStore(), InstantSource.system(), new Random())
            .build()
            .brands();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final BrandPages pages = new BrandPages(brands, now::get);
    private Javalin server;

    @BeforeEach
    void start() {
        Site site = Site.of(new Area("/p", true, List.of(), List.of()), pages.routes());
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(site));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static Brand brand(Colour colour) {
        return new Brand("Caja", Optional.of(colour), Logo.read(PNG).toJavaOptional());
    }

    @Test
    void isTheWorkspacesNameWhereNothingElseIsSaid() {
        Shell.Brand around = pages.around(LENDER);

        assertEquals(new Shell.Brand("lender", Optional.empty(), Optional.empty()), around);
    }

    @Test
    void sendsTheLogoAsAPictureAndNothingElse() throws Exception {
        brands.set(LENDER, brand(Colour.BLACK));

        HttpResponse<byte[]> logo = get(pages.around(LENDER).logo().orElseThrow());

        assertArrayEquals(PNG, logo.body());
        assertEquals("image/png", logo.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "sandbox; default-src 'none'; frame-ancestors 'none'",
                logo.headers().firstValue("Content-Security-Policy").orElse(""));
    }

    @Test
    void sendsAStyleInWhichAllCanBeRead() throws Exception {
        brands.set(LENDER, brand(new Colour(255, 255, 0)));

        HttpResponse<byte[]> style = get(pages.around(LENDER).style().orElseThrow());

        String css = new String(style.body(), StandardCharsets.UTF_8);
        assertEquals(
                "text/css; charset=utf-8",
                style.headers().firstValue("Content-Type").orElse(""));
        assertTrue(css.contains("--pico-primary:" + new Colour(255, 255, 0).readableOn(Colour.WHITE)), css);
        assertTrue(css.contains("--pico-primary:#ffff00"), css);
    }

    @Test
    void asksForItOnceAMinute() {
        AtomicInteger asked = new AtomicInteger();
        BrandPages counted = new BrandPages(new CountedBrands(brands, asked), now::get);
        brands.set(LENDER, brand(Colour.BLACK));

        Shell.Brand first = counted.around(LENDER);
        now.set(Instant.EPOCH.plus(RecentBrands.FRESH).minusMillis(1));
        Shell.Brand second = counted.around(LENDER);
        int inTheMinute = asked.get();
        now.set(Instant.EPOCH.plus(RecentBrands.FRESH));
        counted.around(LENDER);

        assertEquals(first, second);
        assertEquals(List.of(1, 2), List.of(inTheMinute, asked.get()));
    }

    private record CountedBrands(BrandWorkspace brands, AtomicInteger asked) implements BrandWorkspace {

        @Override
        public Optional<Brand> find(WorkspaceId workspace) {
            asked.incrementAndGet();
            return brands.find(workspace);
        }

        @Override
        public void set(WorkspaceId workspace, Brand brand) {
            brands.set(workspace, brand);
        }

        @Override
        public boolean clear(WorkspaceId workspace) {
            return brands.clear(workspace);
        }
    }

    @Test
    void itsAddressesChangeWithItAndCannotBeGuessed() throws Exception {
        brands.set(LENDER, brand(Colour.BLACK));
        String before = pages.around(LENDER).style().orElseThrow();
        brands.set(LENDER, brand(Colour.WHITE));
        now.set(Instant.EPOCH.plus(RecentBrands.FRESH));

        String after = pages.around(LENDER).style().orElseThrow();

        assertNotEquals(before, after);
        assertEquals(404, get(before).statusCode());
        assertEquals(
                404, get("/p/brand/other/style/" + after.replaceAll(".*/", "")).statusCode());
        assertEquals(404, get("/p/brand/LENDER/logo/x").statusCode());
    }
}
