package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.cluster.Awaiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many large bodies at once, in a small heap: none breaks the service, and small calls go on beside them. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class LargeBodiesIT {

    /** The profile clients has 50. */
    private static final int BODIES = Integer.getInteger("workfloo.large-bodies", 10);

    /** Such a heap takes the first; the others are more than it takes. */
    private static final List<Integer> MEBIBYTES = List.of(12, 24);

    private static final int READERS = 8;
    private static final String HEAP = "256m";
    private static final String DEFINITION = "657117e1d511b6e54fe2a0aa";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private static HttpRequest start(Service service, String key, String text) {
        String body = "{\"idWorkflooDefinition\":\"" + DEFINITION + "\",\"form\":{\"text\":\"" + text + "\"}}";
        return HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/workfloo"))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest get(Service service, String key, String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/workfloo/" + path))
                .header("x-api-key", key)
                .build();
    }

    /** Sends it so many times at once; tells how often each status came. */
    private static Map<Integer, Integer> atOnce(int times, HttpRequest request) {
        List<CompletableFuture<HttpResponse<Void>>> calls = IntStream.range(0, times)
                .mapToObj(i -> CLIENT.sendAsync(request, BodyHandlers.discarding()))
                .toList();
        Map<Integer, Integer> statuses = new TreeMap<>();
        calls.forEach(call -> statuses.merge(call.join().statusCode(), 1, Integer::sum));
        return statuses;
    }

    private static int small(Service service, String key) throws IOException, InterruptedException {
        return CLIENT.send(start(service, key, "small"), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void noneBreaksTheService() throws Exception {
        Path definitions = Files.createDirectories(folder.resolve("definitions").resolve("lender"));
        Files.writeString(definitions.resolve("text.json"), """
                {"id": "657117e1d511b6e54fe2a0aa", "name": "Text", "start": "form", "nodes": [
                  {"id": "form", "type": "FORM", "name": "Form", "sections": [
                    {"section": "All", "fields": [
                      {"id": "text", "name": "Text", "type": "TEXT", "maxLength": 30000000}]}]}]}
                """);
        Map<String, String> environment =
                Map.of("WORKFLOO_DEFINITIONS", definitions.getParent().toString());
        String key = Service.run(
                        folder, Map.of(), "keys", "add", "--workspace", "lender", "--environment", "production")
                .printed()
                .strip();
        try (Service service = Service.startWithin(HEAP, folder, environment)) {
            List<Integer> beside = new ArrayList<>();
            for (int size : MEBIBYTES) {
                HttpRequest large = start(service, key, "x".repeat(size * 1024 * 1024));
                CompletableFuture<Map<Integer, Integer>> bodies =
                        CompletableFuture.supplyAsync(() -> atOnce(BODIES, large));
                do {
                    beside.add(small(service, key));
                } while (!bodies.isDone());
                told(size + " MiB, " + BODIES + " at once", bodies.join());
                assertTrue(List.of(200, 413, 503).containsAll(bodies.join().keySet()), bodies.join()::toString);
            }
            String id = CLIENT.send(start(service, key, "x".repeat(12 * 1024 * 1024)), BodyHandlers.ofString())
                    .body()
                    .replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
            for (String path : List.of("status/" + id, id)) {
                Map<Integer, Integer> readers = atOnce(READERS, get(service, key, path));
                told("read by " + READERS + " at once", readers);
                assertTrue(List.of(200, 503).containsAll(readers.keySet()), readers::toString);
                comesAgainUntilServed(get(service, key, path));
            }
            assertEquals(
                    List.of(), beside.stream().filter(status -> status != 200).toList());
            assertFalse(service.output().contains("OutOfMemoryError"));
        }
    }

    /** The last of those who read at once may still be giving back its room when this one comes. */
    private static void comesAgainUntilServed(HttpRequest request) throws Exception {
        Awaiting.until("there is room again", Duration.ofSeconds(60), () -> {
            Map<Integer, Integer> status = atOnce(1, request);
            assertTrue(List.of(Map.of(200, 1), Map.of(503, 1)).contains(status), status::toString);
            return status.containsKey(200);
        });
    }

    private static void told(String what, Map<Integer, Integer> statuses) {
        System.out.println(what + ": " + statuses);
    }
}
