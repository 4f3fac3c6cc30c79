package dev.workfloo.bench;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that counts what is asked of it: reads, writes, and commits of something written. */
final class Ledger implements DataSource {

    private final DataSource database;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    Ledger(DataSource database) {
        this.database = database;
    }

    record Counts(int reads, int writes, int commits) {}

    /** What was counted since the last time. */
    Counts take() {
        return new Counts(reads.getAndSet(0), writes.getAndSet(0), commits.getAndSet(0));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new Counted(database.getConnection()).watched();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return new Counted(database.getConnection(user, password)).watched();
    }

    private final class Counted {

        private final Connection connection;
        private boolean wrote;

        Counted(Connection connection) {
            this.connection = connection;
        }

        Connection watched() {
            return proxy(Connection.class, (self, method, arguments) -> {
                if (method.getName().equals("commit") && wrote) committed();
                Object result = call(connection, method, arguments);
                if (result instanceof PreparedStatement statement) {
                    return counted(PreparedStatement.class, statement, (String) arguments[0]);
                }
                return result instanceof Statement statement ? counted(Statement.class, statement, "") : result;
            });
        }

        private <T extends Statement> T counted(Class<T> type, T statement, String prepared) {
            return proxy(type, (self, method, arguments) -> {
                boolean given = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
                if (method.getName().startsWith("execute")) count(given ? (String) arguments[0] : prepared);
                return call(statement, method, arguments);
            });
        }

        private void count(String sql) throws SQLException {
            if (sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select")) {
                reads.incrementAndGet();
                return;
            }
            writes.incrementAndGet();
            wrote = true;
            if (connection.getAutoCommit()) committed();
        }

        private void committed() {
            commits.incrementAndGet();
            wrote = false;
        }
    }

    private interface Handler {
        Object handle(Object self, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler::handle));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        database.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
