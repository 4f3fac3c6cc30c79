package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.TimerFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with pending work, on a database of H2's whose service is stopped. */
class WorkCommandTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private String url = "";
    private Work.Call call = new Work.Call(Fixtures.anExecutionId(), BureauRun.BUREAU, 1, 1);
    private String printed = "";
    private String complained = "";

    @BeforeEach
    void keepACall() throws Exception {
        keepACallIn("jdbc:h2:file:" + folder.resolve("workfloo"));
        Files.writeString(folder.resolve("key"), KEY);
    }

    private void keepACallIn(String where) {
        url = where;
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(KEY));
            BureauRun run = BureauRun.calling(store, new WorkspaceId("lender"));
            store.journal().start(run.latest(), Optional.empty());
            call = run.call();
        }
    }

    private int run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("work"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--jdbc-url",
                url,
                "--encryption-key-file",
                folder.resolve("key").toString()));
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        printed = out.toString();
        complained = err.toString();
        return status;
    }

    private Optional<Outcome> outcome(ExecutionId id) {
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            return JdbcStore.on(pool, EncryptionKey.of(KEY))
                    .executions()
                    .find(id)
                    .orElseThrow()
                    .position()
                    .outcome();
        }
    }

    @Test
    void listsWhatIsPending() {
        assertEquals(0, run("list"), complained);

        List<String> lines = printed.lines().toList();
        assertEquals(2, lines.size(), printed);
        assertTrue(
                lines.get(1)
                        .matches("calls +lender +production +buro-pf +\\S+Z +\\S+Z +0  " + call.execution()
                                + "/bureau/1/1"),
                lines.get(1));
        assertEquals("1 calls; nothing holds it back in the database", complained.strip());
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        run("list", "--kind", "codes,callbacks");
        assertEquals(1, printed.lines().count(), printed);
        run("list", "--workspace", "rival");
        assertEquals(1, printed.lines().count(), printed);
        run("list", "--kind", "calls", "--workspace", "lender");
        assertEquals(2, printed.lines().count(), printed);
        assertEquals(2, run("list", "--kind", "letters"));
        assertEquals(
                "workfloo-server: --kind must be some of calls, codes, reports, callbacks, timers, verifications, pdfs",
                complained.strip());
    }

    @Test
    void listsTimersOnlyWhereTheyAreAskedFor() {
        ExecutionId waiting = keepAWait();

        run("list");
        assertFalse(printed.contains(waiting.hex()), printed);
        assertTrue(complained.contains("1 calls, 1 timers; "), complained);
        run("list", "--workspace", "lender");
        assertFalse(printed.contains(waiting.hex()), printed);
        assertTrue(complained.contains("1 calls; "), complained);
        run("list", "--kind", "timers", "--workspace", "lender");
        assertTrue(printed.lines().skip(1).allMatch(line -> line.matches("timers +lender +production +- .*")), printed);
        assertTrue(printed.contains(waiting.hex()), printed);
    }

    private ExecutionId keepAWait() {
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(KEY));
            Workfloo workfloo = Workfloo.builder(store, InstantSource.system(), new SecureRandom())
                    .build();
            workfloo.definitions()
                    .publish(new WorkspaceId("lender"), TimerFlow.document())
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
            return workfloo.executions()
                    .execute(StartWorkfloo.of(Scope.production("lender"), TimerFlow.ID)
                            .withForm(Map.of("day", "2026-03-10")))
                    .getOrElseThrow(problem -> new AssertionError(problem.message()))
                    .id();
        }
    }

    @Test
    void holdsBackAndLetsGo() {
        assertEquals(0, run("pause"), complained);
        assertTrue(printed.startsWith("all work is held back since "), printed);
        run("list");
        assertTrue(complained.contains("all is held back since "), complained);
        run("resume");
        assertEquals("work goes on", printed.strip());
        run("resume");
        assertEquals("nothing held work back in the database", printed.strip());
    }

    @Test
    void givesUpOnlyWhatIsHeldBack() {
        int status = run("give-up", "--kind", "calls", "--before", "2100-01-01T00:00Z", "--yes");

        assertEquals(2, status);
        assertTrue(complained.contains("run work pause before"), complained);
        assertEquals(Optional.empty(), outcome(call.execution()));
    }

    @Test
    void givesUpWhatWasToBeDoneBefore() {
        run("pause");

        run("give-up", "--kind", "calls", "--before", "2000-01-01T00:00Z", "--yes");
        assertEquals("0 given up", complained.strip());
        run("give-up", "--kind", "calls", "--before", "2100-01-01T00:00Z");
        assertEquals("1 would be given up; --yes gives them up", complained.strip());
        assertEquals(Optional.empty(), outcome(call.execution()));

        assertEquals(0, run("give-up", "--kind", "calls", "--before", "2100-01-01T00:00Z", "--yes"), complained);

        assertEquals("1 given up", complained.strip());
        assertTrue(printed.contains(call.execution() + "/bureau/1/1"), printed);
        assertEquals(Optional.of(Outcome.ERROR), outcome(call.execution()));
        run("list");
        assertFalse(printed.contains(call.execution().hex()), printed);
    }

    /** As one of the release before does, which does not see that all is held back. */
    @Test
    void givesNothingUpWhileAProcessWorks() throws Exception {
        keepACallIn(TestPostgres.newDatabase());
        try (HikariDataSource pool = TestPostgres.pool(url);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            JdbcStore.on(pool, EncryptionKey.of(KEY))
                    .backlog()
                    .pause(Instant.now().minusSeconds(60));
            statement.execute(
                    "insert into workfloo_work (task_name, task_instance, execution_time, picked, picked_by,"
                            + " last_heartbeat, version) values ('workfloo', 'work of another', now(), true, 'another', now(), 1)");
        }

        assertEquals(2, run("give-up", "--kind", "calls", "--before", "2100-01-01T00:00Z", "--yes"));

        assertTrue(complained.contains("another process does work on this database"), complained);
        assertEquals(Optional.empty(), outcome(call.execution()));
    }

    @Test
    void wantsATimeWithItsOffset() {
        assertEquals(2, run("give-up", "--kind", "calls", "--before", "yesterday"));

        assertTrue(complained.contains("--before must be a time with its offset"), complained);
    }
}
