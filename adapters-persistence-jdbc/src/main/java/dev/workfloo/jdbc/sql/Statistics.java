package dev.workfloo.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * PostgreSQL's statistics of tables that every start reads, and that stay too small for it ever to look at them by itself: without them
 * it plans for ten pages, and a start takes a tenth longer.
 */
public final class Statistics {

    private final Sql sql;
    private final Dialect dialect;
    private final Set<String> old = ConcurrentHashMap.newKeySet();

    public Statistics(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /** What gathers them holds others up until its transaction ends: in one that somebody else ends, it is left for later. */
    public void refresh(String table) {
        if (dialect != Dialect.POSTGRESQL) return;
        if (sql.isJoined()) old.add(table);
        else gather(table);
    }

    /** Gathers those that were left. */
    public void tidy() {
        for (String table : old) {
            gather(table);
            old.remove(table);
        }
    }

    private void gather(String table) {
        sql.apart().single(connection -> analyze(connection, table));
    }

    /** A role that does not own the table is only warned. */
    private static boolean analyze(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("analyze " + table);
        }
    }
}
