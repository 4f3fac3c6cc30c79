package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person sends one form twice at a time, to two processes. */
class PostgresDoubleClickTest {

    private static final EncryptionKey KEY = EncryptionKey.random();

    private final HikariDataSource pool = TestPostgres.poolWithTables();
    private final Sql sql = new Sql(pool);
    private final Scope scope = production(aWorkspace());
    private final JdbcStore store = JdbcStore.on(pool, KEY);
    private final Workfloo one = on(store);
    private final Workfloo other = on(JdbcStore.on(pool, KEY));

    private static Workfloo on(JdbcStore store) {
        return Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** Asks the same again and again. */
    private ExecutionId started(boolean isSearchable) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "again");
        document.put(
                "nodes",
                List.of(aFormNode("again", "again", aField("first_name", "TEXT", "searchable", isSearchable))));
        String definition =
                published(store, scope.workspace(), read(document)).definition().hex();
        return one.executions()
                .execute(StartWorkfloo.of(scope, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private FutureTask<Either<WorkflooProblem, WorkflooExecution>> answering(
            Workfloo process, ExecutionId id, String name, int waiting) {
        FutureTask<Either<WorkflooProblem, WorkflooExecution>> step =
                new FutureTask<>(() -> process.steps().answerForm(scope, id, context("first_name", name)));
        new Thread(step).start();
        while (waiting() < waiting && !step.isDone()) Thread.onSpinWait();
        return step;
    }

    private int waiting() {
        return sql.first(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** The first one has read it, and is first in the queue for its row; the other one remembers it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isTakenOnceThoughOneProcessRemembersIt(boolean isSearchable) throws Exception {
        ExecutionId id = started(isSearchable);
        FutureTask<Either<WorkflooProblem, WorkflooExecution>> first;
        FutureTask<Either<WorkflooProblem, WorkflooExecution>> second;

        try (Connection holder = pool.getConnection()) {
            holder.setAutoCommit(false);
            Sql.list(holder, "select 1 from workfloo_execution where id = ? for update", row -> 1, id.hex());
            first = answering(other, id, "Ana", 1);
            second = answering(one, id, "Eva", 2);
            holder.commit();
        }

        assertTrue(first.get().isRight());
        assertEquals(Either.left(new Refused(new WrongStep("FORM", new NodeId("again")))), second.get());
        assertEquals(1, store.cacheCounts().hits());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextFormIsTakenThoughOneProcessRemembersTheOneBefore(boolean isSearchable) throws Exception {
        ExecutionId id = started(isSearchable);
        answering(other, id, "Ana", 1).get();

        Either<WorkflooProblem, WorkflooExecution> next =
                answering(one, id, "Eva", 1).get();

        assertTrue(next.isRight(), () -> next.getLeft().message());
        assertEquals(1, store.cacheCounts().hits());
    }
}
