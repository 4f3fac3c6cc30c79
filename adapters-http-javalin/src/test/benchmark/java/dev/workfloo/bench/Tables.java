package dev.workfloo.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** A database as a whole. */
final class Tables {

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    boolean isPostgres() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }

    /**
     * Empties these tables where they fill the memory that all share. PostgreSQL keeps them, as it does in production, and
     * writes to its files what it owes them, so that no round pays for the one before.
     *
     * @param which is asked with names in lower case
     */
    void settle(Predicate<String> which) throws SQLException {
        boolean postgres = isPostgres();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (postgres) {
                statement.execute("checkpoint");
                return;
            }
            for (String table : named(connection, which)) statement.execute("truncate table " + table);
        }
    }

    private static List<String> named(Connection connection, Predicate<String> which) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) names.add(tables.getString("TABLE_NAME"));
        }
        return names.stream()
                .filter(name -> which.test(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
