package dev.workfloo.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line in processes of their own, where the machine's locale is another one. */
@Tag("long")
class MachinesLocaleTest {

    /** What stands in "Ñandú", as bytes, whatever this process can write. */
    private static final String NANDU = "\"$(printf '\\303\\221and\\303\\272')\"";

    private static final String MAIN =
            "exec \"$JAVA\" $FLAGS -XX:TieredStopAtLevel=1 -cp \"$CLASSES\" dev.workfloo.server.Main ";

    @TempDir
    private Path folder;

    /** What a command printed, complaints included, and how it ended. */
    private record Ended(int status, String printed) {}

    private Ended run(String flags, String shell) throws Exception {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", shell).directory(folder.toFile());
        command.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.environment().put("CLASSES", System.getProperty("java.class.path"));
        command.environment().put("FLAGS", flags);
        Process process = command.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys add --workspace lender --environment sandbox --name @",
                "keys revoke --workspace lender --name @",
                "keys list --workspace @",
                "definitions rollback --workspace lender @ 1",
                "pools rollback --workspace lender @ 1",
                "webhooks resend --workspace lender @",
                "--definitions @"
            })
    void namesThatItCannotReadAreRefused(String command) throws Exception {
        Ended ended = run("", "LC_ALL=C " + MAIN + command.replace("@", NANDU));

        String mend = "holds characters that cannot be read in the machine's locale (ANSI_X3.4-1968):"
                + " run the command with a UTF-8 locale, such as LC_ALL=C.UTF-8; --help explains\n";
        assertEquals(2, ended.status(), ended.printed());
        assertEquals("workfloo-server: \\ufffd\\ufffdand\\ufffd\\ufffd " + mend, ended.printed());
        assertFalse(Files.exists(folder.resolve(".workfloo")));
    }

    @Test
    void settingsThatItCannotReadAreRefused() throws Exception {
        Ended setting = run("", "LC_ALL=C WORKFLOO_JDBC_PASSWORD=" + NANDU + " " + MAIN + "keys list --workspace a");
        Ended secret = run("", "LC_ALL=C WORKFLOO_SECRET_BURO=" + NANDU + " " + MAIN + "keys list --workspace a");

        assertEquals(2, setting.status());
        assertTrue(setting.printed().contains("WORKFLOO_JDBC_PASSWORD holds"), setting.printed());
        assertEquals(2, secret.status());
        assertTrue(secret.printed().contains("WORKFLOO_SECRET_BURO holds"), secret.printed());
    }

    @Test
    void printsTheSameDigitsEverywhere() {
        StatusCallback told = new StatusCallback(
                new ExecutionId("64a8bc288de4164da93f339c"),
                12,
                StatusCallback.Kind.WAITING,
                Instant.parse("2026-03-01T12:00:00Z"),
                new CallbackReceiver("https://lender.example.com", Optional.empty()),
                "{}");
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            String line = WebhooksCommand.line(
                    new CallbackDelivery(told, new WorkspaceId("lender"), State.GIVEN_UP, 1_930).summary());

            assertEquals("\u0663", String.format("%d", 3));
            assertTrue(line.endsWith(" 2026-03-01T12:00:00Z           1930"), line);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void readsThemInAUtf8Locale() throws Exception {
        String name = NANDU;
        String database = "export LC_ALL=C.UTF-8 WORKFLOO_JDBC_URL='jdbc:h2:file:./database'"
                + " WORKFLOO_ENCRYPTION_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

        Ended added = run("", database + MAIN + "keys add --workspace a --environment sandbox --name " + name);
        Ended revoked = run(
                "-Duser.language=ar -Duser.country=EG", database + MAIN + "keys revoke --workspace a --name " + name);

        assertEquals(0, added.status(), added.printed());
        assertEquals("revoked Ñandú\n", revoked.printed());
    }
}
