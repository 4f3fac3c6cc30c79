package dev.workfloo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody outside who is spoken to over HTTP, and can keep whoever asks waiting for the answer. */
abstract class Stub implements AutoCloseable {

    private final Gates gates = new Gates();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stub");
        thread.setDaemon(true);
        return thread;
    });

    Stub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @param execution whom it is about, by whose name answers can be held */
    record Answer(String execution, int status, String body) {}

    /** Takes what was sent; everything that the stub remembers is remembered now, before the answer goes out. */
    abstract Answer take(HttpExchange exchange, String body);

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = take(exchange, body);
            hold(answer);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(Answer answer) throws InterruptedException {
        try {
            gates.pass(answer.execution());
        } finally {
            leave(answer.execution());
        }
    }

    /** The answer about this execution goes out now. */
    void leave(String execution) {}

    static String key(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Idempotency-Key");
    }

    /** Keys are {@code execution/node/visit/n}. */
    static String execution(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Answers about this execution are held back from now on. */
    void hold(String execution) {
        gates.hold(execution);
    }

    void release(String execution) {
        gates.release(execution);
    }

    /** Holds nothing back any more. */
    void releaseAll() {
        gates.open();
    }

    /** How many wait for an answer about this execution. */
    int waiting(String execution) {
        return gates.waiting(execution);
    }

    @Override
    public void close() {
        gates.open();
        server.stop(0);
        threads.shutdownNow();
    }
}
