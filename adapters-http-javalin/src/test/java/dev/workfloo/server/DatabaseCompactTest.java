package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCompactTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int compact(String url) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("database", "compact", "--jdbc-url", url, "--encryption-key-file", key.toString());
    }

    @Test
    void saysWhatBecameOfTheFile() throws Exception {
        String url = "jdbc:h2:file:" + folder.toRealPath().resolve("lender");

        int first = compact(url);
        int again = compact(url);

        assertEquals(0, first + again, err.toString());
        assertTrue(
                out.toString().startsWith(folder.toRealPath().resolve("lender.mv.db") + " was compacted in "),
                out.toString());
        assertEquals(2, out.toString().lines().count());
    }

    @Test
    void refusesADatabaseThatIsNoFile() throws Exception {
        int status = compact(TestPostgres.newDatabase());

        assertEquals(2, status);
        assertEquals(
                "workfloo-server: the database is no file of H2's that one process has for itself: of PostgreSQL, vacuum full gives"
                        + " room back",
                err.toString().strip());
    }
}
