package dev.workfloo.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to PostgreSQL. A server, or whatever stands in front of it, may accept and then stay silent: each read of
 * the log-in is bounded too, whatever the URL says.
 */
final class PostgresLogin implements Login {

    /** Of what stands twice in a URL, the driver takes the last. */
    private static final String BOUNDED = "connectTimeout=1&socketTimeout=2&loginTimeout=0&tcpKeepAlive=true";

    /** What poolers answer to options at log-in. */
    private static final String PROTOCOL_VIOLATION = "08P01";

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    private static final String UNLIMITED =
            "what stands in front of the database does not pass on how long statements may take:"
                    + " give the role these settings itself, as docs/operations.md says";

    private final String url;
    private final Properties properties;
    private final String options;
    private final StatementLimits limits;
    private final LeftBehind left;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param most so many connections that were given up may go on at the server */
    PostgresLogin(String url, Properties properties, StatementLimits limits, int most) {
        this.url = url + (url.contains("?") ? "&" : "?") + BOUNDED;
        this.properties = properties;
        properties.setProperty("ApplicationName", "workfloo");
        this.limits = limits;
        this.left = new LeftBehind(most);
        this.options = "&options=" + URLEncoder.encode(given() + limits.options(), StandardCharsets.UTF_8);
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
        Connection connection = connect();
        try {
            if (limits.hold(connection)) left.admit(connection);
            else if (!told.getAndSet(true)) LOG.warn(UNLIMITED);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A pooler that takes no options is asked without them: there the role's own settings must say what ours do. */
    private Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(url + options, properties);
        } catch (SQLException e) {
            if (!PROTOCOL_VIOLATION.equals(e.getSQLState())) throw e;
            return DriverManager.getConnection(url, properties);
        }
    }
}
