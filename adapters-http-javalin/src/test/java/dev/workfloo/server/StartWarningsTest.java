package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import dev.workfloo.server.log.HeardLines;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.watch.UnknownParties;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What operators are told at start, and what they can tell of it later. */
@Timeout(60)
class StartWarningsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.workfloo");
    private final HeardLines lines = new HeardLines();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    private List<String> said() {
        return lines.said().stream()
                .filter(line -> line.startsWith("nobody looked") || line.startsWith("others than"))
                .toList();
    }

    @Test
    void aCheckThatBreaksOffSaysSo() {
        OutdatedDefinitions.warn(() -> {
            throw new IllegalStateException("KIBA801010");
        });
        UnknownParties.warn(
                () -> {
                    throw new IllegalStateException("KIBA801010");
                },
                Set.of());

        assertEquals(
                List.of(
                        "nobody looked whether what is published would be published today: java.lang.IllegalStateException",
                        "nobody looked whether this process knows all that definitions need:"
                                + " java.lang.IllegalStateException"),
                said());
    }

    @Test
    void nothingWaitsForWhatIsLookedAtAsideAndTheEndCutsItOff() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        try (Housekeeping housekeeping = new Housekeeping()) {
            housekeeping.run(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    daemon.complete(Thread.currentThread().isDaemon());
                }
            });
            begun.await();
        }

        assertTrue(daemon.get(1, TimeUnit.MINUTES));
    }

    @Test
    void filesOfPasswordsThatOthersReadAreNamedOnce() throws Exception {
        Path open = Files.writeString(folder.resolve("password"), "geheim");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Settings settings = Settings.of(
                Map.of(),
                Map.of("WORKFLOO_JDBC_PASSWORD_FILE", open.toString(), "WORKFLOO_SMTP_PASSWORD_FILE", open.toString()));

        settings.jdbcPassword();
        settings.jdbcPassword();
        settings.secret(Setting.SMTP_PASSWORD, Setting.SMTP_PASSWORD_FILE);

        assertEquals(
                List.of(
                        "others than its owner can read " + open + " (WORKFLOO_JDBC_PASSWORD_FILE): chmod 600",
                        "others than its owner can read " + open + " (WORKFLOO_SMTP_PASSWORD_FILE): chmod 600"),
                said());
    }

    @Test
    void filesOfPasswordsThatNobodyElseReadsAreNot() throws Exception {
        Path kept = Files.writeString(folder.resolve("password"), "geheim");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));

        Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_PASSWORD_FILE", kept.toString()))
                .jdbcPassword();

        assertEquals(List.of(), said());
    }

    @Test
    void lossesAreCountedFromNought() throws Exception {
        Path connectors = Files.writeString(folder.resolve("connectors.json"), """
                {"services": {"bureau": {"url": "http://127.0.0.1:1"}},
                 "channels": {"sms": {"url": "http://127.0.0.1:1", "request": {"text": "/text"}}}}
                """);
        Map<Setting, String> flags = Map.of(
                Setting.PORT, "0",
                Setting.JDBC_URL, "jdbc:h2:mem:nought;DB_CLOSE_DELAY=-1",
                Setting.ENCRYPTION_KEY, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                Setting.CONNECTORS, connectors.toString(),
                Setting.SMTP_HOST, "mail.example",
                Setting.SMTP_FROM, "nip@sur.example");
        try (WorkflooServer server = WorkflooServer.start(Settings.of(flags, Map.of()))) {
            HttpRequest scrape = HttpRequest.newBuilder(URI.create(server.address() + "/metrics"))
                    .build();
            String metrics = HttpClient.newHttpClient()
                    .send(scrape, BodyHandlers.ofString())
                    .body();

            for (String peer : List.of(
                    "name=\"bureau\",peer=\"service\"",
                    "name=\"sms\",peer=\"channel\"",
                    "name=\"email\",peer=\"channel\"",
                    "name=\"any\",peer=\"receiver\"")) {
                String series = "workfloo_outbound_lost_total{cause=\"silence\"," + peer + "} 0.0";
                assertTrue(metrics.contains(series), series);
            }
        }
    }
}
