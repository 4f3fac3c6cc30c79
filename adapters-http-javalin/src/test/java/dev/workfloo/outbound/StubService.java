package dev.workfloo.outbound;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A service on a free port that answers as a test says, and keeps what it was asked. */
final class StubService implements AutoCloseable {

    private static final long PATIENCE_S = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Asked> fresh = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Answering answering = exchange -> answer(exchange, 200, "{}");

    record Asked(String method, String target, Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private StubService(HttpServer server) {
        this.server = server;
    }

    static StubService start() {
        return start("127.0.0.1");
    }

    static StubService start(String address) {
        try {
            return start(HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StubService startWith(SSLContext tls) {
        return startWith(tls, "127.0.0.1");
    }

    static StubService startWith(SSLContext tls, String address) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StubService start(HttpServer server) {
        StubService service = new StubService(server);
        server.setExecutor(service.threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Asked asked = new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        body);
                service.asked.add(asked);
                service.fresh.add(asked);
                service.answering.answer(exchange);
            }
        });
        server.start();
        return service;
    }

    StubService answers(int status, String body) {
        return answers(exchange -> answer(exchange, status, body));
    }

    StubService answers(Answering how) {
        answering = how;
        return this;
    }

    /** Answers as it did when {@link #release} is called, and not before. */
    StubService hangs() {
        Answering then = answering;
        return answers(exchange -> {
            awaitRelease();
            then.answer(exchange);
        });
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void release() {
        released.countDown();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    /** The next that was asked, as soon as it is. */
    Asked next() {
        try {
            Asked next = fresh.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("nothing was asked");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
