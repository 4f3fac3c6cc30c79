package dev.workfloo.jdbc.migration;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of a process that dies right behind one of its statements, and loses all of them at once. */
public final class MortalConnections implements DataSource {

    private final String url;
    private final int diesBehind;
    private final List<Connection> open = new ArrayList<>();
    private int statements;

    /** @param diesBehind how many statements */
    public MortalConnections(String url, int diesBehind) {
        this.url = url;
        this.diesBehind = diesBehind;
    }

    /** Of a process that lives. */
    public static MortalConnections immortal(String url) {
        return new MortalConnections(url, Integer.MAX_VALUE);
    }

    public synchronized boolean hasDied() {
        return statements >= diesBehind;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (hasDied()) throw new SQLException("dead", "08006");
        Connection connection = DriverManager.getConnection(url);
        open.add(connection);
        return watched(Connection.class, connection);
    }

    private <T> T watched(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> call(real, method, values)));
    }

    private Object call(Object real, Method method, Object[] values) throws Throwable {
        try {
            Object result = method.invoke(real, values);
            if (real instanceof Statement && method.getName().startsWith("execute")) count();
            boolean isStatement = result instanceof Statement && real instanceof Connection;
            return isStatement ? watched(method.getReturnType(), result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void count() throws SQLException {
        if (++statements < diesBehind) return;
        for (Connection connection : open) connection.close();
        throw new SQLException("dead", "08006");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
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
