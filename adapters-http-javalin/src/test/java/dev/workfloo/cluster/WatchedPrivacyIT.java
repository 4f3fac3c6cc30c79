package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.server.Service;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever people and clients send, nothing of it is in a metric, a line of the log or a trace. */
class WatchedPrivacyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What is counted and timed may by chance have the digits of a code. */
    private static final Set<String> NUMBERS = Set.of("event.duration", "@timestamp");

    private static final Pattern TOOK = Pattern.compile(" [0-9]+\\.[0-9] ms$");
    private static final Pattern SAMPLE = Pattern.compile("(?m) \\S+$");

    private static final Set<String> SENT = new ConcurrentSkipListSet<>();
    private static final Set<String> CODES = new ConcurrentSkipListSet<>();
    private static Collector collector;
    private static TestDeployment deployment;
    private static Service service;

    @BeforeContainer
    static void start() throws Exception {
        collector = new Collector();
        deployment = TestDeployment.in(
                Files.createTempDirectory("watched"),
                Map.of(
                        "WORKFLOO_LOG", "json",
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
                        "OTEL_BSP_SCHEDULE_DELAY", "100"));
        service = deployment.start();
        deployment.bureau().failOneIn(3);
    }

    /** What the last requests left is looked for when the service has ended, and has exported all. */
    @AfterContainer
    static void stop() throws Exception {
        service.stop();
        try {
            assertTrue(collector.count() > 0, "no trace was exported");
            assertEquals(Set.of(), found(service.output()));
            assertEquals(Set.of(), found(collector.text()));
            assertEquals(Set.of(), foundCodes(logTexts()));
        } finally {
            deployment.close();
            collector.close();
        }
    }

    /**
     * A person, and a client who puts what it should not into any place that there is.
     *
     * @param token stands in paths, queries, headers and methods
     */
    record Sender(String rfc, String email, String phone, String apiKey, String token) {
        List<String> values() {
            return List.of(rfc, email, phone, apiKey, token);
        }
    }

    @Provide
    static Arbitrary<Sender> senders() {
        StringArbitrary upper = Arbitraries.strings().withCharRange('A', 'Z');
        StringArbitrary lower = Arbitraries.strings().withCharRange('a', 'z');
        StringArbitrary digits = Arbitraries.strings().numeric();
        return Combinators.combine(
                        Combinators.combine(upper.ofLength(4), digits.ofLength(6), upper.ofLength(3))
                                .as((name, date, rest) -> name + date + rest),
                        Combinators.combine(lower.ofMinLength(8).ofMaxLength(20), lower.ofLength(6))
                                .as((name, host) -> name + "@" + host + ".example.com"),
                        digits.ofLength(9).map(rest -> "5" + rest),
                        Arbitraries.strings().alpha().numeric().ofLength(24),
                        upper.ofLength(16))
                .as(Sender::new);
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nothingThatIsSentIsToldOfIt(@ForAll("senders") Sender sender) throws Exception {
        SENT.addAll(sender.values());

        String id = start(sender);
        assertEquals(200, form(id, sender).statusCode());
        consent(id, sender);
        misuse(id, sender);

        String metrics = get("/metrics", Map.of()).body();
        assertEquals(Set.of(), found(metrics));
        assertEquals(Set.of(), found(service.output()));
        assertEquals(Set.of(), foundCodes(SAMPLE.matcher(metrics).replaceAll("")));
    }

    private static String start(Sender sender) throws Exception {
        String body = JSON.createObjectNode()
                .put("idWorkflooDefinition", CreditFlow.WITHOUT_ERROR_BRANCHES.definition())
                .put("callbackUrl", deployment.receiver().url() + sender.token())
                .put("callbackXApiKey", sender.apiKey())
                .toString();
        return JSON.readTree(send(
                                "POST",
                                "?q=" + sender.token(),
                                body,
                                Map.of("Idempotency-Key", sender.apiKey() + UUID.randomUUID()))
                        .body())
                .path("id")
                .textValue();
    }

    private static HttpResponse<String> form(String id, Sender sender) throws Exception {
        ObjectNode answers = JSON.createObjectNode()
                .put("rfc_pf", sender.rfc())
                .put("income", 20_000)
                .put("email", sender.email())
                .put("country_code", "+52")
                .put("phone_number", sender.phone());
        return send("POST", "/" + id + "/form", answers.toString(), Map.of());
    }

    private static void consent(String id, Sender sender) throws Exception {
        Map<String, String> headers =
                Map.of("urlCallback", deployment.receiver().url() + sender.token(), "xApiKeyCallback", sender.apiKey());
        String phone = "{\"countryCode\":\"+52\",\"phoneNumber\":\"" + sender.phone() + "\"}";
        assertEquals(200, send("PATCH", "/" + id + "/nip/send", phone, headers).statusCode());
        Awaiting.until("a code", PATIENCE, () -> deployment.gateway().latest(id).isPresent());
        String code = deployment.gateway().latest(id).orElseThrow().code();
        CODES.add(code);
        for (String typed : List.of(code.equals("314159") ? "271828" : "314159", code, code)) {
            send("PATCH", "/" + id + "/nip/validate", "{\"nip\":\"" + typed + "\"}", Map.of());
        }
        Awaiting.until(
                "a question", PATIENCE, () -> !deployment.bureau().asks(id).isEmpty());
    }

    private static void misuse(String id, Sender sender) throws Exception {
        Map<String, String> headers = Map.of("traceparent", sender.token(), "X-Request-Id", sender.token());
        send("GET", "/" + sender.token(), "", headers);
        send("GET", "/status/" + id + "/" + sender.rfc(), "", headers);
        send(sender.token(), "/" + id, "", headers);
        send("POST", "/" + id + "/form", "{\"" + sender.rfc() + "\":[\"" + sender.email() + "\"]}", headers);
        send("POST", "/" + id + "/form", sender.email(), headers);
        send("PATCH", "/" + sender.token() + "/nip/send?" + sender.rfc() + "=" + sender.phone(), "", headers);
        get("/" + sender.token() + "?x=" + sender.rfc(), Map.of("x-api-key", sender.apiKey()));
        raw("GET /health HTTP/1.1\r\nHost: " + sender.token() + "\r\nHost: " + sender.rfc() + "\r\n\r\n");
        raw("GET /health HTTP/1.1\r\nHost: " + sender.token() + ":" + sender.phone() + "\r\n\r\n");
        raw("GET /health?" + sender.token() + " HTTP/1.1\r\nHost: x\r\n" + sender.rfc() + "\r\n\r\n");
        raw("GET /%" + sender.token() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw(sender.token() + " " + sender.email() + "\r\n\r\n");
    }

    /** What no client sends that minds the protocol; the service answers it, and hangs up. */
    private static void raw(String request) throws IOException {
        URI address = URI.create(service.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertTrue(socket.getInputStream().read() == 'H');
        }
    }

    private static HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/workfloo" + path))
                .header("x-api-key", deployment.apiKey())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        DescribedApi.check(answer);
        return answer;
    }

    private static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path));
        headers.forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        DescribedApi.check(answer);
        return answer;
    }

    private static Set<String> found(String text) {
        Set<String> found = new TreeSet<>();
        for (String value : SENT) if (text.contains(value)) found.add(value);
        if (text.contains(deployment.apiKey())) found.add("the key");
        if (text.contains(Bureau.SECRET)) found.add("the bureau's secret");
        return found;
    }

    /** Codes are short: only where they stand alone are they told. */
    private static Set<String> foundCodes(String text) {
        Set<String> found = new TreeSet<>();
        for (String code : CODES) {
            if (Pattern.compile("(?<![0-9A-Za-z])" + code + "(?![0-9A-Za-z])")
                    .matcher(text)
                    .find()) found.add(code);
        }
        return found;
    }

    /** What the log says, without the numbers that it counts. */
    private static String logTexts() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String line : service.output().lines().toList()) {
            if (!line.startsWith("{")) continue;
            for (Map.Entry<String, JsonNode> field : JSON.readTree(line).properties()) {
                if (NUMBERS.contains(field.getKey())) continue;
                texts.append(TOOK.matcher(field.getValue().asText()).replaceFirst(""))
                        .append('\n');
            }
        }
        return texts.toString();
    }
}
