package dev.workfloo.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is made while many write is whole, and holds all that was acknowledged before it was begun. */
@Timeout(300)
class DatabaseCopyTest {

    private static final int WRITERS = 4;
    private static final int COPIES = 3;

    @TempDir
    Path folder;

    private Copied database;
    private Path copies;

    @BeforeEach
    void open() throws Exception {
        copies = Files.createDirectory(folder.resolve("copies"));
        database = new Copied(Files.createDirectory(folder.resolve("database")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> inCopies() throws Exception {
        try (Stream<Path> files = Files.list(copies)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void holdsAllThatWasAcknowledgedBefore() throws Exception {
        Queue<WorkflooExecution> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean isOver = new AtomicBoolean();
        var writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writing.add(writers.submit(() -> {
                while (!isOver.get()) acknowledged.add(database.consented());
            }));
        }
        List<List<WorkflooExecution>> before = new ArrayList<>();
        try {
            for (int i = 0; i < COPIES; i++) {
                int more = acknowledged.size() + 20;
                while (acknowledged.size() < more) Thread.onSpinWait();
                before.add(List.copyOf(acknowledged));
                database.copies().into(copies.resolve(i + ".zip"));
            }
        } finally {
            isOver.set(true);
            for (Future<?> each : writing) each.get();
            writers.shutdown();
        }

        for (int i = 0; i < COPIES; i++) assertHolds(copies.resolve(i + ".zip"), before.get(i), acknowledged.size());
    }

    private void assertHolds(Path copy, List<WorkflooExecution> acknowledged, int most) throws Exception {
        Path place = Files.createTempDirectory(folder, "restored");
        Restoration.of(copy, Copied.settings(place));
        try (HikariDataSource pool = TestPostgres.pool(Copied.settings(place).jdbcUrl())) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(Copied.KEY));
            for (WorkflooExecution each : acknowledged) {
                assertEquals(Optional.of(each), store.executions().find(each.id()));
                assertEquals(
                        each,
                        store.executions()
                                .history(each.start().scope(), each.id())
                                .orElseThrow()
                                .execution());
            }
            Workfloo workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                    .build();
            while (workfloo.work().perform(Maintenance.CONSENTS) > 0) {
                // Some more.
            }
            ChainVerdict verdict = workfloo.consents().verify(Copied.LENDER);
            assertEquals(Optional.empty(), verdict.broken());
            long proven = verdict.intact().sequence();
            assertTrue(proven >= acknowledged.size() && proven <= most, proven + " of " + acknowledged.size());
        }
    }

    @Test
    void isItsOwnersAlone() throws Exception {
        Path copy = copies.resolve("copy.zip");

        long bytes = database.copies().into(copy);

        assertEquals(Files.size(copy), bytes);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        assertEquals(List.of("copy.zip"), inCopies());
    }

    @Test
    void leavesWhatIsThereAsItIs() throws Exception {
        Path there = Files.writeString(copies.resolve("copy.zip"), "theirs");

        BackupFailed failed =
                assertThrows(BackupFailed.class, () -> database.copies().into(there));

        assertEquals(there + " is there already: name another file", failed.getMessage());
        assertEquals("theirs", Files.readString(there));
    }

    @Test
    void saysWhereThereIsNoFolder() throws Exception {
        BackupFailed nowhere = assertThrows(
                BackupFailed.class,
                () -> database.copies().into(copies.resolve("none").resolve("copy.zip")));

        assertEquals(
                "there is no folder " + copies.resolve("none") + ": make it, or name another one",
                nowhere.getMessage());
        assertEquals(List.of(), inCopies());
    }

    /** It would be cut off, or say something else, in the URL by which the copy is tried. */
    @Test
    void makesNoneWhereItCannotBeTried() throws Exception {
        BackupFailed failed =
                assertThrows(BackupFailed.class, () -> database.copies().into(copies.resolve("a;INIT=x.zip")));

        assertTrue(String.valueOf(failed.getMessage()).contains("where its path has a ; in it"), failed.getMessage());
        assertEquals(List.of(), inCopies());
    }

    @Test
    void saysThatItMakesNoneOfAnEncryptedFile() {
        Settings encrypted = Settings.of(
                Map.of(), Map.of("WORKFLOO_JDBC_URL", "jdbc:h2:file:" + folder.resolve("encrypted") + ";CIPHER=AES"));

        BackupFailed failed = assertThrows(
                BackupFailed.class,
                () -> new DatabaseCopy(Database.asItIs(encrypted), encrypted).into(copies.resolve("copy.zip")));

        assertEquals(DatabaseCopy.ENCRYPTED, failed.getMessage());
    }

    @Test
    void whatItHadKeptForTheCopyIsWrittenOverAgain() throws Exception {
        database.copies().into(copies.resolve("copy.zip"));

        assertEquals("45000", retention());
        change("set retention_time 86400000");
        database.copies().settle();
        assertEquals("45000", retention());
    }

    private String retention() throws Exception {
        try (var connection = Database.asItIs(database.settings()).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'RETENTION_TIME'")) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    private void change(String sql) throws Exception {
        try (var connection = Database.asItIs(database.settings()).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aCopyThatCannotBeReadIsFound() throws Exception {
        Path copy = copies.resolve("copy.zip");
        database.consented();
        database.copies().into(copy);
        byte[] bytes = Files.readAllBytes(copy);
        Path cut = Files.write(copies.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThrows(Exception.class, () -> CopyTrial.of(cut, database.settings()));
        CopyTrial.of(copy, database.settings());

        assertFalse(inCopies().stream().anyMatch(name -> name.startsWith(".")), inCopies()::toString);
    }
}
