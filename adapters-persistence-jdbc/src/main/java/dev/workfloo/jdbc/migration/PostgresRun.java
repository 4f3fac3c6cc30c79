package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
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

    /** Somebody had a lock, two waited for each other, and a limit of time that was lifted on another session of a pooler's. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "57014");

    private static final int MOST_TRIES = 10;

    private final DataSource jobs;
    private final SchemaName schema;
    private final MigrationHistory history;
    private final UnfinishedIndexes unfinished;
    private final Consumer<String> told;

    PostgresRun(DataSource jobs, SchemaName schema, Consumer<String> told) {
        this.jobs = jobs;
        this.schema = schema;
        this.history = new MigrationHistory(schema);
        this.unfinished = new UnfinishedIndexes(schema, told);
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
                unfinished.drop(connection, statement);
                PostgresLimits.liftDuring(connection, () -> MigrationRun.execute(connection, schema.in(statement)));
                return;
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) throw e;
                patience.pause("a statement that needs no transaction is tried again: " + Failures.sentence(e));
            }
        }
    }
}
