package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Scope SCOPE = Scope.production("lender");

    @TempDir
    Path folder;

    private final String url = TestPostgres.withTables();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int rekey() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "search",
                        "rekey",
                        "--workspace",
                        "lender",
                        "--jdbc-url",
                        url,
                        "--encryption-key-file",
                        key.toString());
    }

    private void start() {
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Asks for a name",
                "start",
                "ask",
                "nodes",
                List.of(aFormNode("ask", "", aField("first_name", "TEXT", "searchable", true)))));
        try (Database database = Database.openForOne(
                Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", KEY)))) {
            published(database.store(), SCOPE.workspace(), definition);
            Workfloo.builder(database.store(), database.clock(), new SecureRandom())
                    .build()
                    .executions()
                    .execute(StartWorkfloo.of(SCOPE, definition.id().hex()).withForm(Map.of("first_name", "Ana")))
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
        }
    }

    @Test
    void refusesAWorkspaceOfWhichNothingIsIndexed() throws Exception {
        int first = rekey();
        int second = rekey();

        assertEquals(List.of(2, 2), List.of(first, second));
        assertEquals(
                List.of(
                        "workfloo-server: --workspace: nothing of lender is indexed",
                        "workfloo-server: --workspace: nothing of lender is indexed"),
                err.toString().lines().toList());
        assertEquals("", out.toString());
    }

    @Test
    void saysWhichKeyIsWrittenWithAndWhen() throws Exception {
        start();

        int status = rekey();

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().startsWith("key 2 of lender is written with in 15 seconds;"), out.toString());
    }
}
