package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.application.port.out.Executions.StartResult.Kept;
import dev.workfloo.application.port.out.Executions.StartResult.KeyInUse;
import dev.workfloo.application.port.out.Executions.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2 runs in this process, where several statements in a transaction cost no round trips. */
final class H2Writes implements ExecutionWrites {

    private static final String VERSION_IS_CURRENT = """

            where exists (select 1 from workfloo_definition where workspace = ? and id = ? and current_version = ?)""";

    private static final String START = INSERT + VERSION_IS_CURRENT;
    private static final String START_SCENARIO = START + SCENARIO_EXISTS;

    /** Nothing for what has ended, and for what has moved since. */
    private static final String WAITED_FOR = """
            select coalesce(waiting_for, 'UNKNOWN') from workfloo_execution
            where id = ? and revision = ? and status = 'PROGRESS'""";

    private final Sql sql;
    private final StartKeys keys;

    H2Writes(Sql sql, StartKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        if (key.isPresent()) return insertOnce(row, key.get());
        return sql.transaction(connection -> insert(connection, row));
    }

    /** A lock time-out is tried again until our own patience ends, since H2's own is the host's to set. */
    private StartResult insertOnce(ExecutionRow row, IdempotencyKey key) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return sql.transactionOrThrow(connection -> {
                    if (isKeptInClear(connection, row.inClear(key))) return new KeyTaken();
                    for (Object[] kept : keys.rows(row, key)) Sql.update(connection, INSERT_KEY, kept);
                    StartResult result = insert(connection, row);
                    if (result instanceof Outdated) connection.rollback();
                    return result;
                });
            } catch (SQLException e) {
                if (Failures.isUniqueViolation(e)) return new KeyTaken();
                if (!Failures.isLockTimeout(e)) throw Failures.of(e);
                if (System.nanoTime() - begun >= PATIENCE.toNanos()) return new KeyInUse();
            }
        }
    }

    private static boolean isKeptInClear(Connection connection, Object[] key) throws SQLException {
        return !Sql.list(connection, "select 1 " + KEPT_IN_CLEAR, it -> it.getInt(1), key)
                .isEmpty();
    }

    private static StartResult insert(Connection connection, ExecutionRow row) throws SQLException {
        String insert = row.start().scenario().isPresent() ? START_SCENARIO : START;
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"number"})) {
            Sql.bind(statement, ExecutionRow.concat(row.inserted(), row.guard()));
            if (statement.executeUpdate() == 0) return new Outdated();
            try (ResultSet number = statement.getGeneratedKeys()) {
                number.next();
                count(connection, row, row.waitingFor(), 1);
                insertMore(connection, row);
                return new Kept(number.getLong(1));
            }
        }
    }

    private static void insertMore(Connection connection, ExecutionRow row) throws SQLException {
        for (@Nullable Object[] work : row.work()) Sql.update(connection, INSERT_WORK, work);
        if (row.callback().isPresent()) {
            Sql.update(connection, CallbackRow.INSERT, row.callback().get());
        }
    }

    @Override
    public boolean update(ExecutionRow row, Optional<Work> done) {
        return sql.transaction(connection -> {
            Optional<String> before = waitedFor(connection, row);
            if (Sql.update(connection, UPDATE, row.changed()) == 0) return false;
            if (!before.equals(row.waitingFor())) {
                count(connection, row, before, -1);
                count(connection, row, row.waitingFor(), 1);
            }
            Sql.update(connection, INSERT_HISTORY, row.happened());
            if (done.isPresent()) Sql.update(connection, DELETE_WORK, done.get().name());
            insertMore(connection, row);
            for (@Nullable Object[] consent : row.consents()) Sql.update(connection, ConsentRow.INSERT, consent);
            return true;
        });
    }

    private static Optional<String> waitedFor(Connection connection, ExecutionRow row) throws SQLException {
        return Sql.list(
                        connection,
                        WAITED_FOR,
                        read -> read.getString(1),
                        row.id(),
                        row.progress().before())
                .stream()
                .findFirst();
    }

    private static void count(Connection connection, ExecutionRow row, Optional<String> waitingFor, int change)
            throws SQLException {
        if (waitingFor.isEmpty()) return;
        String environment = row.start().scope().environment().name();
        Sql.update(connection, OpenCounts.CHANGE, environment, waitingFor.get(), change);
    }
}
