package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.KeptStart;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What stands in the database of an idempotency key, and what processes of the release before have of that. */
abstract class StartKeysContract {

    /** As 9468d7f has it. */
    private static final String INSERT_AS_BEFORE = """
            insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String FIND_AS_BEFORE = """
            select execution_id from workfloo_start_key
            where workspace = ? and environment = ? and start_key = ? and fingerprint = ?""";

    private final WorkspaceId workspace = aWorkspace();
    private final IdempotencyKey key = anIdempotencyKey();

    abstract JdbcStore store();

    /** The same database, beside processes of the release before. */
    abstract JdbcStore rolling();

    abstract DataSource connections();

    private Progress aStartOfOurs() {
        return begun(aStart(production(workspace), aPublishedDefinition(store(), workspace)));
    }

    private StartResult started(JdbcStore store, Progress start) {
        return store.journal().start(start, Optional.of(key));
    }

    private List<String> rows() {
        return new Sql(connections())
                .list(
                        "select start_key from workfloo_start_key where workspace = ?",
                        row -> row.getString(1),
                        workspace.name());
    }

    private Optional<String> foundAsBefore() {
        return new Sql(connections())
                .first(
                        FIND_AS_BEFORE,
                        row -> row.getString(1),
                        workspace.name(),
                        "PRODUCTION",
                        key.key(),
                        key.fingerprint());
    }

    private Optional<ExecutionId> found() {
        return store().executions()
                .startedUnder(production(workspace), key.key())
                .map(KeptStart::id);
    }

    /** @return false when the key is taken */
    private boolean keptAsBefore(WorkflooExecution execution, Instant at) throws SQLException {
        try (Connection connection = connections().getConnection()) {
            Sql.update(
                    connection,
                    INSERT_AS_BEFORE,
                    workspace.name(),
                    "PRODUCTION",
                    key.key(),
                    key.fingerprint(),
                    execution.id().hex(),
                    at);
            return true;
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw e;
        }
    }

    private WorkflooExecution startedBefore(Instant at) throws SQLException {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        assertTrue(keptAsBefore(execution, at));
        return execution;
    }

    @Test
    void keepsNoKeyInClearText() {
        started(store(), aStartOfOurs());

        assertEquals(1, rows().size());
        assertFalse(rows().get(0).contains(key.key()), rows().toString());
    }

    @Test
    void isFoundByTheReleaseBeforeWhileRolling() {
        Progress start = aStartOfOurs();

        assertInstanceOf(Kept.class, started(rolling(), start));

        assertEquals(Optional.of(start.execution().id().hex()), foundAsBefore());
        assertEquals(Optional.of(start.execution().id()), found());
        assertEquals(2, rows().size());
    }

    @Test
    void keepsNothingOfWhatIsNotStartedWhileRolling() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Progress outdated =
                begun(aStart(production(workspace), new DefinitionVersion(version.definition(), version.number() + 1)));

        started(rolling(), outdated);

        assertEquals(List.of(), rows());
    }

    @Test
    void startsNothingAgainThatTheReleaseBeforeStarted() throws Exception {
        WorkflooExecution before = startedBefore(Instant.now());

        for (JdbcStore store : List.of(store(), rolling())) {
            Progress again = aStartOfOurs();

            assertEquals(new KeyTaken(), started(store, again));
            assertEquals(
                    Optional.empty(), store.executions().find(again.execution().id()));
        }
        assertEquals(Optional.of(before.id()), found());
        assertEquals(List.of(key.key()), rows());
    }

    @Test
    void forgetsClearTextAsItForgetsHashes() throws Exception {
        Instant longAgo = Instant.parse("1998-01-01T00:00:00Z");
        startedBefore(longAgo);

        store().journal().forgetKeys(longAgo.plus(Duration.ofHours(1)));
        List<String> left = rows();
        StartResult again = started(store(), aStartOfOurs());

        assertEquals(List.of(), left);
        assertInstanceOf(Kept.class, again);
        assertEquals(Optional.empty(), foundAsBefore());
    }

    @Test
    void letsOneOfBothReleasesStart() {
        List<Progress> starts =
                Collections.nCopies(24, 0).stream().map(it -> aStartOfOurs()).toList();
        List<WorkflooExecution> before = Collections.nCopies(24, 0).stream()
                .map(it -> aStartedExecution(store(), workspace))
                .toList();

        List<Boolean> won = Race.of(
                24,
                number -> number % 2 == 0
                        ? keptAsBefore(before.get(number), Instant.now())
                        : started(rolling(), starts.get(number)) instanceof Kept);

        int winner = won.indexOf(true);
        ExecutionId right =
                (winner % 2 == 0 ? before.get(winner) : starts.get(winner).execution()).id();
        assertEquals(1, Collections.frequency(won, true), won.toString());
        assertEquals(Optional.of(right), found());
        assertEquals(Optional.of(right.hex()), foundAsBefore());
    }

    /** As when the setting is taken away, one process after the other. */
    @Test
    void letsOneStartWhetherItIsRollingOrNot() {
        List<Progress> starts =
                Collections.nCopies(24, 0).stream().map(it -> aStartOfOurs()).toList();

        List<Boolean> won = Race.of(
                24, number -> started(number % 2 == 0 ? store() : rolling(), starts.get(number)) instanceof Kept);

        assertEquals(1, Collections.frequency(won, true), won.toString());
        assertEquals(Optional.of(starts.get(won.indexOf(true)).execution().id()), found());
    }

    @Test
    void knowsTheReleaseBeforeByItsNameOnly() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> store().rollingFrom("1.0"));

        assertTrue(refused.getMessage().contains(JdbcStore.RELEASE_BEFORE), refused.getMessage());
    }
}
