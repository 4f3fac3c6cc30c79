package dev.workfloo.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Connections that remember which statements were made on them. */
public final class StatementLog {

    private final DataSource connections;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    public StatementLog(DataSource connections) {
        this.connections = connections;
    }

    public DataSource connections() {
        return proxy(DataSource.class, connections);
    }

    /** Those since the last time that somebody asked. */
    public List<String> taken() {
        List<String> since = List.copyOf(statements);
        statements.clear();
        return since;
    }

    private <T> T proxy(Class<T> type, T behind) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) statements.add((String) arguments[0]);
                    try {
                        Object result = method.invoke(behind, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
