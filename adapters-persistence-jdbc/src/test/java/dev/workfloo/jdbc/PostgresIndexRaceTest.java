package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An execution comes under another index key between the moment at which a write begins and that at which it has the row. */
class PostgresIndexRaceTest {

    private static final List<Long> UNDER_ANOTHER_KEY = List.of(11L, 12L, 13L);

    private final HikariDataSource pool = TestPostgres.poolWithTables();
    private final Sql sql = new Sql(pool);
    private final JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
    private final CheckedFlow flow = CheckedFlow.published(read(object(
            "id",
            aDefinitionId().hex(),
            "name",
            "Asks twice",
            "start",
            "ask",
            "nodes",
            List.of(
                    aFormNode("ask", "again", aField("first_name", "TEXT", "searchable", true)),
                    aFormNode("again", "", aField("first_name", "TEXT", "searchable", true))))));

    @AfterEach
    void close() {
        pool.close();
    }

    private WorkflooExecution started() {
        return started(Optional.of(context("first_name", "Ana")));
    }

    private WorkflooExecution started(Optional<Value.Context> answers) {
        WorkspaceId workspace = aWorkspace();
        DefinitionVersion version = published(store, workspace, flow.definition());
        Started start = new Started(NOON, anExecutionId(), aStart(production(workspace), version));
        Progress started = moved(Run.start(start, flow, answers));
        store.journal().start(started, Optional.empty());
        return started.execution();
    }

    /** Has the other write wait for the row, indexes the execution under another key, and lets the other one go on. */
    private boolean meanwhile(ExecutionId id, String last, Callable<Boolean> write)
            throws SQLException, InterruptedException, ExecutionException {
        FutureTask<Boolean> other = new FutureTask<>(write);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Sql.update(connection, "update workfloo_execution set searched_revision = null where id = ?", id.hex());
            TermRows.replace(connection, id, new IndexedTerms(99, UNDER_ANOTHER_KEY));
            Sql.update(
                    connection,
                    "update workfloo_execution set searched_revision = " + last + " where id = ?",
                    id.hex());
            new Thread(other).start();
            while (waiting() == 0 && !other.isDone()) Thread.onSpinWait();
            connection.commit();
        }
        return other.get();
    }

    private int waiting() {
        return sql.first(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        row -> row.getInt(1))
                .orElse(0);
    }

    private List<Long> terms() {
        return sql.list("select term from workfloo_term order by term", row -> row.getLong(1));
    }

    private List<Long> remembered(ExecutionId id) {
        return sql.first(
                        "select terms from workfloo_searched where execution_id = ?",
                        row -> Arrays.stream((Object[]) row.getArray(1).getArray())
                                .map(Long.class::cast)
                                .sorted()
                                .toList(),
                        id.hex())
                .orElse(List.of());
    }

    private void isFoundByNothingElse(ExecutionId id) {
        assertEquals(remembered(id), terms());
        assertTrue(terms().stream().noneMatch(UNDER_ANOTHER_KEY::contains));
    }

    @Test
    void aStepLeavesNothingOver() throws Exception {
        WorkflooExecution execution = started();
        Progress answered = moved(
                FormStep.of(new Run(execution, flow, NOON)).flatMap(step -> step.answer(context("first_name", "Eva"))));

        boolean saved = meanwhile(execution.id(), "revision", () -> saved(store, answered));
        store.indexUpkeep().add(execution.id());

        assertTrue(saved);
        isFoundByNothingElse(execution.id());
    }

    /** Its rules may be others. */
    @Test
    void aStepIsKeptWhereAnotherReleaseFoundTermsAndThisOneNone() {
        WorkflooExecution execution = started(Optional.empty());
        sql.transaction(connection -> {
            TermRows.replace(connection, execution.id(), new IndexedTerms(99, UNDER_ANOTHER_KEY));
            return true;
        });
        Progress answered = moved(
                FormStep.of(new Run(execution, flow, NOON)).flatMap(step -> step.answer(context("first_name", "Eva"))));

        boolean saved = saved(store, answered);
        List<Long> before = terms();
        store.indexUpkeep().add(execution.id());

        assertTrue(saved);
        assertEquals(UNDER_ANOTHER_KEY, before);
        assertFalse(remembered(execution.id()).isEmpty());
        isFoundByNothingElse(execution.id());
    }

    @Test
    void nobodyWhoIndexesItLeavesAnythingOver() throws Exception {
        WorkflooExecution execution = started();
        sql.update("update workfloo_execution set searched_revision = null");

        meanwhile(execution.id(), "null", () -> store.indexUpkeep().add(execution.id()));
        store.indexUpkeep().add(execution.id());

        isFoundByNothingElse(execution.id());
    }

    private List<ExecutionId> missing() {
        return store.indexUpkeep().missing(Optional.empty(), 10).stream()
                .map(Place::id)
                .toList();
    }

    /** A process of an earlier release has the row first. */
    @Test
    void whatWasWrittenBeforeItWasIndexedStaysMissing() throws Exception {
        WorkflooExecution execution = started();
        sql.update("update workfloo_execution set searched_revision = null");
        FutureTask<Boolean> indexing =
                new FutureTask<>(() -> store.indexUpkeep().add(execution.id()));

        try (Connection earlier = pool.getConnection()) {
            earlier.setAutoCommit(false);
            Sql.update(earlier, "update workfloo_execution set modified_at = now()");
            start(indexing, 1);
            earlier.commit();
        }

        assertFalse(indexing.get());
        assertEquals(List.of(execution.id()), missing());
        assertTrue(store.indexUpkeep().add(execution.id()));
        assertEquals(List.of(), missing());
    }

    /** A process of an earlier release waits for the row while the execution is indexed. */
    @Test
    void whatIsWrittenWhileItIsIndexedIsMissingAgain() throws Exception {
        WorkflooExecution execution = started();
        sql.update("update workfloo_execution set searched_revision = null");
        FutureTask<Boolean> indexing =
                new FutureTask<>(() -> store.indexUpkeep().add(execution.id()));
        FutureTask<Boolean> writing =
                new FutureTask<>(() -> sql.update("update workfloo_execution set searched_revision = null") == 1);

        try (Connection holder = pool.getConnection()) {
            holder.setAutoCommit(false);
            Sql.list(holder, "select 1 from workfloo_unindexed for update", row -> 1);
            start(indexing, 1);
            start(writing, 2);
            holder.commit();
        }

        assertTrue(indexing.get());
        assertTrue(writing.get());
        assertEquals(List.of(execution.id()), missing());
        assertTrue(store.indexUpkeep().add(execution.id()));
        assertEquals(List.of(), missing());
    }

    /** Until so many wait. */
    private void start(FutureTask<Boolean> task, int waiting) {
        new Thread(task).start();
        while (waiting() < waiting && !task.isDone()) Thread.onSpinWait();
    }
}
