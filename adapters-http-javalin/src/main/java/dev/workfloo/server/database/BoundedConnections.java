package dev.workfloo.server.database;

import dev.workfloo.server.settings.Settings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections on which no answer is waited for longer than a bound. Otherwise a statement on a connection that went silent
 * waits for as long as TCP does; and the driver's own property counts in whole seconds, which is too coarse here.
 */
final class BoundedConnections implements DataSource, AutoCloseable {

    /** How long a pool that closes waits for a connection that is being made. */
    private static final int LOGIN_S = 2;

    private final Login login;
    private final int milliseconds;

    private BoundedConnections(Login login, int milliseconds) {
        this.login = login;
        this.milliseconds = milliseconds;
    }

    /** Connections for a pool. */
    static BoundedConnections serving(Settings settings, int size) {
        StatementLimits limits = StatementLimits.SERVING;
        return new BoundedConnections(new RetriedLogin(login(settings, limits, size)), limits.silenceMs());
    }

    /** Connections on which a statement takes as long as it takes. */
    static BoundedConnections forJobs(Settings settings) {
        return forJobs(settings, settings.jdbcUrl());
    }

    /** The same to another database, under the same user. */
    static BoundedConnections forJobs(Settings settings, String url) {
        StatementLimits limits = StatementLimits.JOBS;
        return new BoundedConnections(login(settings, url, limits, Integer.MAX_VALUE), limits.silenceMs());
    }

    static Login login(Settings settings, StatementLimits limits, int most) {
        return login(settings, settings.jdbcUrl(), limits, most);
    }

    private static Login login(Settings settings, String url, StatementLimits limits, int most) {
        Properties properties = new Properties();
        settings.jdbcUser().ifPresent(user -> properties.setProperty("user", user));
        settings.jdbcPassword().ifPresent(password -> properties.setProperty("password", password));
        return url.startsWith("jdbc:postgresql:")
                ? new PostgresLogin(url, properties, limits, most)
                : () -> DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = login.open();
        connection.setNetworkTimeout(Runnable::run, milliseconds);
        return connection;
    }

    @Override
    public void close() {
        login.close();
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
