package dev.workfloo.jdbc.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are given up when the database says nothing for too long, for what others wait for. Where they come from they
 * go back as they were.
 */
public final class ImpatientConnections {

    private final Duration silence;

    private ImpatientConnections(Duration silence) {
        this.silence = silence;
    }

    /** @param silence for how long the database may say nothing while it is asked */
    public static DataSource of(DataSource connections, Duration silence) {
        ImpatientConnections impatient = new ImpatientConnections(silence);
        return proxy(DataSource.class, (self, method, values) -> {
            @Nullable Object result = call(connections, method, values);
            return result instanceof Connection connection ? impatient.bounded(connection) : result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ImpatientConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Connection bounded(Connection real) throws SQLException {
        int before;
        try {
            before = real.getNetworkTimeout();
            real.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
        } catch (SQLFeatureNotSupportedException e) {
            return real;
        }
        return proxy(Connection.class, (self, method, values) -> {
            if (method.getName().equals("close")) giveBack(real, before);
            return call(real, method, values);
        });
    }

    private static void giveBack(Connection real, int before) {
        try {
            real.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException e) {
            // It was given up, or is closed already.
        }
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
