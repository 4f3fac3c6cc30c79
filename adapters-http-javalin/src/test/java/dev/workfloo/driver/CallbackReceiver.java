package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client's own server on loopback, which is told of one execution, and never asks. */
public final class CallbackReceiver implements Following, AutoCloseable {

    private static final String STATUSES = "/statuses";
    private static final String CODES = "/codes";
    private static final String KEY = "a-key-of-the-client";
    private static final long PATIENCE_S = 240;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Consumer<String> seen;
    private final Set<String> known = new HashSet<>();
    private final BlockingQueue<Event> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> codes = new LinkedBlockingQueue<>();

    private record Event(String type, String key, String body) {}

    /** @param seen is shown each body, and may fail */
    public CallbackReceiver(Consumer<String> seen) throws IOException {
        this.seen = seen;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** The same event may come more than once. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Event event = new Event(header(exchange, "x-kiban-event-type"), header(exchange, "x-api-key"), body);
            if (known.add(header(exchange, "x-kiban-event-id"))) {
                boolean isStatus = exchange.getRequestURI().getPath().equals(STATUSES);
                if (isStatus) statuses.add(event);
                else codes.add(event);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void begin(ObjectNode start) {
        start.put("callbackUrl", url(STATUSES)).put("callbackXApiKey", KEY);
    }

    @Override
    public Map<String, String> headersOfSends() {
        return Map.of("urlCallback", url(CODES), "xApiKeyCallback", KEY);
    }

    @Override
    public JsonNode next(String id) throws Exception {
        Event event = take(statuses, id);
        JsonNode status = read(event, id);
        String expected = expectedType(status);
        if (!event.type().matches(expected)) throw new AssertionError(event + " instead of " + expected);
        return status;
    }

    private static Event take(BlockingQueue<Event> told, String id) throws InterruptedException {
        Event event = told.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (event == null) throw new AssertionError("told nothing more of " + id);
        return event;
    }

    private JsonNode read(Event event, String id) throws IOException {
        seen.accept(event.body());
        JsonNode body = JSON.readTree(event.body());
        boolean isOurs = event.key().equals(KEY) && body.path("id").asText().equals(id);
        if (!isOurs) throw new AssertionError("told with another key, or of another execution: " + event);
        return body;
    }

    private static String expectedType(JsonNode status) {
        if (!status.path("status").asText().equals("PROGRESS")) return "workfloo\\.finished";
        boolean goesOnByItself = status.path("currentNodeType").asText().matches(".*_PROCESSING|TIMER");
        return goesOnByItself ? "workfloo\\.(started|advanced)" : "workfloo\\.(started|advanced|waiting)";
    }

    /** What is told next of a code that was sent for it, as {@code nodeId status}. */
    public String nextCode(String id) throws Exception {
        JsonNode report = read(take(codes, id), id);
        return report.path("nodeId").asText() + " " + report.path("status").asText();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
