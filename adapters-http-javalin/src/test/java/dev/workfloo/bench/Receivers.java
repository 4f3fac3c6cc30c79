package dev.workfloo.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workfloo.jdbc.OwnPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients' receivers, each at a host of its own, and when they were told what. */
final class Receivers implements AutoCloseable {

    static {
        // Otherwise the JDK's server lets small answers wait for an acknowledgement, 40 ms long.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicInteger repetitions = new AtomicInteger();
    private final List<Receiver> all = new ArrayList<>();

    Receivers(int count) throws IOException {
        for (int i = 0; i < count; i++) all.add(new Receiver("127.0.1." + (i + 1)));
    }

    int count() {
        return all.size();
    }

    Receiver get(int number) {
        return all.get(number);
    }

    /** When it was told for the first time that this became of an execution, as {@link System#nanoTime} says; or null. */
    Long toldAt(String execution, String type) {
        return told.get(execution + " " + type);
    }

    /** How many were told once more since this was asked. */
    int takeRepetitions() {
        return repetitions.getAndSet(0);
    }

    private void note(HttpExchange exchange) {
        // evt_execution_revision
        String execution =
                exchange.getRequestHeaders().getFirst("x-kiban-event-id").split("_")[1];
        String type = exchange.getRequestHeaders().getFirst("x-kiban-event-type");
        if (told.putIfAbsent(execution + " " + type, System.nanoTime()) != null) repetitions.incrementAndGet();
    }

    final class Receiver {

        private final String host;
        private final int port = OwnPort.next();
        private HttpServer server;
        private volatile Duration pause = Duration.ZERO;

        private Receiver(String host) throws IOException {
            this.host = host;
            server = listen();
        }

        private HttpServer listen() throws IOException {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::take);
            listening.start();
            return listening;
        }

        private void take(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            note(exchange);
            if (pause.isZero()) answer(exchange);
            else timer.schedule(() -> answer(exchange), pause.toMillis(), TimeUnit.MILLISECONDS);
        }

        private static void answer(HttpExchange exchange) {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            } catch (IOException e) {
                // Whoever told has gone.
            }
        }

        String url() {
            return "http://" + host + ":" + port + "/hook";
        }

        /** Connections are refused until it is well again. */
        void goDown() {
            server.stop(0);
        }

        void answerAfter(Duration time) {
            pause = time;
        }

        void comeBack() throws IOException {
            server = listen();
        }
    }

    @Override
    public void close() {
        for (Receiver receiver : all) receiver.server.stop(0);
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
