package dev.workfloo.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A service over HTTP that a test plays, on a free port of this machine: it answers each question with JSON, in any trouble that
 * it is put into, and does nothing twice under one {@code Idempotency-Key}. Close it when the test ends.
 */
public final class PlayedService implements AutoCloseable {

    private final HttpServer server;
    private final UnaryOperator<String> answers;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, String> done = new LinkedHashMap<>();
    private volatile Optional<Trouble> trouble = Optional.empty();

    private PlayedService(HttpServer server, UnaryOperator<String> answers) {
        this.server = server;
        this.answers = answers;
    }

    /** One that answers the same to all, with status 200. */
    public static PlayedService answering(String json) {
        return answering(question -> json);
    }

    /**
     * One that answers as a function says, with status 200.
     *
     * @param answers gives the body of the answer to the body of a question
     */
    public static PlayedService answering(UnaryOperator<String> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PlayedService service = new PlayedService(server, answers);
            server.setExecutor(service.threads);
            server.createContext("/", service::answer);
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is asked, under any path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * Puts it into trouble until it is closed. Contracts ask for that.
     *
     * @return true: there is no trouble that it cannot be in
     */
    public boolean bringAbout(Trouble what) {
        trouble = Optional.of(what);
        if (what == Trouble.UNREACHABLE) server.stop(0);
        return true;
    }

    /** How often it did what it was asked: once for each {@code Idempotency-Key}, and for each question without one. */
    public int timesDone() {
        return asked().size();
    }

    /** The bodies of what it was asked, in order, each key's once. */
    public List<String> asked() {
        synchronized (done) {
            return new ArrayList<>(done.values());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (trouble.isEmpty()) {
                remember(exchange.getRequestHeaders().getFirst("Idempotency-Key"), question);
                send(exchange, 200, answers.apply(question));
            } else {
                misbehave(exchange, trouble.get());
            }
        }
    }

    private void remember(@Nullable String key, String question) {
        synchronized (done) {
            done.putIfAbsent(key == null ? UUID.randomUUID().toString() : key, question);
        }
    }

    private void misbehave(HttpExchange exchange, Trouble how) throws IOException {
        switch (how) {
            case SILENT, UNREACHABLE -> untilClosed();
            case STALLED -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                untilClosed();
            }
            case FAILING -> send(exchange, 503, "{}");
            case REFUSING -> send(exchange, 422, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void untilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
