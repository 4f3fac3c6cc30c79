package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.security.SecureRandom;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContracts {

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final JdbcStore STORE = JdbcStore.on(POOL, KEY);
    private static final JdbcStore ROLLING = JdbcStore.on(POOL, KEY);

    static {
        ROLLING.rollingFrom(JdbcStore.RELEASE_BEFORE);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    JdbcStore database() {
        return STORE;
    }

    @Override
    JdbcStore rolling() {
        return ROLLING;
    }

    @Override
    DataSource connections() {
        return POOL;
    }

    @Override
    EncryptionKey key() {
        return KEY;
    }

    /** Once what all executions share is known. */
    @Test
    void aStepUnderAKeyIsOneStatement() {
        StatementLog log = new StatementLog(POOL);
        JdbcStore store = JdbcStore.on(StoreSettings.on(log.connections(), KEY).caching(10_000_000));
        WorkspaceId workspace = aWorkspace();
        Workfloo workfloo =
                Workfloo.builder(store, () -> NOON, new SecureRandom()).build();
        StartWorkfloo start = StartWorkfloo.of(
                production(workspace),
                aPublishedDefinition(store, workspace).definition().hex());
        assertTrue(isAnsweredOnce(workfloo, start.scope(), started(workfloo, start)));
        ExecutionId id = started(workfloo, start);
        log.taken();

        boolean done = isAnsweredOnce(workfloo, start.scope(), id);

        assertTrue(done);
        List<String> statements = log.taken();
        assertEquals(1, statements.size(), statements::toString);
    }

    private static ExecutionId started(Workfloo workfloo, StartWorkfloo start) {
        return workfloo.executions()
                .execute(start)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private static boolean isAnsweredOnce(Workfloo workfloo, Scope scope, ExecutionId id) {
        Once<WorkflooExecution> once = new Once<>("form", anIdempotencyKey(), moved -> context("status", 200));
        return workfloo.steps()
                .once(once, steps -> steps.answerForm(scope, id, context("first_name", "ANA")))
                .isRight();
    }
}
