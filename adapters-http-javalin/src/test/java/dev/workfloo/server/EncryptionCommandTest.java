package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class EncryptionCommandTest {

    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4=";
    private static final String OLD_ID = EncryptionKey.of(OLD).id();
    private static final String NEW_ID = EncryptionKey.of(NEW).id();

    @TempDir
    Path folder;

    private final String url = TestPostgres.withTables();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int keys(String key, String... command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("keys", "encryption"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of(
                "--jdbc-url",
                url,
                "--encryption-key-file",
                Files.writeString(folder.resolve("key"), key).toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private int rotate() throws Exception {
        Path next = Files.writeString(folder.resolve("next"), NEW);
        return keys(OLD, "rotate", "--encryption-key-next-file", next.toString());
    }

    @Test
    void showsTheKeyThatThereIs() throws Exception {
        assertEquals(0, keys(OLD, "show"), err::toString);

        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("KEY"), out.toString());
        assertTrue(lines.get(1).startsWith(OLD_ID + "   the beginning"), out.toString());
        assertTrue(lines.get(1).endsWith("is written under"), out.toString());
    }

    @Test
    void bringsAKeyInAndTellsOfBoth() throws Exception {
        int rotated = rotate();
        int shown = keys(NEW, "show");

        assertEquals(List.of(0, 0), List.of(rotated, shown), err::toString);
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("key " + NEW_ID + " is written under in 15 seconds;"), out.toString());
        assertTrue(lines.get(2).startsWith(NEW_ID), out.toString());
        assertTrue(lines.get(3).startsWith(OLD_ID), out.toString());
        assertFalse(out.toString().contains(NEW) || out.toString().contains(OLD));
    }

    @Test
    void saysWhatIsWrongInOneLineAndChangesNothing() throws Exception {
        int without = keys(OLD, "rotate");
        rotate();
        Path old = Files.writeString(folder.resolve("old"), OLD);
        int again = keys(NEW, "rotate", "--encryption-key-next-file", old.toString());
        int early = keys(NEW, "drop", OLD_ID);
        int unknown = keys(NEW, "drop", "00000000");

        assertEquals(List.of(2, 2, 2, 2), List.of(without, again, early, unknown));
        List<String> lines = err.toString().lines().toList();
        assertTrue(
                lines.get(0)
                        .startsWith("workfloo-server: WORKFLOO_ENCRYPTION_KEY_NEXT or"
                                + " WORKFLOO_ENCRYPTION_KEY_NEXT_FILE is required"),
                lines.get(0));
        assertEquals(
                List.of(
                        "workfloo-server: the key " + OLD_ID
                                + " is there already: make another one with openssl rand -base64 32",
                        "workfloo-server: a process may still write under the key " + OLD_ID
                                + ": it can be dropped 10 minutes after the newest one was brought in",
                        "workfloo-server: there is no key 00000000"),
                lines.subList(1, lines.size()));
    }
}
