package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.log.HeardLines;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A service that is held back, by its own setting or in the database, and let go while it runs. */
@Timeout(120)
class PausedServiceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.workfloo.work");
    private final HeardLines lines = new HeardLines();
    private final String url = TestPostgres.withTables();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    private WorkflooServer start(String work) {
        Map<Setting, String> flags = new HashMap<>(
                Map.of(Setting.PORT, "0", Setting.JDBC_URL, url, Setting.ENCRYPTION_KEY, KEY, Setting.DEMO, "true"));
        if (!work.isEmpty()) flags.put(Setting.WORK, work);
        return WorkflooServer.start(Settings.of(flags, Map.of()));
    }

    private static HttpResponse<String> get(WorkflooServer server, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("x-api-key", Demo.KEY)
                        .build(),
                BodyHandlers.ofString());
    }

    private static int started(WorkflooServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/workfloo?sandbox=true"))
                .header("x-api-key", Demo.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Service.START))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static void assertIsPaused(WorkflooServer server) throws Exception {
        assertTrue(server.isPaused());
        assertEquals("{\"status\":\"paused\"}", get(server, "/ready").body());
        assertEquals(200, get(server, "/health").statusCode());
        assertEquals(503, started(server));
        assertEquals(
                404,
                get(server, "/api/v1/workfloo/status/657117e1d511b6e54fe2a967?sandbox=true")
                        .statusCode());
        assertTrue(get(server, "/metrics").body().contains("workfloo_work_paused 1.0"));
    }

    private static boolean serves(WorkflooServer server) throws Exception {
        return get(server, "/ready").statusCode() == 200 && started(server) == 200;
    }

    @Test
    void bySettingItIsUntilItIsStartedWithout() throws Exception {
        try (WorkflooServer paused = start("paused")) {
            assertIsPaused(paused);
            assertTrue(lines.said().get(0).startsWith("PAUSED for this process alone"), lines.said()::toString);
            assertTrue(
                    lines.said().get(1).startsWith("pending are 0 calls, 0 codes, 0 reports, 0 callbacks"),
                    lines.said()::toString);
        }
        try (WorkflooServer running = start("running")) {
            assertFalse(running.isPaused());
            assertTrue(serves(running));
            assertTrue(get(running, "/metrics").body().contains("workfloo_work_paused 0.0"));
        }
    }

    @Test
    void inTheDatabaseItIsUntilItIsLetGo() throws Exception {
        try (var pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(KEY));
            store.backlog().pause(Instant.now());
            try (WorkflooServer server = start("")) {
                assertIsPaused(server);

                assertTrue(store.backlog().resume());
                Awaiting.until("work goes on", PATIENCE, () -> !server.isPaused());
                assertTrue(serves(server));
                Awaiting.until(
                        "it says so",
                        PATIENCE,
                        () -> lines.said().contains("work goes on: what was pending is sent now"));

                store.backlog().pause(Instant.now());
                Awaiting.until("it is held back again", PATIENCE, server::isPaused);
                assertIsPaused(server);
            }
        }
    }

    /** What it had begun to send, it goes on sending. */
    @Test
    void keepsNothingOfWhatTookLongToCome() throws Exception {
        byte[] body = Service.START.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/workfloo?sandbox=true HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + Demo.KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
        try (WorkflooServer server = start("");
                var pool = TestPostgres.pool(url);
                Socket socket =
                        new Socket("localhost", URI.create(server.address()).getPort())) {
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 100 Continue", answer.readLine());
            JdbcStore.on(pool, EncryptionKey.of(KEY)).backlog().pause(Instant.now());
            Awaiting.until("it is held back", PATIENCE, server::isPaused);

            socket.getOutputStream().write(body);

            assertEquals("", answer.readLine());
            assertTrue(answer.readLine().startsWith("HTTP/1.1 503"));
        }
    }

    @Test
    void ofItsOwnItSeesThatAnotherWorks() throws Exception {
        try (WorkflooServer paused = start("paused");
                var pool = TestPostgres.pool(url);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertTrue(paused.isPaused());

            statement.execute(begunUntil("1' minute"));

            Awaiting.until("it says so", PATIENCE, this::saidThatAnotherWorks);
        }
    }

    /** A row that another process does work on, and shows it until some time from now. */
    private static String begunUntil(String interval) {
        return "insert into workfloo_work (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,"
                + " version) values ('workfloo', '64a8bc288de4164da93f33a0/CALL/of another', now(), true, 'another', now() + interval '"
                + interval
                + ", 1)";
    }

    private boolean saidThatAnotherWorks() {
        return lines.said().stream().anyMatch(line -> line.startsWith("another process does work on this database"));
    }

    @Test
    void whatOthersHadBegunMayEnd() throws Exception {
        try (WorkflooServer one = start("");
                WorkflooServer two = start("");
                var pool = TestPostgres.pool(url);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(KEY));
            statement.execute(begunUntil("15' second"));

            store.backlog().pause(Instant.now());
            Awaiting.until("both are held back", PATIENCE, () -> one.isPaused() && two.isPaused());
            assertTrue(store.backlog().resume());
            Awaiting.until("both go on", PATIENCE, () -> !one.isPaused() && !two.isPaused());

            assertFalse(saidThatAnotherWorks(), lines.said()::toString);
            statement.execute("update workfloo_work set last_heartbeat = now() + interval '1' minute");
            store.backlog().pause(Instant.now().minusSeconds(60));
            Awaiting.until("they say that it goes on", PATIENCE, this::saidThatAnotherWorks);
        }
    }
}
