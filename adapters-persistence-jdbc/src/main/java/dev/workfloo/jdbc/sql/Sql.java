package dev.workfloo.jdbc.sql;

import dev.workfloo.StoreDamaged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements. Each call is one transaction, however the pool's connections are set. */
public final class Sql {

    private final DataSource dataSource;
    private final Retries retries = new Retries();

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public interface Task<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Whether the database failed for a reason that passes, and has not been seen to have recovered since. */
    public boolean isInDoubt() {
        return retries.inDoubt();
    }

    public void trustAgain() {
        retries.trustAgain();
    }

    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        return single(connection -> list(connection, sql, row, values));
    }

    public int update(String sql, @Nullable Object... values) {
        return single(connection -> update(connection, sql, values));
    }

    /** A task that is one statement, and so needs no transaction around it. */
    public <T> T single(Task<T> task) {
        try {
            return singleOrThrow(task);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    public <T> T singleOrThrow(Task<T> task) throws SQLException {
        return retries.of(() -> {
            try (Connection connection = dataSource.getConnection()) {
                T result = task.run(connection);
                if (!connection.getAutoCommit()) commit(connection);
                return result;
            }
        });
    }

    public <T> T transaction(Task<T> task) {
        try {
            return transactionOrThrow(task);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** For a task whose failures mean something to the caller. */
    public <T> T transactionOrThrow(Task<T> task) throws SQLException {
        return retries.of(() -> transactionOnce(task));
    }

    private <T> T transactionOnce(Task<T> task) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = task.run(connection);
                commit(connection);
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

    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) read.add(read(row, rows));
                Failures.requireKept(statement.getWarnings());
                return read;
            }
        }
    }

    /** What a row holds was written by us: one that cannot be read is damaged, also when it is not the database that fails. */
    private static <T> T read(Row<T> row, ResultSet rows) throws SQLException {
        try {
            return row.read(rows);
        } catch (StoreDamaged e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreDamaged("a row cannot be read", e);
        }
    }

    /** The same, which says of which record a damaged row is. */
    public static <T> Row<T> of(String record, Row<T> row) {
        return rows -> {
            try {
                return read(row, rows);
            } catch (StoreDamaged e) {
                throw new StoreDamaged(record + ": " + e.getMessage(), e);
            }
        };
    }

    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            int count = statement.executeUpdate();
            Failures.requireKept(statement.getWarnings());
            return count;
        }
    }

    public static <R> int insert(Connection connection, Columns.Insert<R> insert, R row) throws SQLException {
        return update(connection, insert.sql(), insert.values(row));
    }

    public static @Nullable Object[] together(@Nullable Object[] first, @Nullable Object[] second) {
        @Nullable Object[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** As many as there are values, in parentheses. */
    public static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
