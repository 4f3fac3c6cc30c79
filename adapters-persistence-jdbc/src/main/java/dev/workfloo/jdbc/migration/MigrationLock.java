package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * One process at a time brings tables up to date. On PostgreSQL a transaction holds the lock, so that it is held behind a
 * pooler too, and is free when the process dies. A file of H2 admits one process.
 */
interface MigrationLock extends AutoCloseable {

    /** @throws SQLException when it was lost, and another process may have it now */
    void requireHeld() throws SQLException;

    @Override
    void close();

    static MigrationLock on(DataSource jobs, SchemaName schema, Consumer<String> told) throws SQLException {
        return switch (schema.dialect()) {
            case POSTGRESQL -> InTransaction.on(jobs, schema, told);
            case H2 -> InThisProcess.taken();
        };
    }

    /** Stores of one process that are opened at once. */
    final class InThisProcess implements MigrationLock {

        private static final ReentrantLock LOCK = new ReentrantLock();

        private InThisProcess() {}

        static MigrationLock taken() {
            LOCK.lock();
            return new InThisProcess();
        }

        @Override
        public void requireHeld() {
            // Nobody takes it away.
        }

        @Override
        public void close() {
            LOCK.unlock();
        }
    }

    /** On a connection of its own. */
    final class InTransaction implements MigrationLock {

        /** Nobody waits inside of a statement: its snapshot would keep an index from being made concurrently. */
        private static final String TRY = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";

        /**
         * What was selected last keeps its snapshot until something else is said in the transaction, and an index that is made
         * concurrently waits for it. This sees nothing, and so has none.
         */
        private static final String SEE_NOTHING = "set local statement_timeout = 0";

        private final Connection connection;
        private final boolean wasAutoCommit;

        private InTransaction(Connection connection, boolean wasAutoCommit) {
            this.connection = connection;
            this.wasAutoCommit = wasAutoCommit;
        }

        static MigrationLock on(DataSource jobs, SchemaName schema, Consumer<String> told) throws SQLException {
            Patience patience = new Patience(told);
            while (true) {
                InTransaction candidate = begin(jobs);
                if (candidate.takes("workfloo migrations in " + schema.name())) return candidate;
                candidate.close();
                patience.pause("another process brings the tables up to date, and this one waits for it");
            }
        }

        private static InTransaction begin(DataSource jobs) throws SQLException {
            Connection connection = jobs.getConnection();
            return new InTransaction(connection, connection.getAutoCommit());
        }

        private boolean takes(String name) throws SQLException {
            try {
                connection.setAutoCommit(false);
                PostgresLimits.liftForTransaction(connection);
                boolean taken = Sql.list(connection, TRY, row -> row.getBoolean(1), name)
                        .get(0);
                requireHeld();
                return taken;
            } catch (SQLException | RuntimeException e) {
                close();
                throw e;
            }
        }

        @Override
        public void requireHeld() throws SQLException {
            Sql.update(connection, SEE_NOTHING);
        }

        /** A connection that broke has no lock any more. */
        @Override
        public void close() {
            try (connection) {
                if (connection.isClosed()) return;
                connection.rollback();
                if (wasAutoCommit) connection.setAutoCommit(true);
            } catch (SQLException e) {
                // Its pool finds out by itself.
            }
        }
    }
}
