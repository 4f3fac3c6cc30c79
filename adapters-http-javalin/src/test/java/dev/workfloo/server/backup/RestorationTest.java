package dev.workfloo.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A copy is brought back whole and held back, or nothing is changed. */
@Timeout(120)
class RestorationTest {

    @TempDir
    Path folder;

    private Copied database;
    private WorkflooExecution kept;
    private Path copy;
    private Path place;

    @BeforeEach
    void copy() throws Exception {
        database = new Copied(Files.createDirectory(folder.resolve("database")));
        kept = database.consented();
        copy = folder.resolve("copy.zip");
        database.copies().into(copy);
        place = Files.createDirectory(folder.resolve("place"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> inPlace() throws Exception {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String refused(Path from, Settings settings) throws Exception {
        List<String> before = inPlace();

        BackupFailed failed = assertThrows(BackupFailed.class, () -> Restoration.of(from, settings));

        assertEquals(before, inPlace());
        return String.valueOf(failed.getMessage());
    }

    @Test
    void holdsAllWorkBack() throws Exception {
        Path restored = Restoration.of(copy, Copied.settings(place));

        assertEquals(place.resolve("workfloo.mv.db"), restored);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(restored)));
        try (HikariDataSource pool = TestPostgres.pool(Copied.settings(place).jdbcUrl())) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(Copied.KEY));
            assertTrue(store.backlog().pausedSince().isPresent());
            assertEquals(2, store.backlog().behind("", 10).size(), "a code that may have gone out, and a call");
            assertEquals(Optional.of(kept), store.executions().find(kept.id()));
        }
        assertEquals(Optional.empty(), database.store().backlog().pausedSince());
    }

    /** H2 would have it open under its former name otherwise, for as long as the process lives. */
    @Test
    void closesTheFileWhateverTheUrlSays() throws Exception {
        String url = Copied.settings(place).jdbcUrl();
        Settings lasting = Settings.of(
                Map.of(),
                Map.of("WORKFLOO_JDBC_URL", url + ";DB_CLOSE_DELAY=-1", "WORKFLOO_ENCRYPTION_KEY", Copied.KEY));

        Restoration.of(copy, lasting);

        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(Copied.KEY));
            assertEquals(Optional.of(kept), store.executions().find(kept.id()));
        }
    }

    @Test
    void needsTheKeyThatItWasWrittenUnder() throws Exception {
        byte[] other = new byte[32];
        Arrays.fill(other, (byte) 7);
        String key = Base64.getEncoder().encodeToString(other);

        String message = refused(copy, Copied.settings(place, key));

        assertTrue(message.contains(EncryptionKey.of(Copied.KEY).id()), message);
        assertTrue(message.contains(EncryptionKey.of(key).id()), message);
    }

    @Test
    void putsNothingInThePlaceOfADatabase() throws Exception {
        Files.writeString(place.resolve("workfloo.mv.db"), "theirs");

        String message = refused(copy, Copied.settings(place));

        assertTrue(message.startsWith("a database is there already"), message);
        assertEquals("theirs", Files.readString(place.resolve("workfloo.mv.db")));
    }

    @Test
    void saysWhatIsNoCopy() throws Exception {
        Path none = Files.writeString(folder.resolve("none.zip"), "no zip");

        assertTrue(refused(none, Copied.settings(place)).contains("is no copy of a database"));
        assertTrue(refused(folder.resolve("away.zip"), Copied.settings(place)).startsWith("there is no copy"));
    }

    @Test
    void leavesPostgresqlToItsOwnMeans() throws Exception {
        Settings postgres = Settings.of(
                Map.of(), Map.of("WORKFLOO_JDBC_URL", "jdbc:postgresql://db/w", "WORKFLOO_ENCRYPTION_KEY", Copied.KEY));

        assertTrue(refused(copy, postgres).contains("work pause"));
    }
}
