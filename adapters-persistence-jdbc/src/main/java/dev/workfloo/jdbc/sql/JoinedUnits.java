package dev.workfloo.jdbc.sql;

import dev.workfloo.jdbc.sql.Sql.Task;
import dev.workfloo.jdbc.transaction.HostTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Each unit is a part of one transaction of the host's, behind a savepoint: where it fails or is not to be kept, the transaction is as
 * it was before, and goes on. Nothing is tried again here: what the database rolls back because others were in its way, it rolls back
 * together with what the host did.
 */
final class JoinedUnits implements Units {

    private final HostTransaction transaction;
    private final Retries retries;

    JoinedUnits(HostTransaction transaction, Retries retries) {
        this.transaction = transaction;
        this.retries = retries;
    }

    @Override
    public <T> T read(Task<T> task) throws SQLException {
        return retries.none(() -> task.run(connection()));
    }

    @Override
    public <T> T single(Unit<T> unit) throws SQLException {
        return transaction(unit);
    }

    @Override
    public <T> T transaction(Unit<T> unit) throws SQLException {
        return retries.none(() -> {
            Connection connection = connection();
            Savepoint before = connection.setSavepoint();
            try {
                return run(unit, connection, before);
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, before, e);
                if (e instanceof SQLException sql && Failures.isReadOnly(sql)) throw readOnly(sql);
                throw e;
            }
        });
    }

    private static <T> T run(Unit<T> unit, Connection connection, Savepoint before) throws SQLException {
        List<String> settings = settings(connection, unit.settings());
        T result = unit.task().run(connection);
        if (unit.isKept().test(result)) {
            connection.releaseSavepoint(before);
            putBack(connection, unit.settings(), settings);
        } else {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
        return result;
    }

    /** Going back to a savepoint, the database puts them back by itself. */
    private static void putBack(Connection connection, List<String> names, List<String> values) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Sql.list(connection, "select set_config(?, ?, true)", row -> true, names.get(i), values.get(i));
        }
    }

    private static List<String> settings(Connection connection, List<String> names) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            values.addAll(Sql.list(connection, "select current_setting(?)", row -> row.getString(1), name));
        }
        return values;
    }

    private static void undo(Connection connection, Savepoint before, Throwable cause) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static IllegalStateException readOnly(Throwable cause) {
        return new IllegalStateException(
                "the transaction that was joined is read-only, and Workfloo is to write in it", cause);
    }

    private Connection connection() throws SQLException {
        Connection connection = transaction.connection();
        if (!connection.getAutoCommit()) return connection;
        throw new IllegalStateException(
                "the connection that was joined commits each statement by itself, and so nothing would come or"
                        + " go together: switch its auto-commit off first");
    }

    @Override
    public void whenKnown(Runnable kept, Runnable lost) {
        transaction.whenOver(isCommitted -> (isCommitted ? kept : lost).run());
    }
}
