package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Counts what is open, whoever else has something open in the same database. */
abstract class CensusContract {

    abstract JdbcStore store();

    abstract DataSource connections();

    private long waiting(String waitingFor) {
        return store().census(NOON).waiting().stream()
                .filter(it -> it.waitingFor().equals(waitingFor) && it.environment() == Environment.PRODUCTION)
                .mapToLong(Census.Waiting::count)
                .sum();
    }

    private Optional<Census.Pending> calls(Instant now) {
        return store().census(now).work().stream()
                .filter(it -> it.kind().equals("CALL"))
                .findFirst();
    }

    private BureauRun started(BureauRun run) {
        store().journal().start(run.latest(), Optional.empty());
        return run;
    }

    @Test
    void tellsWhatExecutionsWaitFor() {
        long nips = waiting("NIP");
        long connectors = waiting("CONNECTOR");

        started(BureauRun.begun(store(), aWorkspace()));
        BureauRun calling = started(BureauRun.calling(store(), aWorkspace()));
        long atBureaus = waiting("CONNECTOR");
        assertTrue(saved(
                store(), calling.answer(new Answered(context("score", 712), Optional.of(200))), Optional.empty()));

        assertEquals(nips + 1, waiting("NIP"));
        assertEquals(connectors + 1, atBureaus);
        assertEquals(connectors, waiting("CONNECTOR"));
    }

    @Test
    void tellsWhatIsDueAndSinceWhen() {
        long count = calls(NOON).map(Census.Pending::count).orElse(0L);
        long due = calls(NOON).map(Census.Pending::due).orElse(0L);

        started(BureauRun.calling(store(), aWorkspace()));

        Census.Pending before = calls(NOON.minusSeconds(1)).orElseThrow();
        Census.Pending after = calls(NOON.plusSeconds(60)).orElseThrow();
        assertEquals(count + 1, before.count());
        assertEquals(count + 1, after.count());
        assertTrue(after.due() > due && after.due() > before.due(), before + " " + after);
        assertTrue(!after.dueSince().orElseThrow().isAfter(NOON), after.toString());
    }

    @Test
    void countsWhatOlderProcessesWrite() throws Exception {
        String unsaid = aStartedExecution(store(), aWorkspace()).id().hex();
        String ended = aStartedExecution(store(), aWorkspace()).id().hex();
        long forms = waiting("FORM");
        long unknown = waiting("UNKNOWN");

        change("update workfloo_execution set waiting_for = null where id = '" + unsaid + "'");
        change("update workfloo_execution set status = 'SUCCESS' where id = '" + ended + "'");

        assertEquals(forms - 2, waiting("FORM"));
        assertEquals(unknown + 1, waiting("UNKNOWN"));
    }

    @Test
    void tellsSinceWhenTheOneThatWaitsLongestWaits() throws Exception {
        String longest = aStartedExecution(store(), aWorkspace()).id().hex();
        Instant longAgo = Instant.parse("1901-02-03T04:05:06Z");

        change(
                "update workfloo_execution set modified_at = timestamp with time zone '1901-02-03 04:05:06+00' where id = '"
                        + longest + "'");
        Optional<Instant> since = since("FORM");
        change("update workfloo_execution set status = 'SUCCESS' where id = '" + longest + "'");

        assertEquals(Optional.of(longAgo), since);
        assertNotEquals(since, since("FORM"));
    }

    private Optional<Instant> since(String waitingFor) {
        return store().census(NOON).waiting().stream()
                .filter(it -> it.waitingFor().equals(waitingFor) && it.environment() == Environment.PRODUCTION)
                .findFirst()
                .flatMap(Census.Waiting::since);
    }

    /** The migration reads it out of what older releases wrote. */
    @Test
    void tellsItOfWhatOlderReleasesWrote() throws Exception {
        List<WorkspaceId> own = List.of(aWorkspace(), aWorkspace(), aWorkspace());
        started(BureauRun.begun(store(), own.get(0)));
        started(BureauRun.calling(store(), own.get(1)));
        aStartedExecution(store(), own.get(2));
        Map<String, String> written = waitingFor(own);

        change("update workfloo_execution set waiting_for = null");
        change(migration());

        assertEquals(written, waitingFor(own));
        assertEquals(Set.of("FORM", "NIP", "CONNECTOR"), Set.copyOf(written.values()));
    }

    private static String migration() throws IOException {
        try (InputStream script = JdbcStore.class.getResourceAsStream("migration/V4__where_executions_wait.sql")) {
            String text = new String(script.readAllBytes(), UTF_8);
            return text.substring(text.indexOf("update "), text.indexOf(";", text.indexOf("update ")));
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        // PostgreSQL has counted it; H2, beside which no older process runs, counts it now.
        store().tidy();
    }

    private Map<String, String> waitingFor(List<WorkspaceId> workspaces) throws SQLException {
        Map<String, String> byId = new HashMap<>();
        try (Connection connection = connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, waiting_for, workspace from workfloo_execution")) {
            while (rows.next()) {
                boolean isOwn = workspaces.contains(new WorkspaceId(rows.getString(3)));
                if (isOwn) byId.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return byId;
    }
}
