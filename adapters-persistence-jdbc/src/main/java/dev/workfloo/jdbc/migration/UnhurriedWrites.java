package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets H2 write its file as late as it does by itself, while tables are made where there was nothing. Each change of a table is
 * several commits, and a database that is told to write each at once writes them all. Who dies finds an earlier state, which is
 * whole, and goes on from there; what the last one left is written before this is over.
 */
final class UnhurriedWrites implements AutoCloseable {

    private static final String HURRIES =
            "select 1 from information_schema.settings where setting_name = 'WRITE_DELAY' and setting_value = '0'";

    private static final String HOLDS_SOMETHING =
            "select 1 from information_schema.tables where table_schema <> 'INFORMATION_SCHEMA'";

    /** H2's code for what only its administrator may say. */
    private static final int NOT_ALLOWED = 90040;

    private final Sql sql;
    private final boolean isUnhurried;

    private UnhurriedWrites(Sql sql, boolean isUnhurried) {
        this.sql = sql;
        this.isUnhurried = isUnhurried;
    }

    interface Making {
        void run() throws SQLException;
    }

    /** @param jobs each time the same connection: another one would say what its URL says anew */
    static void whereNothingIs(DataSource jobs, Dialect dialect, Making making) throws SQLException {
        Sql sql = new Sql(jobs);
        boolean isMet = dialect == Dialect.H2 && sql.singleOrThrow(UnhurriedWrites::hurriesOverNothing);
        try (UnhurriedWrites writes = new UnhurriedWrites(sql, isMet && isAllowed(sql))) {
            writes.during(making);
        }
    }

    private static boolean hurriesOverNothing(Connection connection) throws SQLException {
        return !Sql.list(connection, HURRIES, row -> 1).isEmpty()
                && Sql.list(connection, HOLDS_SOMETHING, row -> 1).isEmpty();
    }

    private static boolean isAllowed(Sql sql) throws SQLException {
        try {
            say(sql, "set write_delay 500");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != NOT_ALLOWED) throw e;
            return false;
        }
    }

    private void during(Making making) throws SQLException {
        making.run();
    }

    private static void say(Sql sql, String statement) throws SQLException {
        sql.singleOrThrow(connection -> {
            MigrationRun.execute(connection, statement);
            return true;
        });
    }

    @Override
    public void close() throws SQLException {
        if (isUnhurried) say(sql, "set write_delay 0");
    }
}
