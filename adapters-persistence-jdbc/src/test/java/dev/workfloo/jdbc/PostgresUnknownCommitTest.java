package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A process loses its connections while the database has its step in hand, and another one goes on. */
class PostgresUnknownCommitTest {

    private static final EncryptionKey KEY = EncryptionKey.random();

    private final String url = TestPostgres.withTables();
    private final Sql sql = new Sql(connections(url));
    private final Scope scope = production(aWorkspace());
    private final CuttableProxy proxy;
    private final JdbcStore store;
    private final Workfloo one;
    private final Workfloo other;
    private ExecutionId id;

    PostgresUnknownCommitTest() throws IOException {
        proxy = CuttableProxy.to(url);
        store = JdbcStore.on(connections(proxy.url()), KEY);
        one = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
        other = Workfloo.builder(JdbcStore.on(connections(url), KEY), Clock.systemUTC(), new SecureRandom())
                .build();
    }

    private static DataSource connections(String url) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(url);
        return connections;
    }

    @BeforeEach
    void begin() {
        String definition = published(
                        store,
                        scope.workspace(),
                        read(object(
                                "id",
                                aDefinitionId().hex(),
                                "name",
                                "Asks",
                                "start",
                                "a",
                                "nodes",
                                List.of(
                                        aFormNode("a", "b", aField("text", "TEXT")),
                                        aFormNode("b", "c", aField("text", "TEXT")),
                                        aFormNode("c", "", aField("text", "TEXT"))))))
                .definition()
                .hex();
        id = one.executions()
                .execute(StartWorkfloo.of(scope, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
    }

    private WorkflooExecution answer(Workfloo process, String text) {
        return process.steps()
                .answerForm(scope, id, context("text", text))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    /** The row is locked, so that the step is in the database's hand, and not done, when the connection breaks. */
    private void breakDuringAStep(Runnable whileItWaits) throws Exception {
        FutureTask<WorkflooExecution> step = new FutureTask<>(() -> answer(one, "unknown"));
        try (Connection connection = connections(url).getConnection()) {
            connection.setAutoCommit(false);
            Sql.list(
                    connection,
                    "select 1 from workfloo_execution where id = ? for update",
                    row -> row.getInt(1),
                    id.hex());
            new Thread(step).start();
            while (waiting() == 0 && !step.isDone()) Thread.onSpinWait();
            proxy.cut();
            ExecutionException thrown = assertThrows(ExecutionException.class, step::get);
            assertInstanceOf(StoreUnavailable.class, thrown.getCause());
            whileItWaits.run();
            connection.commit();
        }
        while (serving() > 0) Thread.onSpinWait();
        proxy.mend();
    }

    private int waiting() {
        return count("wait_event_type = 'Lock'");
    }

    /** Who writes a step at this moment. */
    private int serving() {
        return count("state = 'active' and query like 'with kept%'");
    }

    private int count(String condition) {
        return sql.first(
                        "select count(*) from pg_stat_activity where datname = current_database() and "
                                + "pid <> pg_backend_pid() and " + condition,
                        row -> row.getInt(1))
                .orElse(0);
    }

    private void rollTheStepBack() {
        sql.list(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'",
                row -> row.getBoolean(1));
    }

    private List<String> texts() {
        WorkflooExecution execution = store.executions().find(id).orElseThrow();
        assertEquals(
                execution, store.executions().history(scope, id).orElseThrow().execution());
        return Stream.of("a", "b", "c")
                .map(NodeId::new)
                .filter(execution.data().values()::containsKey)
                .map(node -> (Value.Text)
                        execution.data().values().get(node).members().get("text"))
                .map(Value.Text::text)
                .toList();
    }

    @Test
    void aStepThatNobodyHeardOfIsBuiltUpon() throws Exception {
        breakDuringAStep(() -> {});
        long cached = store.cacheCounts().executions();
        answer(other, "theirs");

        answer(one, "ours");

        assertEquals(0, cached);
        assertEquals(List.of("unknown", "theirs", "ours"), texts());
    }

    @Test
    void aStepThatWasRolledBackIsNot() throws Exception {
        breakDuringAStep(this::rollTheStepBack);
        long cached = store.cacheCounts().executions();
        answer(other, "theirs");

        answer(one, "ours");

        assertEquals(0, cached);
        assertEquals(List.of("theirs", "ours"), texts());
    }
}
