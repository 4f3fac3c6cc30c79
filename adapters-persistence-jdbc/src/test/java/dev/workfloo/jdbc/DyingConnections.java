package dev.workfloo.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections of a process that dies right behind a statement, with what it had not committed. */
final class DyingConnections {

    private final DataSource real;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    DyingConnections(DataSource real) {
        this.real = real;
    }

    /** From now on so many statements are run. */
    void dieBehind(int statements) {
        left.set(statements);
    }

    DataSource connections() {
        return watched(DataSource.class, real);
    }

    private <T> T watched(Class<T> type, Object watched) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> call(watched, method, values)));
    }

    private Object call(Object watched, Method method, Object[] values) throws Throwable {
        try {
            Object result = method.invoke(watched, values);
            if (watched instanceof Statement && method.getName().startsWith("execute")) {
                if (left.decrementAndGet() == 0) throw new SQLException("dead", "08006");
            }
            boolean isOfAStatement = result instanceof Statement && watched instanceof Connection;
            if (isOfAStatement) return watched(method.getReturnType(), result);
            return result instanceof Connection ? watched(Connection.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
