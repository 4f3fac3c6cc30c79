package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.jdbc.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a client's receiver is told by the packaged service. */
@Execution(ExecutionMode.CONCURRENT)
class CallbacksIT {

    private static final long PATIENCE_S = 60;

    /** For how long a receiver is down at least; the full minute is behind the profile {@code crash-matrix}. */
    private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("workfloo.callbacks.down-seconds", 0));

    private static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
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
    private final Semaphore unanswered = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private final int port = OwnPort.next();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/hook", this::hear);
        receiver.start();
    }

    @AfterEach
    void stop() {
        answering.countDown();
        receiver.stop(0);
        threads.shutdownNow();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        if (answering.getCount() > 0) {
            leaveUnanswered(exchange);
            return;
        }
        int answer = answers.isEmpty() ? 200 : answers.remove(0);
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
        told.add(new Told(
                headers.getFirst("x-kiban-event-id"),
                headers.getFirst("x-kiban-event-type"),
                Map.copyOf(headers),
                body));
    }

    private void leaveUnanswered(HttpExchange exchange) {
        unanswered.release();
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private Service start() throws Exception {
        return start(Map.of());
    }

    private Service start(Map<String, String> more) throws Exception {
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("WORKFLOO_CALLBACKS_ALLOW_PRIVATE", "true");
        return Service.start(folder, environment);
    }

    private String started(Service service) throws Exception {
        return started(service, "127.0.0.1:" + port);
    }

    private static String started(Service service, String receiver) throws Exception {
        String request = Service.START.replace(
                "}", ", \"callbackUrl\": \"http://" + receiver + "/hook\", \"callbackXApiKey\": \"theirs\"}");
        String body =
                service.post("/api/v1/workfloo?sandbox=true", "demo", request).body();
        return new ObjectMapper().readTree(body).get("id").asText();
    }

    /** Executions whose forms were answered: of each, two changes are to be told. */
    private List<String> begun(Service service, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = started(service);
            assertEquals(200, answerForm(service, id));
            ids.add(id);
        }
        return ids;
    }

    private static int answerForm(Service service, String id) throws Exception {
        return service.post("/api/v1/workfloo/" + id + "/form?sandbox=true", "demo", FORM)
                .statusCode();
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing is told");
        DescribedApi.checkCallback(next.body());
        return next;
    }

    /** The next changes that are told, without repetitions. */
    private List<Told> next(int count) throws InterruptedException {
        Map<String, Told> byId = new LinkedHashMap<>();
        while (byId.size() < count) {
            Told next = next();
            byId.putIfAbsent(next.id(), next);
        }
        return List.copyOf(byId.values());
    }

    /** Nothing is missed, and each execution's changes were told in their order. */
    private static void assertComplete(List<String> executions, List<Told> all) {
        for (String execution : executions) {
            List<String> types = all.stream()
                    .filter(one -> one.id().startsWith("evt_" + execution + "_"))
                    .map(Told::type)
                    .toList();
            assertEquals(List.of("workfloo.started", "workfloo.waiting"), types);
        }
    }

    private static void verify(String secret, Told one) throws Exception {
        new Webhook(secret).verify(one.body(), HttpHeaders.of(one.headers(), (name, value) -> true));
    }

    @Test
    void theClientIsToldSignedAndInOrder() throws Exception {
        try (Service service = start()) {
            String id = started(service);
            answerForm(service, id);

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
            verify(secret, first);
        }
    }

    @Test
    void nothingIsMissedWhenTheServiceDiesBeforeItTells() throws Exception {
        answers.add(500);
        String id;
        try (Service service = start()) {
            id = started(service);
            Told refused = next();
            answerForm(service, id);
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

    @Test
    void nothingOfManyIsMissedWhenTheServiceDiesWhileItTells() throws Exception {
        answering = new CountDownLatch(1);
        List<String> ids;
        try (Service service = start()) {
            ids = begun(service, 5);
            assertTrue(unanswered.tryAcquire(2, PATIENCE_S, TimeUnit.SECONDS), "nobody tells");
            service.kill();
        }
        answering.countDown();

        try (Service again = start()) {
            List<Told> all = next(10);

            assertComplete(ids, all);
            assertTrue(again.output().contains("listens"));
        }
    }

    @Test
    void nothingIsMissedWhileNobodyListens() throws Exception {
        Map<String, String> database = Map.of(
                "WORKFLOO_JDBC_URL",
                TestPostgres.newDatabase(),
                "WORKFLOO_ENCRYPTION_KEY",
                ENCRYPTION_KEY,
                "WORKFLOO_DEMO",
                "true");
        receiver.stop(0);
        Instant down = Instant.now();
        try (Service service = start(database)) {
            List<String> ids = begun(service, 3);
            Awaiting.until(
                    "each is told in vain",
                    Duration.ofSeconds(PATIENCE_S).plus(DOWN),
                    () -> leastTries(database) >= 2 && Instant.now().isAfter(down.plus(DOWN)));
            listen();

            List<Told> all = next(6);

            assertComplete(ids, all);
            String secret = Service.run(folder, database, "webhooks", "secret", "show", "--workspace", "demo")
                    .printed()
                    .strip();
            for (Told one : all) verify(secret, one);
        }
    }

    /** How often that execution's receiver was tried in vain which was tried the least. */
    private static int leastTries(Map<String, String> database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.get("WORKFLOO_JDBC_URL"));
                Statement statement = connection.createStatement();
                ResultSet least =
                        statement.executeQuery("select min(tries) from workfloo_callback where kind = 'STARTED'")) {
            least.next();
            return least.getInt(1);
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftAndOthersAreToldMeanwhile() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Integer> left = new CompletableFuture<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
                Service service = start()) {
            threads.execute(() -> keepSilent(silent, asked, left));
            started(service, "127.0.0.2:" + silent.getLocalPort());
            assertTrue(asked.await(PATIENCE_S, TimeUnit.SECONDS), "nobody tells");

            List<String> others = begun(service, 2);
            List<Told> all = next(4);
            boolean wasWaitedFor = !left.isDone();

            assertComplete(others, all);
            assertTrue(wasWaitedFor);
            assertEquals(-1, left.get(PATIENCE_S, TimeUnit.SECONDS));
        }
    }

    /** Reads until whoever asks has had enough. */
    private static void keepSilent(ServerSocket silent, CountDownLatch asked, CompletableFuture<Integer> left) {
        try (Socket connection = silent.accept()) {
            asked.countDown();
            int read = connection.getInputStream().read();
            while (read >= 0) read = connection.getInputStream().read();
            left.complete(read);
        } catch (IOException e) {
            left.completeExceptionally(e);
        }
    }
}
