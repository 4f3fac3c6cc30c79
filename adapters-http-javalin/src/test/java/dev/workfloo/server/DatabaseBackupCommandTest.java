package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code database backup} and {@code database restore} as an operator meets them while no service runs. */
class DatabaseBackupCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private String printed = "";
    private String complained = "";

    private int run(String url, String... words) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("database"));
        all.addAll(List.of(words));
        Path key = Files.writeString(folder.resolve("key"), KEY);
        all.addAll(List.of("--jdbc-url", url, "--encryption-key-file", key.toString()));
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        printed = out.toString();
        complained = err.toString();
        return status;
    }

    private String h2(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).resolve("workfloo");
    }

    @Test
    void savesAndBringsBack() throws Exception {
        try (var pool = TestPostgres.pool(h2("one"))) {
            JdbcStore.on(pool, EncryptionKey.of(KEY));
        }
        String copy = folder.resolve("copy.zip").toString();

        assertEquals(0, run(h2("one"), "backup", copy), complained);
        assertTrue(
                printed.contains("the key is not in it: keep it elsewhere, the file " + folder.resolve("key")),
                printed);
        assertEquals(0, run(h2("two"), "restore", copy), complained);
        assertTrue(printed.contains("with all work held back"), printed);

        assertEquals(1, run(h2("one"), "backup", copy));
        assertEquals("workfloo-server: " + copy + " is there already: name another file", complained.strip());
        assertEquals(1, run(h2("two"), "restore", copy));
        assertTrue(complained.startsWith("workfloo-server: a database is there already"), complained);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertEquals(2, run(h2("one"), "backup"));
        assertTrue(complained.contains("FILE must be given"), complained);
        assertEquals(1, run(h2("none"), "backup", folder.resolve("copy.zip").toString()));
        assertTrue(complained.contains("there is no database " + folder.resolve("none")), complained);
    }

    @Test
    void saysHowPostgresqlIsSaved() throws Exception {
        assertEquals(0, run("jdbc:postgresql://db/workfloo", "backup", "--jdbc-schema", "lending"), complained);

        assertTrue(printed.contains("pg_dump --format=custom --schema=lending"), printed);
        assertTrue(printed.contains("work pause"), printed);
        assertTrue(printed.contains("Keep the key elsewhere, the file " + folder.resolve("key")), printed);
    }
}
