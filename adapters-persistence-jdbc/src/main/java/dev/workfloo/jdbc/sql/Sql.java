package dev.workfloo.jdbc.sql;

import dev.workfloo.StoreDamaged;
import dev.workfloo.jdbc.transaction.HostTransaction;
import dev.workfloo.jdbc.transaction.HostTransactions;
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
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements. Each call is one transaction, or, where the thread is in a transaction of the host's that is joined, a part of that.
 */
public final class Sql {

    private final DataSource dataSource;
    private final HostTransactions host;
    private final Retries retries;
    private final Units own;

    /** On connections of its own alone. */
    public Sql(DataSource dataSource) {
        this(dataSource, HostTransactions.NONE);
    }

    /** @param host whose transactions are joined */
    public Sql(DataSource dataSource, HostTransactions host) {
        this(dataSource, host, new Retries());
    }

    private Sql(DataSource dataSource, HostTransactions host, Retries retries) {
        this.dataSource = dataSource;
        this.host = host;
        this.retries = retries;
        this.own = new OwnUnits(dataSource, retries);
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public interface Task<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The same for what belongs into nobody else's transaction: upkeep, and what concerns the whole database. */
    public Sql apart() {
        return new Sql(dataSource, HostTransactions.NONE, retries);
    }

    private Units units() {
        Optional<HostTransaction> joined = host.current();
        return joined.isEmpty() ? own : new JoinedUnits(joined.get(), retries);
    }

    /** Whether somebody else ends the transaction in which this thread runs statements now. */
    public boolean isJoined() {
        return host.current().isPresent();
    }

    /** Runs this once all that was written so far is known to be kept: now, or behind the end of the transaction that was joined. */
    public void afterCommit(Runnable kept) {
        whenKnown(kept, () -> {});
    }

    /** The same; where it is not kept, or nobody knows, the other is run. Of a transaction that nobody says anything of, neither is. */
    public void whenKnown(Runnable kept, Runnable lost) {
        units().whenKnown(kept, lost);
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
        try {
            return units().read(connection -> list(connection, sql, row, values));
        } catch (SQLException e) {
            throw Failures.of(e);
        }
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

    /** @param settings that it changes for the rest of its transaction; in one of the host's they are put back */
    public <T> T singleOrThrow(Task<T> task, String... settings) throws SQLException {
        return units().single(new Unit<>(task, settings));
    }

    /** @param settings as for {@link #singleOrThrow} */
    public <T> T transaction(Task<T> task, String... settings) {
        try {
            return units().transaction(new Unit<>(task, settings));
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** For a task whose failures mean something to the caller. */
    public <T> T transactionOrThrow(Task<T> task) throws SQLException {
        return transactionOrThrow(task, result -> true);
    }

    /** @param isKept whether what the task gives means that what it wrote is to be kept */
    public <T> T transactionOrThrow(Task<T> task, Predicate<T> isKept) throws SQLException {
        return units().transaction(new Unit<>(task, isKept, List.of()));
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
