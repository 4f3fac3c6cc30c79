package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.server.watch.HeapWatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service whose heap runs out while a bureau is being asked. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class OutOfHeapIT {

    private static final String HEAP = "128m";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DEFINITION = """
            {"id": "657117e1d511b6e54fe2a0ab", "name": "Ask", "start": "bureau", "nodes": [
              {"id": "bureau", "type": "LINK", "service": "bureau", "name": "Bureau", "next": "end",
               "request": {}, "response": {}},
              {"id": "end", "type": "LABEL", "name": "End", "labels": ["asked"]}]}
            """;

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch answers = new CountDownLatch(1);
    private HttpServer bureau;

    @BeforeEach
    void open() throws Exception {
        bureau = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bureau.setExecutor(Executors.newCachedThreadPool());
        bureau.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                answers.await();
                byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        bureau.start();
    }

    @AfterEach
    void close() {
        answers.countDown();
        bureau.stop(0);
    }

    private Map<String, String> settings(String option) throws Exception {
        Path definitions = Files.createDirectories(folder.resolve("definitions").resolve("lender"));
        Files.writeString(definitions.resolve("ask.json"), DEFINITION);
        String connectors = "{\"services\": {\"bureau\": {\"url\": \"http://127.0.0.1:"
                + bureau.getAddress().getPort() + "/\"}}}";
        return Map.of(
                "WORKFLOO_DEFINITIONS", definitions.getParent().toString(),
                "WORKFLOO_CONNECTORS",
                        Files.writeString(folder.resolve("connectors.json"), connectors)
                                .toString(),
                "JAVA_TOOL_OPTIONS", option);
    }

    private String addKey() throws Exception {
        return Service.run(folder, Map.of(), "keys", "add", "--workspace", "lender", "--environment", "production")
                .printed()
                .strip();
    }

    @Test
    void itEndsByItselfAndTheNextOneGoesOn() throws Exception {
        String key = addKey();
        String id;
        try (Service service = Service.startWithin(HEAP, folder, settings(Leak.option(folder)))) {
            id = service.post("/api/v1/workfloo", key, "{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a0ab\"}")
                    .body()
                    .replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
            Awaiting.until("the bureau is asked", PATIENCE, () -> asked.size() == 1);

            Leak.tooMuch(folder);
            Awaiting.until("too much was asked for", PATIENCE, () -> Leak.tookTooMuch(folder));
            assertEquals(200, service.get("/health", key).statusCode());
            Leak.all(folder);

            assertEquals(HeapWatch.EXIT_CODE, service.end(PATIENCE), service::output);
            assertEquals(
                    1,
                    service.output()
                            .lines()
                            .filter(line -> line.contains("has run out"))
                            .count(),
                    service::output);
        }
        answers.countDown();
        try (Service next = Service.startWithin(HEAP, folder, settings("-Dworkfloo.again=true"))) {
            Awaiting.until(
                    "it goes on",
                    PATIENCE,
                    () -> next.get("/api/v1/workfloo/status/" + id, key).body().contains("SUCCESS"));
        }
        assertTrue(asked.size() > 1 && asked.stream().distinct().count() == 1, asked::toString);
    }
}
