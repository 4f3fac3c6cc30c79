package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Indexes whose making in the background was interrupted. Such a one is there, is kept up to date, and is used by nobody. The
 * server may still be making it for a process that is gone: that is waited for.
 */
final class UnfinishedIndexes {

    private static final Pattern INDEX_IN_THE_BACKGROUND = Pattern.compile(
            "create\\s+(?:unique\\s+)?index\\s+concurrently\\s+if\\s+not\\s+exists\\s+(\\w+)\\s+on\\s+(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final String IS_INVALID = """
            select 1 from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and not i.indisvalid""";

    private static final String IS_BEING_CHANGED = IS_INVALID
            + " and exists (select 1 from pg_catalog.pg_locks l"
            + " where l.locktype = 'transactionid' and l.transactionid = i.xmax)";

    private final SchemaName schema;
    private final Consumer<String> told;

    UnfinishedIndexes(SchemaName schema, Consumer<String> told) {
        this.schema = schema;
        this.told = told;
    }

    /** Drops the index that this statement makes, if it was left so. */
    void drop(Connection connection, String statement) throws SQLException {
        Matcher index = INDEX_IN_THE_BACKGROUND.matcher(statement);
        if (!index.find() || !isInvalid(connection, index.group(1))) return;
        waitForItsMaker(connection, index.group(2));
        waitForItsLastCommit(connection, index.group(1));
        if (!isInvalid(connection, index.group(1))) return;
        String drop = "drop index concurrently if exists " + index.group(1);
        PostgresLimits.liftDuring(connection, () -> MigrationRun.execute(connection, schema.in(drop)));
    }

    private boolean isInvalid(Connection connection, String index) throws SQLException {
        return isFound(connection, IS_INVALID, index);
    }

    private boolean isFound(Connection connection, String asked, String index) throws SQLException {
        return !Sql.list(connection, asked, row -> 1, schema.name(), index).isEmpty();
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

    /** The lock is let go a moment before it is committed that the index is valid. */
    private void waitForItsLastCommit(Connection connection, String index) throws SQLException {
        Patience patience = new Patience(told);
        while (isFound(connection, IS_BEING_CHANGED, index)) {
            patience.pause("another process commits that the index " + index + " is made, and this one waits for it");
        }
    }
}
