package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.StatusCallback.Kind;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator learns of callbacks that were taken. */
class WebhooksCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final String BODY = "{\"status\": \"PROGRESS\"}";

    @TempDir
    Path folder;

    private final String url = TestPostgres.withTables();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int webhooks(String... arguments) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        List<String> all = new ArrayList<>(List.of("webhooks"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--workspace", "lender", "--jdbc-url", url, "--encryption-key-file", key.toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private StatusCallback told(State then) {
        try (Database database = Database.openForOne(
                Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", KEY)))) {
            JdbcStore store = database.store();
            Progress started = begun(aStart(Fixtures.production(LENDER), aPublishedDefinition(store, LENDER)));
            StatusCallback callback = new StatusCallback(
                    started.execution().id(),
                    started.execution().revision(),
                    Kind.STARTED,
                    NOON,
                    new CallbackReceiver("https://client.example/hook", Optional.of("their-key")),
                    BODY);
            store.journal().start(started.withCallback(callback, new NodeId("applicant")), Optional.empty());
            store.callbackDeliveries()
                    .find(callback.execution(), callback.revision())
                    .ifPresent(it -> store.callbackDeliveries().settle(it.tried(then), NOON.plusSeconds(2)));
            return callback;
        }
    }

    @Test
    void givesTheReceiptOfWhatWasTaken() throws Exception {
        StatusCallback callback = told(State.DELIVERED);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(StandardCharsets.UTF_8)));

        int status = webhooks("receipt", callback.id());

        assertEquals(0, status, err.toString());
        assertEquals(
                List.of(
                        callback.id() + " workfloo.started, happened 2026-03-01T12:00:00Z",
                        "to https://client.example/hook",
                        "it was taken at 2026-03-01T12:00:02Z, tries 1",
                        "SHA-256 of its body " + hash),
                out.toString().lines().toList());
    }

    @Test
    void saysWhyWhatWasTakenIsNotSentAgain() throws Exception {
        StatusCallback callback = told(State.DELIVERED);

        int status = webhooks("resend", callback.id());

        assertEquals(1, status, err.toString());
        assertEquals(
                callback.id() + " cannot be sent again: it was taken at 2026-03-01T12:00:02Z, and its body is not kept"
                        + " any more; ask for the execution's status instead",
                out.toString().strip());
    }

    @Test
    void hasNoReceiptOfWhatWasNotTaken() throws Exception {
        StatusCallback callback = told(State.GIVEN_UP);

        int pending = webhooks("receipt", callback.id());
        int nobodys = webhooks("receipt", "evt_64a8bc288de4164da93f339c_1");

        assertEquals(List.of(1, 1), List.of(pending, nobodys), err.toString());
        assertEquals(
                List.of(
                        callback.id() + " was not taken yet, is kept no longer, or is not this workspace's",
                        "evt_64a8bc288de4164da93f339c_1 was not taken yet, is kept no longer, or is not this workspace's"),
                out.toString().lines().toList());
    }
}
