package dev.workfloo.jdbc.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection for one thread, which gets it again and again: H2 takes longer to open another than to run a statement. */
final class OneConnection implements AutoCloseable {

    private final Connection real;

    OneConnection(DataSource others) throws SQLException {
        this.real = others.getConnection();
    }

    DataSource again() {
        return proxy(DataSource.class, (self, method, values) -> {
            if (!method.getName().equals("getConnection")) throw new UnsupportedOperationException(method.getName());
            return proxy(Connection.class, this::unlessItCloses);
        });
    }

    private @Nullable Object unlessItCloses(Object self, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        if (method.getName().equals("close")) return null;
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
