package dev.workfloo.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * What goes on at a PostgreSQL on connections that were given up here. Nothing there ends a commit that waits for a standby;
 * with a new connection for each one that is given up, the server's connections would soon be used up.
 */
final class AbandonedStatements {

    private static final String SELF = "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()";
    private static final String ACTIVE = "select pid, backend_start from pg_stat_activity where state = 'active'";

    private final int most;
    private final Map<Connection, Backend> open = new IdentityHashMap<>();
    private final Set<Backend> left = new HashSet<>();

    AbandonedStatements(int most) {
        this.most = most;
    }

    /** A process of the server; the number alone is used again. */
    private record Backend(int pid, String since) {}

    /** @throws SQLTransientConnectionException when so much goes on that another connection would be one too many */
    synchronized void admit(Connection connection) throws SQLException {
        for (Iterator<Map.Entry<Connection, Backend>> each = open.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Connection, Backend> entry = each.next();
            if (!entry.getKey().isClosed()) continue;
            left.add(entry.getValue());
            each.remove();
        }
        if (!left.isEmpty()) left.retainAll(backends(connection, ACTIVE));
        if (left.size() >= most) {
            throw new SQLTransientConnectionException(
                    left.size() + " statements that were given up still wait in the database", "08001");
        }
        backends(connection, SELF).forEach(backend -> open.put(connection, backend));
    }

    private static Set<Backend> backends(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Set<Backend> found = new HashSet<>();
            while (rows.next()) found.add(new Backend(rows.getInt(1), String.valueOf(rows.getString(2))));
            return found;
        }
    }
}
