package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Lets H2 write its file as late as it does by itself, while tables are made where there was nothing. Each change of a table is
 * several commits, and a database that is told to write each at once writes them all. Who dies finds an earlier state, which is
 * whole, and goes on from there; what the last one left is written before this is over. H2 remembers how late it writes, and so a mark
 * stands in the database meanwhile: whoever finds it has each commit written at once again.
 */
final class UnhurriedWrites implements AutoCloseable {

    private static final String HURRIES =
            "select 1 from information_schema.settings where setting_name = 'WRITE_DELAY' and setting_value = '0'";

    private static final String HOLDS_SOMETHING =
            "select 1 from information_schema.tables where table_schema <> 'INFORMATION_SCHEMA'";

    private static final String MARK = "public.workfloo_unhurried";

    private static final String MARKED =
            "select 1 from information_schema.constants where upper(constant_name) = 'WORKFLOO_UNHURRIED'";

    /** H2's codes for what only its administrator may say, and for what takes a right. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(90040, 90096);

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
        boolean isMet = dialect == Dialect.H2
                && sql.singleOrThrow(connection -> hurriesOverNothing(connection) || isMarked(connection));
        try (UnhurriedWrites writes = new UnhurriedWrites(sql, isMet && isAllowed(sql))) {
            writes.during(making);
        }
    }

    /** Whether somebody died meanwhile. */
    static boolean wereLeft(DataSource jobs, Dialect dialect) throws SQLException {
        return dialect == Dialect.H2 && new Sql(jobs).singleOrThrow(UnhurriedWrites::isMarked);
    }

    private static boolean isMarked(Connection connection) throws SQLException {
        return !Sql.list(connection, MARKED, row -> 1).isEmpty();
    }

    private static boolean hurriesOverNothing(Connection connection) throws SQLException {
        return !Sql.list(connection, HURRIES, row -> 1).isEmpty()
                && Sql.list(connection, HOLDS_SOMETHING, row -> 1).isEmpty();
    }

    private static boolean isAllowed(Sql sql) throws SQLException {
        try {
            say(sql, "create constant if not exists " + MARK + " value 1");
            say(sql, "set write_delay 500");
            return true;
        } catch (SQLException e) {
            if (!NOT_ALLOWED.contains(e.getErrorCode())) throw e;
            if (sql.singleOrThrow(UnhurriedWrites::isMarked)) say(sql, "drop constant " + MARK);
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
        if (!isUnhurried) return;
        say(sql, "set write_delay 0");
        say(sql, "drop constant if exists " + MARK);
    }
}
