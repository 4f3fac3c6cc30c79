package dev.workfloo.server.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to PostgreSQL. A server, or a pooler in front of it, may accept and then stay silent: each read of
 * the log-in is bounded too, also against the URL.
 */
final class PostgresLogin implements Login {

    /** Of what stands twice in a URL, the driver takes the last. */
    private static final String BOUNDED = "connectTimeout=1&socketTimeout=2&loginTimeout=0&tcpKeepAlive=true";

    /** What poolers answer to options at log-in. */
    private static final String PROTOCOL_VIOLATION = "08P01";

    /** Where this is unknown, the options did not arrive. */
    private static final String MARK = "workfloo.direct";

    /** Each transaction may go on in another process of the server, where what was prepared before is unknown. */
    private static final String POOLED = "&prepareThreshold=0";

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    private static final String UNLIMITED =
            "what stands in front of the database does not pass on how long statements may take:"
                    + " give the role these settings itself, as docs/operations.md says";

    private final String url;
    private final Properties properties;
    private final String options;
    private final StatementLimits limits;
    private final AbandonedStatements left;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param most how many connections that were given up may go on at the server */
    PostgresLogin(String url, Properties properties, StatementLimits limits, int most) {
        this.url = url + (url.contains("?") ? "&" : "?") + BOUNDED;
        this.properties = properties;
        properties.setProperty("ApplicationName", "workfloo");
        this.limits = limits;
        this.left = new AbandonedStatements(most);
        this.options = "&options="
                + URLEncoder.encode(given() + limits.options() + " -c " + MARK + "=on", StandardCharsets.UTF_8);
    }

    /** The options that the URL, or what it refers to, gives; ours stand after them, and so hold. */
    private String given() {
        try {
            return Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, properties))
                    .filter(property -> property.name.equals("options"))
                    .map(property -> property.value)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(value -> value + " ")
                    .orElse("");
        } catch (SQLException e) {
            return ""; // A URL that the driver cannot read is refused by it when it is opened.
        }
    }

    @Override
    public Connection open() throws SQLException {
        Optional<Connection> direct = direct();
        Connection connection =
                direct.isPresent() ? direct.get() : DriverManager.getConnection(url + POOLED, properties);
        try {
            if (!limits.hold(connection)) tellOnce();
            else if (direct.isPresent()) left.admit(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Nothing when a pooler stands in front, which refuses the options or drops them: then the role's own settings count. */
    private Optional<Connection> direct() throws SQLException {
        Connection connection;
        try {
            connection = DriverManager.getConnection(url + options, properties);
        } catch (SQLException e) {
            if (!PROTOCOL_VIOLATION.equals(e.getSQLState())) throw e;
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('" + MARK + "', true) is not null")) {
            if (row.next() && row.getBoolean(1)) return Optional.of(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** What takes as long as it takes needs no limit; bringing tables up to date lifts the role's own by itself. */
    private void tellOnce() {
        if (limits == StatementLimits.SERVING && !told.getAndSet(true)) LOG.warn(UNLIMITED);
    }
}
