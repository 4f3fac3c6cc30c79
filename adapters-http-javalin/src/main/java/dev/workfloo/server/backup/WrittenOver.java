package dev.workfloo.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What H2 wrote over: it must stay where it is while it is copied. */
final class WrittenOver {

    /** After this it is gone, in milliseconds. */
    private static final int USUAL_RETENTION = 45_000;

    private static final int LONG_RETENTION = 86_400_000;

    private WrittenOver() {}

    /** What is done while it stays. */
    interface Copying {
        void run() throws SQLException;
    }

    static void kept(Statement statement, Copying copying) throws SQLException {
        statement.execute("set retention_time " + LONG_RETENTION);
        try {
            copying.run();
        } finally {
            statement.execute("set retention_time " + USUAL_RETENTION);
        }
    }

    /** Has it go as usual again, if it was to stay. */
    static void settle(DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            boolean isLong;
            try (ResultSet row = statement.executeQuery("select 1 from information_schema.settings"
                    + " where setting_name = 'RETENTION_TIME' and setting_value = '" + LONG_RETENTION + "'")) {
                isLong = row.next();
            }
            if (isLong) statement.execute("set retention_time " + USUAL_RETENTION);
        }
    }
}
