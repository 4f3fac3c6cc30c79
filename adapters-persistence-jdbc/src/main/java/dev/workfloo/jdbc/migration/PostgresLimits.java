package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Limits of time that the role has, or a pooler that passes no options on. What brings tables up to date takes as long as it
 * takes.
 */
final class PostgresLimits {

    private static final String LIMITS = " from pg_catalog.pg_settings where setting <> '0' and name in"
            + " ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')";

    private static final String LIFT_FOR_TRANSACTION = "select set_config(name, '0', true)" + LIMITS;

    private static final String LIFT =
            "select name, setting, pg_backend_pid() pid, set_config(name, '0', false)" + LIMITS;

    private static final String RESTORE = "select set_config(?, ?, false), pg_backend_pid() pid";

    /** A pooler gives out what was used last, unless others are faster. */
    private static final int MOST_TRIES = 50;

    private PostgresLimits() {}

    /** How a statement is run that admits no transaction around it. */
    interface Running {
        void run() throws SQLException;
    }

    private record Limit(String name, String setting, int pid) {
        static Limit read(ResultSet row) throws SQLException {
            return new Limit(row.getString("name"), row.getString("setting"), row.getInt("pid"));
        }
    }

    /**
     * Until the transaction ends. It sees what others commit meanwhile, and holds no snapshot between its statements, for which
     * an index that is made concurrently would wait.
     */
    static void liftForTransaction(Connection connection) throws SQLException {
        Sql.update(connection, "set transaction isolation level read committed");
        Sql.list(connection, LIFT_FOR_TRANSACTION, row -> 1);
    }

    /**
     * While this runs. A setting of the session's is the only one that counts there, and behind a pooler the session belongs to
     * others a moment later: it is looked for until it has its limits again.
     */
    static void liftDuring(Connection connection, Running running) throws SQLException {
        List<Limit> lifted = Sql.list(connection, LIFT, Limit::read);
        try {
            running.run();
        } finally {
            for (Limit limit : lifted) restore(connection, limit);
        }
    }

    private static void restore(Connection connection, Limit limit) throws SQLException {
        if (connection.isClosed()) return;
        int pid = 0;
        for (int tries = 0; tries < MOST_TRIES && pid != limit.pid(); tries++) {
            pid = Sql.list(connection, RESTORE, row -> row.getInt("pid"), limit.name(), limit.setting())
                    .get(0);
        }
    }
}
