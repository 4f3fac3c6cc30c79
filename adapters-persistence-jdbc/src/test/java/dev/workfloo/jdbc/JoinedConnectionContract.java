package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host's transaction and an execution have in common, where the host passes its connection. */
abstract class JoinedConnectionContract {

    private Lender lender;
    private Connection connection;

    /** Of ten connections. */
    abstract HikariDataSource pool();

    abstract EncryptionKey key();

    @BeforeEach
    void open() throws SQLException {
        lender = new Lender(pool(), key());
        lender.sql.update("delete from loan");
        lender.told.clear();
        connection = pool().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private ExecutionId lent() throws SQLException {
        Lender.lend(connection, "ANA");
        ExecutionId id = lender.start();
        lender.answer(id, "1");
        lender.answer(id, "2");
        return id;
    }

    @Test
    void comesWithTheHostsRow() throws SQLException {
        ExecutionId id;
        try (JoinedConnection joined = lender.store.join(connection)) {
            id = lent();
            connection.commit();
            assertEquals(List.of(), lender.told);
            joined.committed();
        }

        assertEquals(List.of("ANA"), lender.loans());
        assertEquals(Optional.of("bureau"), lender.at(id));
        assertEquals(List.of("heard a", "heard b", "expected", "heard bureau"), lender.told);
        assertEquals(1, lender.store.cacheCounts().executions());
    }

    @Test
    void goesWithTheHostsRow() throws SQLException {
        Map<String, Long> before = lender.rows();
        ExecutionId id;
        try (JoinedConnection joined = lender.store.join(connection)) {
            id = lent();
            connection.rollback();
            joined.rolledBack();
        }

        assertEquals(before, lender.rows());
        assertEquals(Optional.empty(), lender.at(id));
        assertEquals(List.of("lost"), lender.told);
        assertEquals(0, lender.store.cacheCounts().executions());
    }

    @Test
    void whereTheHostSaysNothingWorkIsFound() throws SQLException {
        ExecutionId id;
        JoinedConnection joined = lender.store.join(connection);
        id = lent();
        connection.commit();
        joined.close();

        assertEquals(List.of(), lender.told);
        assertEquals(0, lender.store.cacheCounts().executions());
        assertTrue(PendingWork.in(pool()).stream()
                .anyMatch(due -> due.work().execution().equals(id)
                        && !due.at().isAfter(Clock.systemUTC().instant())));
        assertEquals(Optional.of("bureau"), lender.at(id));
    }

    @Test
    void itMayBeSaidLaterOfEachPart() throws SQLException {
        ExecutionId kept;
        JoinedConnection first = lender.store.join(connection);
        kept = lender.start();
        first.close();
        Savepoint savepoint = connection.setSavepoint();
        JoinedConnection second = lender.store.join(connection);
        ExecutionId gone = lender.start();
        second.close();
        connection.rollback(savepoint);
        second.rolledBack();

        connection.commit();
        first.committed();

        assertEquals(List.of(Optional.of("a"), Optional.empty()), List.of(lender.at(kept), lender.at(gone)));
        assertEquals(List.of("heard a"), lender.told);
    }

    @Test
    void oneAfterTheOtherOnOneConnection() throws SQLException {
        try (JoinedConnection joined = lender.store.join(connection)) {
            lender.start();
            connection.commit();
            joined.committed();
            lender.start();
            connection.rollback();
            joined.rolledBack();
            lender.answer(lender.start(), "1");
            connection.commit();
            joined.committed();
        }

        assertEquals(List.of("heard a", "heard a", "heard b"), lender.told);
    }

    @Test
    void otherThreadsAreNotInIt() throws Exception {
        try (JoinedConnection joined = lender.store.join(connection)) {
            lender.start();
            FutureTask<ExecutionId> others = new FutureTask<>(lender::start);
            new Thread(others).start();
            others.get();
            connection.rollback();
            joined.rolledBack();
        }

        assertEquals(1, lender.listed().size());
    }

    @Test
    void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
        connection.setAutoCommit(true);

        JoinedConnection joined = lender.store.join(connection);
        String refusal = String.valueOf(
                assertThrows(IllegalStateException.class, lender::start).getMessage());
        joined.close();

        assertTrue(refusal.contains("switch its auto-commit off"), refusal);
    }

    @Test
    void theUsualStoreJoinsNone() {
        JdbcStore usual = JdbcStore.on(pool(), key());

        String refusal = String.valueOf(assertThrows(IllegalStateException.class, () -> usual.join(connection))
                .getMessage());

        assertTrue(refusal.contains("JdbcStore.joining"), refusal);
    }

    @Test
    void isLeftByTheThreadThatJoined() throws Exception {
        try (JoinedConnection joined = lender.store.join(connection)) {
            FutureTask<Void> other = new FutureTask<>(joined::close, null);
            new Thread(other).start();

            ExecutionException thrown = assertThrows(ExecutionException.class, other::get);

            assertInstanceOf(IllegalStateException.class, thrown.getCause());
        }
    }

    /** Says of the first statement of a start that it was rolled back, as the database does where others are in the way. */
    private Connection failing(AtomicInteger tries) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                    boolean isWrite = method.getName().equals("prepareStatement")
                            && String.valueOf(values[0]).contains("insert into workfloo_execution");
                    if (isWrite) {
                        tries.incrementAndGet();
                        throw new SQLException("rolled back", "40001");
                    }
                    try {
                        return method.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whatTheDatabaseRollsBackIsNotTriedAgain() throws SQLException {
        AtomicInteger tries = new AtomicInteger();

        JoinedConnection joined = lender.store.join(failing(tries));
        StoreUnavailable thrown = assertThrows(StoreUnavailable.class, lender::start);
        joined.close();

        assertEquals(
                "40001", assertInstanceOf(SQLException.class, thrown.getCause()).getSQLState());
        assertEquals(1, tries.get());
        assertEquals(List.of(), lender.told);
    }

    @Test
    void whatIsCalledByWhoIsToldIsATransactionOfItsOwn() throws SQLException {
        List<ExecutionId> others = new ArrayList<>();
        try (JoinedConnection joined = lender.store.join(connection)) {
            lender.start();
            lender.store.afterCommit(() -> others.add(lender.start()));
            connection.commit();
            joined.committed();
        }
        connection.rollback();

        assertEquals(Optional.of("a"), lender.at(others.get(0)));
        assertEquals(2, lender.listed().size());
    }

    /** What throws in one who is told keeps nobody else from being told. */
    @Test
    void tellsEverybody() throws SQLException {
        CountDownLatch told = new CountDownLatch(1);
        JoinedConnection joined = lender.store.join(connection);
        lender.store.afterCommit(() -> {
            throw new IllegalStateException("ours");
        });
        lender.store.afterCommit(told::countDown);
        joined.close();

        assertThrows(IllegalStateException.class, joined::committed);

        assertEquals(0, told.getCount());
    }

    /** A statement that fails is taken back alone: what the host did before is there. */
    @Test
    void aCallThatThrowsLeavesNothing() throws SQLException {
        Lender.lend(connection, "ANA");
        JoinedConnection joined = lender.store.join(failing(new AtomicInteger()));
        assertThrows(StoreUnavailable.class, lender::start);
        joined.close();
        Lender.lend(connection, "EVA");
        connection.commit();

        assertEquals(List.of("ANA", "EVA"), lender.loans());
        assertEquals(List.of(), lender.listed());
    }
}
