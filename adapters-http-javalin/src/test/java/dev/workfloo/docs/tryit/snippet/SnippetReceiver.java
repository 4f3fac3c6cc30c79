package dev.workfloo.docs.tryit.snippet;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A service on a free port that keeps what it is sent. */
final class SnippetReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /** Header names in lower case. */
    record Received(String method, String target, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.get(name);
        }
    }

    private SnippetReceiver(HttpServer server) {
        this.server = server;
    }

    static SnippetReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        SnippetReceiver receiver = new SnippetReceiver(server);
        server.setExecutor(receiver.threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
                byte[] body = exchange.getRequestBody().readAllBytes();
                String target = exchange.getRequestURI().toString();
                receiver.received.add(new Received(exchange.getRequestMethod(), target, headers, body));
                byte[] answer = "taken".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return receiver;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What came since one was last taken, where anything did. */
    Optional<Received> take() {
        return Optional.ofNullable(received.poll());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
