package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.jdbc.CuttableProxy;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The service as its users meet it: the jar, in processes of its own. */
@Execution(ExecutionMode.CONCURRENT)
class ServiceIT {

    private static final String EXECUTE = "/api/v1/workfloo?sandbox=true";
    private static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    @Test
    void keepsExecutionsAcrossARestart() throws Exception {
        String id;
        try (Service service = Service.start(folder, Map.of())) {
            id = id(service.post(EXECUTE, "demo", Service.START).body());
            service.stop();
        }

        try (Service again = Service.start(folder, Map.of())) {
            var status = again.get("/api/v1/workfloo/status/" + id + "?sandbox=true", "demo");

            assertEquals(200, status.statusCode());
            assertTrue(status.body().contains("\"currentNodeType\":\"FORM\""));
        }
    }

    @Test
    void keepsItsFilesFromOthersAndWritesNothingWithoutItsKey() throws Exception {
        Path own = folder.resolve(".workfloo");
        Path key = own.resolve("encryption.key");
        try (Service service = Service.start(folder, Map.of())) {
            assertEquals(
                    Map.of(".", "rwx------", "encryption.key", "rw-------", "workfloo.mv.db", "rw-------"),
                    permissions(own));
            service.stop();
        }
        assertEquals("rw-------", permissions(own).get("workfloo.mv.db"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Service.Ended listed = Service.run(folder, Map.of(), "keys", "list", "--workspace", "demo");
        assertEquals("rw-------", permissions(own).get("encryption.key"));
        Path aside = Files.move(key, folder.resolve("aside"));
        FileTime written = Files.getLastModifiedTime(own.resolve("workfloo.mv.db"));

        Service.Ended refused = Service.run(folder, Map.of(), "keys", "list", "--workspace", "demo");

        assertTrue(
                listed.complained()
                        .contains(
                                "others than its owner could read .workfloo/encryption.key until now, and no longer can"),
                listed.complained());
        assertFalse(listed.complained().contains("WORKFLOO_ENCRYPTION_KEY_FILE"), listed.complained());
        assertEquals(2, refused.status());
        assertEquals(1, refused.complained().lines().count(), refused.complained());
        assertTrue(
                refused.complained().contains("put the file back, or give its text in WORKFLOO_ENCRYPTION_KEY"),
                refused.complained());
        assertFalse(Files.exists(key));
        assertEquals(written, Files.getLastModifiedTime(own.resolve("workfloo.mv.db")));
        Files.move(aside, key);
        assertEquals(
                0,
                Service.run(folder, Map.of(), "keys", "list", "--workspace", "demo")
                        .status());
    }

    private static Map<String, String> permissions(Path folder) throws IOException {
        Map<String, String> permissions = new HashMap<>();
        permissions.put(".", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                permissions.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }

    @Test
    void logsNoKeyAndNoAnswerAtAnyLevel() throws Exception {
        Path everything = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="all" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg%n%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="all"/></root>
                </configuration>
                """);
        Map<String, String> environment = new HashMap<>(onPostgres());
        String key = addKey(environment, "demo");
        environment.put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + everything);

        try (Service service = Service.start(folder, environment)) {
            String id = id(service.post(EXECUTE, key, Service.START).body());
            var answered = service.post(
                    "/api/v1/workfloo/" + id + "/form?sandbox=true",
                    key,
                    "{\"first_name\": \"NOBODYELSE\", \"phone_number\": \"5500012345\"}");
            assertEquals(400, answered.statusCode());
            service.stop();

            for (String secret : List.of(key, "NOBODYELSE", "5500012345", ENCRYPTION_KEY)) {
                assertFalse(service.output().contains(secret), secret);
            }
            assertTrue(service.output().contains("DEBUG "), "more is logged than usual");
        }
    }

    @Test
    void losesNoAnsweredStartOnH2WhenKilled() throws Exception {
        assertLosesNothingWhenKilled(Map.of(), "demo");
    }

    @Tag("long")
    @Test
    void losesNoAnsweredStartOnPostgresWhenKilled() throws Exception {
        Map<String, String> environment = onPostgres();
        String key = addKey(environment, "demo");

        assertLosesNothingWhenKilled(environment, key);
    }

    private void assertLosesNothingWhenKilled(Map<String, String> environment, String key) throws Exception {
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        Semaphore enough = new Semaphore(0);
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        try (Service service = Service.start(folder, environment)) {
            for (int i = 0; i < 4; i++) {
                clients.add(CompletableFuture.runAsync(() -> startUntilItEnds(service, key, answered, enough)));
            }
            boolean busy = enough.tryAcquire(500, 180, TimeUnit.SECONDS);

            service.kill();
            clients.forEach(CompletableFuture::join);
            assertTrue(busy, service.output());
        }

        try (Service again = Service.start(folder, environment)) {
            for (String id : answered) {
                String path = "/api/v1/workfloo/status/" + id + "?sandbox=true";
                assertEquals(200, again.get(path, key).statusCode(), id);
            }
        }
        assertTrue(answered.size() >= 500);
    }

    private static void startUntilItEnds(
            Service service, String key, ConcurrentLinkedQueue<String> answered, Semaphore enough) {
        try {
            while (true) {
                var answer = service.post(EXECUTE, key, Service.START);
                if (answer.statusCode() != 200) return;
                answered.add(id(answer.body()));
                enough.release();
            }
        } catch (Exception e) {
            // It was killed: what was not answered by now may or may not have been kept.
        }
    }

    @Test
    void answers503WhileTheDatabaseIsAway() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(TestPostgres.newDatabase())) {
            Map<String, String> environment = onPostgres(proxy.url());
            String key = addKey(environment, "demo");
            try (Service service = Service.start(folder, environment)) {
                assertEquals(200, service.post(EXECUTE, key, Service.START).statusCode());

                proxy.cut();
                assertIsAway(service, key, "refused");
                proxy.mend();
                assertComesBack(service, key);

                proxy.hang();
                assertIsAway(service, key, "silent");
                proxy.mend();
                assertComesBack(service, key);
            }
        }
    }

    private static void assertIsAway(Service service, String key, String how) throws Exception {
        long begun = System.nanoTime();

        var answer = service.post(EXECUTE, key, Service.START);

        System.out.printf("database %s: answered after %d ms%n", how, (System.nanoTime() - begun) / 1_000_000);
        assertEquals(503, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertEquals(
                "{\"typeError\":\"UNAVAILABLE_ERROR\",\"errors\":null,"
                        + "\"errorMessage\":\"try again after the time in Retry-After\"}",
                answer.body());
        assertEquals(503, service.get("/ready", "").statusCode());
        assertEquals(200, service.get("/health", "").statusCode());
    }

    /** As a client does that heeds Retry-After. */
    private static void assertComesBack(Service service, String key) throws Exception {
        int status = 503;
        for (int tries = 0; tries < 30 && status == 503; tries++) {
            status = service.post(EXECUTE, key, Service.START).statusCode();
        }
        assertEquals(200, status);
    }

    @Test
    void publishesWhatTheFolderHolds() throws Exception {
        Path definitions = folder.resolve("definitions");
        Path lender = Files.createDirectories(definitions.resolve("lender"));
        Files.writeString(lender.resolve("a-bad.json"), "{\"id\": \"nonsense\", \"start\": \"x\"}");
        Files.write(lender.resolve("good.json"), Demo.document());
        Map<String, String> environment = Map.of("WORKFLOO_DEFINITIONS", definitions.toString());
        String key = addKey(environment, "lender");

        try (Service service = Service.start(folder, environment)) {
            assertEquals(200, service.post(EXECUTE, key, Service.START).statusCode());
            assertTrue(service.output().contains("a-bad.json is not published"), service.output());
            assertTrue(service.output().contains("/id: must be 24 hex digits"), service.output());
            assertTrue(service.output().contains("good.json as version 1"), service.output());
            service.stop();
        }
        try (Service again = Service.start(folder, environment)) {
            assertTrue(again.output().contains("unchanged " + lender.resolve("good.json")), again.output());
        }
    }

    @Test
    void twoServicesPublishOnce() throws Exception {
        Map<String, String> environment = onPostgres();
        var first = CompletableFuture.supplyAsync(() -> started(environment));
        var second = CompletableFuture.supplyAsync(() -> started(environment));

        try (Service one = first.join();
                Service other = second.join()) {
            assertTrue(one.output().contains("the demo as version 1"), one.output());
            assertTrue(other.output().contains("the demo as version 1"), other.output());
        }
    }

    private Service started(Map<String, String> environment) {
        try {
            return Service.start(folder, environment);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void revokesAKey() throws Exception {
        String key = addKey(Map.of(), "lender");

        Service.Ended listed = Service.run(folder, Map.of(), "keys", "list", "--workspace", "lender");
        Service.Ended revoked =
                Service.run(folder, Map.of(), "keys", "revoke", "--workspace", "lender", "--name", "default");

        assertTrue(listed.printed().contains("default"));
        assertFalse(listed.printed().contains(key));
        assertEquals(0, revoked.status(), revoked.complained());
        try (Service service = Service.start(folder, Map.of())) {
            assertEquals(401, service.post(EXECUTE, key, Service.START).statusCode());
        }
    }

    @Test
    void rollsADefinitionBack() throws Exception {
        String url = TestPostgres.newDatabase();
        WorkspaceId lender = new WorkspaceId("lender");
        DefinitionId id = new DefinitionId("657117e1d511b6e54fe2a967");
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(ENCRYPTION_KEY));
            DefinitionVersion first = Fixtures.published(store, lender, Fixtures.aDefinition(id));
            Fixtures.republished(store, lender, first);

            Service.Ended done = Service.run(
                    folder, onPostgres(url), "definitions", "rollback", "--workspace", "lender", id.hex(), "1");
            Service.Ended again = Service.run(
                    folder, onPostgres(url), "definitions", "rollback", "--workspace", "lender", id.hex(), "1");

            assertEquals(0, done.status(), done.complained());
            assertEquals(
                    "version 3 is current, and says what version 1 says",
                    done.printed().strip());
            assertEquals(
                    Optional.of(new DefinitionVersion(id, 3)),
                    store.definitions().current(lender, id));
            assertEquals(2, again.status());
            assertEquals(
                    "workfloo-server: version 3 is current, and says this already",
                    again.complained().strip());
        }
    }

    @Test
    void saysThatTheEmbeddedDatabaseIsOpen() throws Exception {
        try (Service service = Service.start(folder, Map.of())) {
            Service.Ended ended = Service.run(folder, Map.of(), "keys", "list", "--workspace", "demo");

            assertEquals(2, ended.status());
            assertTrue(
                    ended.complained().contains("is open in a running service: stop that service"), ended.complained());
            assertEquals(200, service.get("/health", "").statusCode());
        }
    }

    /** As an operator does it: a key is made beside the old one, and taken up when the service starts. */
    @Tag("long")
    @Test
    void changesTheKeyOfTheEmbeddedDatabase() throws Exception {
        Path key = folder.resolve(".workfloo").resolve("encryption.key");
        Path next = folder.resolve(".workfloo").resolve("encryption.key.next");
        String id;
        try (Service service = Service.start(folder, Map.of())) {
            id = id(service.post(EXECUTE, "demo", Service.START).body());
            Service.Ended beside = Service.run(folder, Map.of(), "keys", "encryption", "show");
            assertTrue(beside.complained().contains("stop that service"), beside.complained());
            assertEquals(1, beside.complained().lines().count(), beside.complained());
            Service.Ended rotated = Service.run(folder, Map.of(), "keys", "encryption", "rotate");
            assertEquals(new Service.Ended(2, "", beside.complained()), rotated);
            assertFalse(Files.exists(next), "the next start would take it");
            service.stop();
        }
        Files.writeString(next, "bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4=");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));

        try (Service service = Service.start(folder, Map.of())) {
            Awaiting.until(
                    "all is under the new key",
                    Duration.ofMinutes(1),
                    () -> service.output().contains("all that could be is under the encryption key"));
            assertEquals(
                    200,
                    service.get("/api/v1/workfloo/" + id + "?sandbox=true", "demo")
                            .statusCode());
            service.stop();
        }
        String old = EncryptionKey.inFile(key).id();
        Service.Ended dropped = Service.run(folder, Map.of(), "keys", "encryption", "drop", old);
        Files.move(key, folder.resolve("old"));
        Files.move(next, key);
        Files.move(folder.resolve("old"), next);

        assertEquals(
                "dropped " + old + ": no service needs it any more",
                dropped.printed().strip());
        try (Service service = Service.start(folder, Map.of())) {
            assertEquals(
                    200,
                    service.get("/api/v1/workfloo/" + id + "?sandbox=true", "demo")
                            .statusCode());
            assertFalse(service.output().contains("is written under"), "a key that was dropped stays away");
            service.stop();
        }
        Files.delete(next);
        Map<String, String> rolling = Map.of("WORKFLOO_ROLLING_FROM", JdbcStore.RELEASE_BEFORE);
        Service.Ended refused = Service.run(folder, rolling, "keys", "encryption", "rotate");
        assertTrue(refused.complained().contains("processes of the release before"), refused.complained());
        assertFalse(Files.exists(next), "the next start would take it");
    }

    @Test
    void refusesAnotherEncryptionKey() throws Exception {
        Map<String, String> environment = onPostgres();
        addKey(environment, "lender");
        var other = new HashMap<>(environment);
        other.put("WORKFLOO_ENCRYPTION_KEY", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=");

        Service.Ended ended = Service.run(folder, other, "keys", "list", "--workspace", "lender");

        assertEquals(2, ended.status());
        assertTrue(ended.complained().contains("was written under the encryption key"), ended.complained());
        assertFalse(ended.complained().contains("QUJD"), ended.complained());
    }

    private Map<String, String> onPostgres() {
        return onPostgres(TestPostgres.newDatabase());
    }

    private static Map<String, String> onPostgres(String url) {
        return Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", ENCRYPTION_KEY, "WORKFLOO_DEMO", "true");
    }

    private String addKey(Map<String, String> environment, String workspace) throws Exception {
        Service.Ended added =
                Service.run(folder, environment, "keys", "add", "--workspace", workspace, "--environment", "sandbox");
        assertEquals(0, added.status(), added.complained());
        return added.printed().strip();
    }

    private static String id(String body) throws Exception {
        return new ObjectMapper().readTree(body).path("id").textValue();
    }
}
