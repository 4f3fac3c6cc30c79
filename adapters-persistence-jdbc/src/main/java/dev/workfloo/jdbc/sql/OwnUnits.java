package dev.workfloo.jdbc.sql;

import dev.workfloo.jdbc.sql.Sql.Task;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Each unit is a transaction, however the pool's connections are set. */
final class OwnUnits implements Units {

    private final DataSource dataSource;
    private final Retries retries;

    OwnUnits(DataSource dataSource, Retries retries) {
        this.dataSource = dataSource;
        this.retries = retries;
    }

    @Override
    public <T> T read(Task<T> task) throws SQLException {
        return retries.of(() -> {
            try (Connection connection = dataSource.getConnection()) {
                T result = task.run(connection);
                if (!connection.getAutoCommit()) commit(connection);
                return result;
            }
        });
    }

    /** It needs no transaction around it. */
    @Override
    public <T> T single(Unit<T> unit) throws SQLException {
        return read(unit.task());
    }

    @Override
    public <T> T transaction(Unit<T> unit) throws SQLException {
        return retries.of(() -> once(unit));
    }

    private <T> T once(Unit<T> unit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = unit.task().run(connection);
                if (unit.isKept().test(result)) commit(connection);
                else connection.rollback();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                if (before) restore(connection);
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        connection.clearWarnings();
        connection.commit();
        Failures.requireKept(connection.getWarnings());
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that is broken cannot be restored; its pool finds out by itself. */
    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) connection.setAutoCommit(true);
    }

    /** By now it is. */
    @Override
    public void whenKnown(Runnable kept, Runnable lost) {
        kept.run();
    }
}
