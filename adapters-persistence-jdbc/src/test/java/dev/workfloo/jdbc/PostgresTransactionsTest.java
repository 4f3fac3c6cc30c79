package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.rotation.KeyTable;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.transaction.HostTransactions;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What PostgreSQL does to transactions that H2 does not. */
class PostgresTransactionsTest {

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final EncryptionKey KEY = EncryptionKey.random();

    private Lender lender;

    @AfterAll
    static void close() {
        POOL.close();
    }

    @BeforeEach
    void open() {
        lender = new Lender(POOL, KEY);
        lender.sql.update("delete from loan");
    }

    /** The whole transaction is to be begun again, which is the host's. */
    @Test
    void aSerializationFailureGoesToTheHost() {
        ExecutionId id = lender.start();

        StoreUnavailable thrown = assertThrows(
                StoreUnavailable.class,
                () -> lender.at(TransactionDefinition.ISOLATION_REPEATABLE_READ).executeWithoutResult(status -> {
                    lender.lend("ANA");
                    lender.inNew().executeWithoutResult(inner -> lender.answer(id, "theirs"));
                    lender.tried(id, "ours");
                }));

        assertEquals(
                "40001", assertInstanceOf(SQLException.class, thrown.getCause()).getSQLState());
        assertEquals(List.of(), lender.loans());
        assertEquals(Optional.of("b"), lender.at(id));
    }

    @Test
    void aTransactionThatIsReadOnlyIsNotWrittenIn() {
        ExecutionId id = lender.start();
        TransactionTemplate reading = lender.transactions();
        reading.setReadOnly(true);

        reading.executeWithoutResult(status -> {
            String refusal = String.valueOf(assertThrows(IllegalStateException.class, () -> lender.answer(id, "1"))
                    .getMessage());
            assertTrue(refusal.contains("read-only"), refusal);
            assertEquals(Optional.of("a"), lender.at(id));
        });
    }

    /** Who waits for another start under the key is told of it once that is committed; the transaction goes on. */
    @Test
    void aKeyThatWasTakenMeanwhileLeavesTheTransactionAsItWas() throws Exception {
        IdempotencyKey key = anIdempotencyKey();
        try (Connection first = POOL.getConnection()) {
            first.setAutoCommit(false);
            JoinedConnection joined = lender.store.join(first);
            Either<WorkflooProblem, ExecutionId> started = lender.start(key);
            joined.close();
            FutureTask<Either<WorkflooProblem, ExecutionId>> second =
                    new FutureTask<>(() -> lender.transactions().execute(status -> {
                        lender.lend("ANA");
                        Either<WorkflooProblem, ExecutionId> same = lender.start(key);
                        lender.lend("EVA");
                        return same;
                    }));
            new Thread(second).start();
            while (waiting() == 0 && !second.isDone()) Thread.onSpinWait();
            first.commit();

            assertEquals(started, second.get());
        }
        assertEquals(List.of("ANA", "EVA"), lender.loans());
        assertEquals(1, lender.listed().size());
    }

    private int waiting() {
        return lender.sql
                .first(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** As is done now and then by whoever comes by, who can do without. */
    @Test
    void aQuestionForTheKeysThatFailsLeavesTheTransactionUsable() throws Exception {
        Sql joining = new Sql(POOL, HostTransactions.ofSpring(POOL));
        Keyring ring = new KeyTable(joining.apart(), Dialect.POSTGRESQL, List.of(KEY)).ring(joining, POOL);
        try (Connection other = POOL.getConnection()) {
            other.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(POOL);
            lender.transactions().executeWithoutResult(status -> {
                jdbc.execute("set local lock_timeout = '1ms'");
                locked(other, "workfloo_encryption_key");
                assertThrows(StoreUnavailable.class, ring::now);
                lender.lend("ANA");
            });
            other.rollback();
        }

        assertEquals(List.of("ANA"), lender.loans());
    }

    private static void locked(Connection connection, String table) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void settingsAreTheHostsAgain() {
        JdbcTemplate jdbc = new JdbcTemplate(POOL);
        lender.transactions().executeWithoutResult(status -> {
            jdbc.execute("set local lock_timeout = '7s'");
            lender.start(anIdempotencyKey());
            lender.workfloo.finding().find(lender.scope, ExecutionFilter.ALL, new Page(2_000, 1));
            assertEquals(
                    List.of("7s", "on", "on", "on"),
                    List.of("lock_timeout", "enable_seqscan", "enable_bitmapscan", "enable_sort").stream()
                            .map(name -> jdbc.queryForObject("select current_setting(?)", String.class, name))
                            .toList());
        });
    }
}
