package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A file is one transaction, with the row that notes it: it was run, or was not. A statement outside a transaction is one that
 * can be said again.
 *
 * <p>Whoever waits for a table keeps all who come later waiting behind it, also those who only write: so a change of a table is
 * given up after a moment, and tried again, when somebody reads for long.
 */
final class PostgresRun implements MigrationRun {

    static final String WAIT_A_MOMENT_ONLY = "set local lock_timeout = '300ms'";

    private static final Pattern INDEX_IN_THE_BACKGROUND = Pattern.compile(
            "create\\s+(?:unique\\s+)?index\\s+concurrently\\s+if\\s+not\\s+exists\\s+(\\w+)\\s+on\\s+(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final String IS_INVALID = """
            select 1 from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and not i.indisvalid""";

    /** Somebody had a lock, two waited for each other, and a limit of time that was lifted on another session of a pooler's. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "57014");

    private static final int MOST_TRIES = 10;

    private final DataSource jobs;
    private final SchemaName schema;
    private final MigrationHistory history;
    private final Consumer<String> told;

    PostgresRun(DataSource jobs, SchemaName schema, Consumer<String> told) {
        this.jobs = jobs;
        this.schema = schema;
        this.history = new MigrationHistory(schema);
        this.told = told;
    }

    @Override
    public void run(Migration migration, MigrationLock lock) throws SQLException {
        if (migration.isOutsideATransaction()) outside(migration, lock);
        else inside(migration, lock);
    }

    private void inside(Migration migration, MigrationLock lock) throws SQLException {
        Patience patience = new Patience(told);
        while (true) {
            lock.requireHeld();
            try {
                tryOnce(migration);
                return;
            } catch (SQLException e) {
                if (!Failures.isLockTimeout(e)) throw e;
                patience.pause(migration + " waits for somebody who uses a table: it is tried again and again, and"
                        + " keeps nobody waiting meanwhile");
            }
        }
    }

    private void tryOnce(Migration migration) throws SQLException {
        long begun = System.nanoTime();
        new Sql(jobs).transactionOrThrow(connection -> {
            PostgresLimits.liftForTransaction(connection);
            Sql.update(connection, WAIT_A_MOMENT_ONLY);
            history.note(connection, migration);
            for (String statement : migration.statements()) MigrationRun.execute(connection, schema.in(statement));
            history.noteEnd(connection, migration, MigrationRun.since(begun));
            return true;
        });
    }

    private void outside(Migration migration, MigrationLock lock) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = jobs.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                for (String statement : migration.statements()) {
                    lock.requireHeld();
                    repeat(connection, statement);
                }
            } finally {
                if (!connection.isClosed()) connection.setAutoCommit(wasAutoCommit);
            }
        }
        lock.requireHeld();
        new Sql(jobs).transactionOrThrow(connection -> {
            PostgresLimits.liftForTransaction(connection);
            history.note(connection, migration);
            history.noteEnd(connection, migration, MigrationRun.since(begun));
            return true;
        });
    }

    private void repeat(Connection connection, String statement) throws SQLException {
        Patience patience = new Patience(told);
        for (int tries = 1; ; tries++) {
            try {
                dropWhatWasLeft(connection, statement);
                PostgresLimits.liftDuring(connection, () -> MigrationRun.execute(connection, schema.in(statement)));
                return;
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) throw e;
                patience.pause("a statement that needs no transaction is tried again: " + Failures.sentence(e));
            }
        }
    }

    /**
     * An index whose making was interrupted is there, is kept up to date, and is used by nobody. The server may still be making
     * it for a process that is gone: that is waited for.
     */
    private void dropWhatWasLeft(Connection connection, String statement) throws SQLException {
        Matcher index = INDEX_IN_THE_BACKGROUND.matcher(statement);
        if (!index.find() || !isInvalid(connection, index.group(1))) return;
        waitForItsMaker(connection, index.group(2));
        if (!isInvalid(connection, index.group(1))) return;
        String drop = "drop index concurrently if exists " + index.group(1);
        PostgresLimits.liftDuring(connection, () -> MigrationRun.execute(connection, schema.in(drop)));
    }

    private boolean isInvalid(Connection connection, String index) throws SQLException {
        return !Sql.list(connection, IS_INVALID, row -> 1, schema.name(), index).isEmpty();
    }

    /** Whoever makes an index has this lock on its table, and no reader and no writer has. A pool of two has no third one. */
    private void waitForItsMaker(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try {
            PostgresLimits.liftForTransaction(connection);
            MigrationRun.execute(connection, schema.in("lock table " + table + " in share update exclusive mode"));
            connection.commit();
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
