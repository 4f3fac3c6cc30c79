package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Scope SCOPE = Scope.production("lender");

    @TempDir
    Path folder;

    private final String url = TestPostgres.withTables();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int retention(String... arguments) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        List<String> all = new ArrayList<>(List.of("retention"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--workspace", "lender", "--jdbc-url", url, "--encryption-key-file", key.toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    /** Ended long ago. */
    private void ended() {
        try (Database database = Database.openForOne(
                Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", KEY)))) {
            InstantSource before = () -> database.clock().instant().minus(Duration.ofDays(91));
            WorkflooDefinition definition = read(object(
                    "id",
                    aDefinitionId().hex(),
                    "name",
                    "Ends at once",
                    "start",
                    "done",
                    "nodes",
                    List.of(aLabelNode("done", "", "ended"))));
            published(database.store(), SCOPE.workspace(), definition);
            Workfloo.builder(database.store(), before, new SecureRandom())
                    .build()
                    .executions()
                    .execute(StartWorkfloo.of(SCOPE, definition.id().hex()))
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
        }
    }

    @Test
    void saysWhatRulesComeTo() throws Exception {
        int first = retention("set", "--executions", "P5Y", "--callbacks", "P90D");
        int second = retention("set", "--environment", "sandbox", "--executions", "P30D");
        int third =
                retention("set", "--environment", "production", "--outcome", "abandoned", "--executions", "forever");
        String before = out.toString();

        int shown = retention("show");

        String told = out.toString().substring(before.length());
        assertEquals(List.of(0, 0, 0, 0), List.of(first, second, third, shown), err.toString());
        assertEquals(
                List.of(
                        "ENVIRONMENT  OUTCOME    EXECUTIONS  CALLBACKS",
                        "both         all        P5Y         P90D",
                        "production   abandoned  forever     -",
                        "sandbox      all        P30D        -",
                        "",
                        "production   success    executions P5Y, older now: 0; callbacks P90D, older now: 0",
                        "production   error      executions P5Y, older now: 0; callbacks P90D, older now: 0",
                        "production   abandoned  executions forever, older now: 0; callbacks P90D, older now: 0",
                        "sandbox      success    executions P30D, older now: 0; callbacks P90D, older now: 0",
                        "sandbox      error      executions P30D, older now: 0; callbacks P90D, older now: 0",
                        "sandbox      abandoned  executions P30D, older now: 0; callbacks P90D, older now: 0"),
                told.lines().toList());
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        ended();

        int status = retention("set", "--executions", "P90D", "--dry-run");
        String rehearsed = out.toString();
        retention("show");

        assertEquals(0, status, err.toString());
        assertTrue(rehearsed.contains("production   success    executions P90D, older now: 1"), rehearsed);
        assertTrue(rehearsed.endsWith("nothing was changed\n"), rehearsed);
        assertTrue(out.toString().contains("production   success    executions forever"), out.toString());
    }

    @Test
    void takesARuleBack() throws Exception {
        retention("set", "--outcome", "error", "--executions", "P90D");

        int cleared = retention("clear", "--outcome", "error");
        int again = retention("clear", "--outcome", "error");

        assertEquals(List.of(0, 1), List.of(cleared, again), err.toString());
        assertTrue(out.toString().endsWith("there is no rule for environment both, outcome error\n"), out.toString());
    }

    /** P5D for P5Y would be one letter. */
    @Test
    void deletesNothingThatNobodyAskedFor() throws Exception {
        ended();
        retention("set", "--executions", "P5Y");
        String before = out.toString();

        int refused = retention("set", "--executions", "P5D");
        String changed = out.toString().substring(before.length());
        int shown = retention("show");
        int asked = retention("set", "--executions", "P5D", "--delete-older");
        int longer = retention("set", "--executions", "P6D");

        assertEquals(List.of(2, 0, 0, 0), List.of(refused, shown, asked, longer), err.toString());
        assertEquals("", changed);
        assertTrue(out.toString().contains("production   success    executions P5Y, older now: 0"), out.toString());
        assertTrue(out.toString().contains("production   success    executions P6D, older now: 1"), out.toString());
        assertEquals(
                List.of(
                        "workfloo-server: services would delete for good what is kept now, executions: 1, callbacks: 0; nothing was"
                                + " changed: --dry-run shows of which kind they are, and --delete-older has them deleted"),
                err.toString().lines().toList());
    }

    /** What a rule kept may be older than a more general one says. */
    @Test
    void clearingDeletesNothingThatNobodyAskedFor() throws Exception {
        ended();
        retention("set", "--outcome", "success", "--executions", "forever");
        retention("set", "--executions", "P90D");

        int rehearsed = retention("clear", "--outcome", "success", "--dry-run");
        String told = out.toString();
        int refused = retention("clear", "--outcome", "success");
        int asked = retention("clear", "--outcome", "success", "--delete-older");

        assertEquals(List.of(0, 2, 0), List.of(rehearsed, refused, asked), err.toString());
        assertTrue(told.contains("production   success    executions P90D, older now: 1"), told);
        assertTrue(told.endsWith("nothing was changed\n"), told);
    }

    @Test
    void refusesWhatItCannotMean() throws Exception {
        List<Integer> statuses = List.of(
                retention("set", "--executions", "5y"),
                retention("set", "--callbacks", "PT1H"),
                retention("set"),
                retention("set", "--outcome", "refused", "--executions", "P5Y"),
                retention("set", "--environment", "test", "--executions", "P5Y"));

        String form = "must be a period of ISO 8601 from P1D to P1000Y, such as P5Y, P6M, P90D or PT36H, or forever";
        assertEquals(List.of(2, 2, 2, 2, 2), statuses);
        assertEquals(
                List.of(
                        "workfloo-server: --executions " + form,
                        "workfloo-server: --callbacks " + form,
                        "workfloo-server: say how long: --executions, --callbacks or both",
                        "workfloo-server: --outcome must be success, error, abandoned or all",
                        "workfloo-server: --environment must be sandbox, production or both"),
                err.toString().lines().toList());
        assertEquals("", out.toString());
    }
}
