package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** How a database runs a migration so that a process that is killed in the middle is followed by another one. */
interface MigrationRun {

    void run(Migration migration, MigrationLock lock) throws SQLException;

    static MigrationRun on(DataSource jobs, SchemaName schema, Consumer<String> told) {
        return switch (schema.dialect()) {
            case POSTGRESQL -> new PostgresRun(jobs, schema, told);
            case H2 -> new H2Run(jobs, schema);
        };
    }

    /** As it is written: it has no parameters, and braces and question marks mean nothing. */
    static void execute(Connection connection, String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.setEscapeProcessing(false);
            plain.execute(statement);
        }
    }

    static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
