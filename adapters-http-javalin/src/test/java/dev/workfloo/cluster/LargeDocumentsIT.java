package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Large documents through the port: many at once in a small process, and what is left of one that died. With
 * {@code -Dworkfloo.large-documents="10 256"}, as in the profile clients, each has 10 MB, and the heap 256 MiB.
 */
@Tag("long")
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CrashMatrixIT.PROCESSORS)
class LargeDocumentsIT {

    private static final String KEY = "dGhpcyBrZXkgaXMga2VwdCBpbiB0aGUgdGVzdCBkYXQ=";

    /** Megabytes of each of fifty, and mebibytes of the heap, which has no room for half of all. */
    private static final String[] LARGE =
            System.getProperty("workfloo.large-documents", "4 96").split(" ");

    private static final String HEAP = LARGE[1];

    @TempDir
    Path folder;

    private String h2() {
        return "jdbc:h2:file:" + folder.resolve("documents") + ";WRITE_DELAY=0";
    }

    private static Process keeper(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentKeeper.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void assertKeepsFifty(String url) throws Exception {
        Process keeper = keeper("many", url, KEY, LARGE[0] + "000000", "50");

        List<String> said = keeper.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("kept"))
                .toList();

        assertTrue(keeper.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, keeper.exitValue());
        assertEquals(List.of("kept 50 read back 50 in a heap of " + HEAP + " MiB"), said);
    }

    @Test
    void fiftyAtOnceAreKeptInASmallHeapOnPostgres() throws Exception {
        assertKeepsFifty(TestPostgres.newDatabase());
    }

    @Test
    void fiftyAtOnceAreKeptInASmallHeapOnH2() throws Exception {
        assertKeepsFifty(h2());
    }

    /** A process is killed that kept a document, which no step has taken, and half of another. */
    private static void assertForgotten(String url) throws Exception {
        Process keeper = keeper("half", url, KEY, "1000000");
        String[] kept;
        try (BufferedReader said = keeper.inputReader(StandardCharsets.UTF_8)) {
            kept = saying("kept", said).split(" ");
            saying("half", said);
            keeper.destroyForcibly().waitFor();
        }
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(KEY));
            ManualClock clock = new ManualClock(DocumentKeeper.NOW);
            Workfloo workfloo =
                    Workfloo.builder(store, clock, new SecureRandom()).build();
            ExecutionId execution = new ExecutionId(kept[1]);
            DocumentId whole = new DocumentId(kept[2]);
            Sql sql = new Sql(pool);

            clock.pass(DocumentReference.KEPT_UNTAKEN);
            assertEquals(0, workfloo.work().perform(Maintenance.DOCUMENTS));
            assertTrue(store.documents().find(execution, whole).isPresent());
            assertTrue(pieces(sql) > 16, "half of the second is there too");

            clock.pass(Duration.ofSeconds(1));
            assertEquals(2, workfloo.work().perform(Maintenance.DOCUMENTS));
            assertEquals(Optional.empty(), store.documents().find(execution, whole));
            assertEquals(0, pieces(sql));
        }
    }

    private static String saying(String word, BufferedReader said) throws Exception {
        String line = said.readLine();
        while (line != null && !line.startsWith(word)) line = said.readLine();
        return Optional.ofNullable(line).orElseThrow();
    }

    private static long pieces(Sql sql) {
        return sql.first("select count(*) from workfloo_document_piece", row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void whatAKilledProcessKeptIsForgottenOnPostgres() throws Exception {
        assertForgotten(TestPostgres.newDatabase());
    }

    @Test
    void whatAKilledProcessKeptIsForgottenOnH2() throws Exception {
        assertForgotten(h2());
    }
}
