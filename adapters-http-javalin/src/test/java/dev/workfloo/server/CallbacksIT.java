package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client's receiver is told by the packaged service. */
class CallbacksIT {

    private static final long PATIENCE_S = 60;
    private static final String FORM = """
            {"first_name": "ANA", "rfc_pf": "KIBA801010BPA", "birth_date": "1990-08-15", "employed": true, "employer": "ACME",
             "income": 20000, "country_code": "+52", "phone_number": "5512345678"}""";

    @TempDir
    Path folder;

    /** A post as it came. */
    private record Told(String id, String type, Map<String, List<String>> headers, String body) {
        JsonNode status() throws IOException {
            return new ObjectMapper().readTree(body);
        }
    }

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::hear);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        int answer = answers.isEmpty() ? 200 : answers.remove(0);
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
        told.add(new Told(
                headers.getFirst("x-kiban-event-id"),
                headers.getFirst("x-kiban-event-type"),
                Map.copyOf(headers),
                body));
    }

    private Service start() throws Exception {
        return Service.start(folder, Map.of("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "true"));
    }

    private String started(Service service) throws Exception {
        String request = Service.START.replace(
                "}",
                ", \"callbackUrl\": \"http://127.0.0.1:" + receiver.getAddress().getPort()
                        + "/hook\", \"callbackXApiKey\": \"theirs\"}");
        String body =
                service.post("/api/v1/workfloo?sandbox=true", "demo", request).body();
        return new ObjectMapper().readTree(body).get("id").asText();
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing is told");
        return next;
    }

    @Test
    void theClientIsToldSignedAndInOrder() throws Exception {
        try (Service service = start()) {
            String id = started(service);
            service.post("/api/v1/workfloo/" + id + "/form?sandbox=true", "demo", FORM);

            Told first = next();
            Told second = next();

            assertEquals("workfloo.started", first.type());
            assertEquals("workfloo.waiting", second.type());
            assertEquals(id, first.status().get("id").asText());
            assertEquals("FORM", first.status().get("currentNodeType").asText());
            assertEquals("LINK", second.status().get("currentNodeType").asText());
            assertEquals(List.of("theirs"), first.headers().get("X-api-key"));
            service.stop();
            String secret = Service.run(folder, Map.of(), "webhooks", "secret", "show", "--workspace", "demo")
                    .printed()
                    .strip();
            new Webhook(secret).verify(first.body(), HttpHeaders.of(first.headers(), (name, value) -> true));
        }
    }

    @Test
    void nothingIsMissedWhenTheServiceDiesBeforeItTells() throws Exception {
        answers.add(500);
        String id;
        try (Service service = start()) {
            id = started(service);
            Told refused = next();
            service.post("/api/v1/workfloo/" + id + "/form?sandbox=true", "demo", FORM);
            service.kill();
            assertEquals("workfloo.started", refused.type());
        }

        try (Service again = start()) {
            Told first = next();
            Told second = next();

            assertEquals("workfloo.started", first.type());
            assertEquals("workfloo.waiting", second.type());
            assertTrue(again.output().contains("listens"));
        }
    }
}
