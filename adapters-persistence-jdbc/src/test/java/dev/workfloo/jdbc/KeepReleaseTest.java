package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writes into {@code target/release} what is kept of a release when it is made: databases, and a sample of each type. */
class KeepReleaseTest {

    private static final Path FOLDER = Path.of("target", "release").toAbsolutePath();
    private static final EncryptionKey KEY = EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY);

    @BeforeAll
    static void makeTheFolder() throws IOException {
        Files.createDirectories(FOLDER);
    }

    private static Set<String> missing(Map<String, Value> samples) {
        Set<String> missing = new TreeSet<>(StoredTypes.known());
        missing.removeAll(samples.keySet());
        return missing;
    }

    @Test
    void keepsADatabaseWithEveryTypeInH2() throws Exception {
        Path file = FOLDER.resolve("h2.mv.db");
        Files.deleteIfExists(file);
        Map<String, Value> samples;
        try (HikariDataSource pool = TestPostgres.pool("jdbc:h2:file:" + FOLDER.resolve("h2"))) {
            Value.Context manifest = ReleaseStory.tell(pool);
            samples = StoredTypes.in(pool, KEY, manifest);
            keep(manifest, samples);
        }
        compact();
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(FOLDER.resolve("h2.mv.db.gz")))) {
            Files.copy(file, zipped);
        }

        assertEquals(Set.of(), missing(samples), "let a flow in release/next, or ReleaseStory, come to");
    }

    @Test
    void keepsADatabaseWithEveryTypeInPostgres() throws Exception {
        Map<String, Value> samples;
        try (HikariDataSource pool = TestPostgres.newPool();
                HikariDataSource copy = TestPostgres.newPool()) {
            samples = StoredTypes.in(pool, KEY, ReleaseStory.tell(pool));
            String script = script(pool);
            Files.writeString(FOLDER.resolve("postgresql.sql"), script);

            try (Connection connection = copy.getConnection()) {
                PostgresScript.run(script, connection);
            }
            assertEquals(script, script(copy));
        }
        assertEquals(Set.of(), missing(samples), "let a flow in release/next, or ReleaseStory, come to");
    }

    private static void compact() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + FOLDER.resolve("h2"));
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    private static String script(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return PostgresScript.of(connection);
        }
    }

    private static void keep(Value.Context manifest, Map<String, Value> samples) throws IOException {
        Files.writeString(FOLDER.resolve("manifest.json"), StoredJson.text(manifest) + "\n");
        Files.writeString(
                FOLDER.resolve("samples.jsonl"),
                samples.entrySet().stream()
                        .map(sample ->
                                StoredJson.text(new Value.Context(Map.of(sample.getKey(), sample.getValue()))) + "\n")
                        .collect(Collectors.joining()));
    }
}
