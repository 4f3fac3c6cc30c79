package dev.workfloo.server;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * Connections on which no answer is waited for longer than a bound. Otherwise a statement on a connection that went silent
 * waits for as long as TCP does; and the driver's own property counts in whole seconds, which is too coarse here.
 */
final class BoundedConnections implements DataSource {

    /** For so long a pool that closes waits for a connection that is being made. */
    private static final int LOGIN_S = 2;

    private final Login login;
    private final int milliseconds;
    private final SparingLog log = new SparingLog(LoggerFactory.getLogger("dev.workfloo.server"), System::nanoTime);
    private volatile boolean hasOpened;

    private BoundedConnections(Login login, int milliseconds) {
        this.login = login;
        this.milliseconds = milliseconds;
    }

    /** Connections for a pool of so many. */
    static BoundedConnections serving(Settings settings, int size) {
        return to(settings, StatementLimits.SERVING, size);
    }

    /** Connections on which a statement takes as long as it takes. */
    static BoundedConnections forJobs(Settings settings) {
        return to(settings, StatementLimits.JOBS, Integer.MAX_VALUE);
    }

    private static BoundedConnections to(Settings settings, StatementLimits limits, int most) {
        String url = settings.jdbcUrl();
        Properties properties = new Properties();
        settings.jdbcUser().ifPresent(user -> properties.setProperty("user", user));
        settings.jdbcPassword().ifPresent(password -> properties.setProperty("password", password));
        Login login = url.startsWith("jdbc:postgresql:")
                ? new PostgresLogin(url, properties, limits, most)
                : () -> DriverManager.getConnection(url, properties);
        return new BoundedConnections(login, limits.silenceMs());
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = login.open();
            connection.setNetworkTimeout(Runnable::run, milliseconds);
            hasOpened = true;
            return connection;
        } catch (SQLException e) {
            // Whoever opens the first one says by itself what is wrong.
            if (hasOpened) log.warn("the database opens no connection: " + e.getSQLState() + " " + e.getMessage());
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is set");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("it does not log");
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // It does not log.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The driver's own property bounds it.
    }

    @Override
    public int getLoginTimeout() {
        return LOGIN_S;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("it does not log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
