package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.pages.Area;
import dev.workfloo.pages.Language;
import dev.workfloo.pages.Site;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentreSiteTest {

    /** In bytes over the wire. */
    private static final int LARGEST_PAGE = 100_000;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Javalin server;

    @BeforeAll
    static void start() {
        Site site = Site.of(new Area("/", false, List.of(), List.of()), CentreRoutes.all());
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(site));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) request.headers(headers);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void leadsToTheCentreInTheLanguageOfTheBrowser() throws Exception {
        HttpResponse<String> spanish = get("/docs", "Accept-Language", "es-MX");
        HttpResponse<String> english = get("/docs", "Accept-Language", "en");

        assertEquals(Optional.of("/docs/es"), spanish.headers().firstValue("Location"));
        assertEquals(Optional.of("/docs/en"), english.headers().firstValue("Location"));
    }

    @Test
    void theAddressDecidesTheLanguage() throws Exception {
        HttpResponse<String> page = get("/docs/es", "Accept-Language", "en", "Cookie", "lang=en");

        assertTrue(page.body().contains("<html lang=\"es\">"), page.body());
        assertTrue(page.body().contains("<h1>Centro de conocimiento</h1>"), page.body());
        assertTrue(page.body().contains("href=\"/docs/en?lang=en\""), page.body());
    }

    @Test
    void showsTheReferenceToThoseWhoReadSpanish() throws Exception {
        HttpResponse<String> page = get("/docs/es/reference/operations");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Esta página de la referencia está en inglés."), page.body());
        assertTrue(page.body().contains("<article lang=\"en\">"), page.body());
        assertTrue(page.body().contains("aria-label=\"Link to this section: "), page.body());
        assertTrue(page.body().contains("href=\"/docs/en/reference/operations?lang=en\""), page.body());
        assertTrue(page.body().contains("rel=\"prev\""), page.body());
        assertTrue(page.body().contains("rel=\"next\""), page.body());
    }

    @Test
    void saysNothingOfLanguagesWhereThereIsOne() throws Exception {
        HttpResponse<String> page = get("/docs/en/reference/operations");

        assertFalse(page.body().contains("data-docs=\"in-english\""), page.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/fr",
                "/docs/fr/search",
                "/docs/en/nothing",
                "/docs/en/reference/nothing",
                "/docs/en/operations",
                "/docs/en/reference/..%2f..%2fapi.md",
                "/docs/pictures/nothing.png",
                "/docs/pictures/..%2fes%2frules.md"
            })
    void saysWhatIsNotThere(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertTrue(List.of(400, 404).contains(page.statusCode()), page::toString);
    }

    @Test
    void findsWithoutJavaScript() throws Exception {
        HttpResponse<String> page = get("/docs/es/search?q=retenti");

        assertTrue(page.body().contains("value=\"retenti\""), page.body());
        assertTrue(
                page.body().contains("<a href=\"/docs/es/reference/operations#retention\"><mark>Retention</mark></a>"));
        assertTrue(page.body().contains("href=\"/docs/en/search?q=retenti&amp;lang=en\""), page.body());
    }

    @Test
    void sendsWhatWasFoundAloneToThoseWhoType() throws Exception {
        HttpResponse<String> part = get("/docs/en/search?q=retention", "HX-Request", "true");

        assertFalse(part.body().contains("<html"), part.body());
        assertTrue(part.body().contains("<mark>Retention</mark>"), part.body());
    }

    @Test
    void saysWhatToTryWhereNothingIsFound() throws Exception {
        HttpResponse<String> nothing = get("/docs/en/search?q=%3Cxyzzy%3E");
        HttpResponse<String> empty = get("/docs/en/search");

        assertTrue(nothing.body().contains("There is nothing about “&lt;xyzzy&gt;”."), nothing.body());
        assertTrue(nothing.body().contains("Try fewer words"), nothing.body());
        assertFalse(empty.body().contains("There is nothing"), empty.body());
    }

    @Test
    void eachPageIsSmallOverTheWire() throws Exception {
        for (Language reader : Language.values()) {
            for (Article article : Contents.readIn(reader)) {
                HttpResponse<String> page = get(article.address(reader));

                ByteArrayOutputStream sent = new ByteArrayOutputStream();
                try (GZIPOutputStream zipped = new GZIPOutputStream(sent)) {
                    zipped.write(page.body().getBytes());
                }
                assertTrue(sent.size() < LARGEST_PAGE, () -> article.path() + ": " + sent.size());
            }
        }
    }

    @Test
    void isSentZipped() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/docs/en/reference/operations"))
                .header("Accept-Encoding", "gzip")
                .build();

        HttpResponse<byte[]> page = CLIENT.send(request, BodyHandlers.ofByteArray());

        assertEquals(Optional.of("gzip"), page.headers().firstValue("Content-Encoding"));
        assertTrue(page.body().length < LARGEST_PAGE, () -> page.body().length + " bytes");
    }
}
