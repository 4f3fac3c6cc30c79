package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.connection.HeapBudget;
import io.javalin.Javalin;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files go to browsers in pieces. */
class SentFileTest {

    private static final int SIZE = 1_000_000;
    private static final int BEFORE_ANYBODY_READS = 100_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CountDownLatch isRead = new CountDownLatch(1);
    private final HeapBudget heap;
    private final Javalin server;
    private volatile boolean isUnavailable;

    SentFileTest() {
        DocumentReference reference = new DocumentReference(
                new DocumentId("0".repeat(24)), "Año.pdf", "application/pdf", SIZE, "0".repeat(64));
        KeptContent file = new KeptContent(reference, () -> {
            if (isUnavailable) throw new StoreUnavailable("no connection");
            return new Awaited();
        });
        Site site = Site.of(
                new Area("/p", true, List.of(), List.of()),
                List.of(PageRoute.get("/p/file", request -> PageAnswer.shown(file))));
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(site));
        heap = api.heap();
        server = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** Gives its beginning, and the rest once somebody has read that. */
    private final class Awaited extends InputStream {

        private int given;

        @Override
        public int read() {
            throw new AssertionError("one by one");
        }

        @Override
        public int read(byte[] into, int offset, int most) {
            if (given == SIZE) return -1;
            if (given >= BEFORE_ANYBODY_READS) requireRead();
            int some = Math.min(most, SIZE - given);
            given += some;
            return some;
        }

        private void requireRead() {
            try {
                if (!isRead.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("nobody has any of it yet");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private <T> HttpResponse<T> get(BodyHandler<T> handler) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/p/file");
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), handler);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void isReadAsTheBrowserReadsIt() throws Exception {
        HttpResponse<InputStream> answer = get(BodyHandlers.ofInputStream());
        int beginning = answer.body().readNBytes(10_000).length;
        isRead.countDown();
        int rest = answer.body().readAllBytes().length;

        assertEquals(200, answer.statusCode());
        assertEquals(SIZE, beginning + rest);
        assertEquals("" + SIZE, header(answer, "Content-Length"));
        assertEquals("application/pdf", header(answer, "Content-Type"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertEquals(
                "inline; filename=\"A_o.pdf\"; filename*=UTF-8''A%C3%B1o.pdf", header(answer, "Content-Disposition"));
    }

    private void takeAllThatIsLeft() {
        long most = Runtime.getRuntime().maxMemory();
        while (most > 1_000) {
            try {
                heap.takeForStored(most);
            } catch (StoreUnavailable e) {
                most /= 2;
            }
        }
    }

    private int statusWithoutRoom() {
        return heap.during(() -> {
            takeAllThatIsLeft();
            try {
                return get(BodyHandlers.ofString()).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void isNotBegunWithoutRoom() throws Exception {
        isRead.countDown();

        int without = statusWithoutRoom();
        int with = get(BodyHandlers.discarding()).statusCode();

        assertEquals(503, without);
        assertEquals(200, with);
    }

    @Test
    void isAPageOfItsOwnWhereItCannotBeOpened() throws Exception {
        isUnavailable = true;

        HttpResponse<String> answer = get(BodyHandlers.ofString());

        assertEquals(503, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith("text/html"));
        assertTrue(answer.body().contains("</html>"), answer.body());
        assertEquals("", header(answer, "Content-Disposition"));
    }
}
