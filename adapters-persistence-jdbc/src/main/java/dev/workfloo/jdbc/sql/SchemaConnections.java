package dev.workfloo.jdbc.sql;

import dev.workfloo.jdbc.transaction.HostTransaction;
import dev.workfloo.jdbc.transaction.HostTransactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which our tables are found in a schema of their own: each statement names it when it is made. So it costs
 * nothing at the database, and the search path of a connection, which others use too, stays as it is.
 */
public final class SchemaConnections {

    /** All that we say is far less, but for what is made of numbers. */
    private static final int MOST_KEPT = 2_000;

    private final SchemaName schema;
    private final Map<String, String> named = new ConcurrentHashMap<>();

    private SchemaConnections(SchemaName schema) {
        this.schema = schema;
    }

    public static SchemaConnections in(SchemaName schema) {
        return new SchemaConnections(schema);
    }

    public DataSource of(DataSource connections) {
        return naming(DataSource.class, connections);
    }

    /** The same transactions, with such connections. */
    public HostTransactions of(HostTransactions host) {
        return () -> host.current().map(Joined::new);
    }

    private final class Joined implements HostTransaction {

        private final HostTransaction real;

        Joined(HostTransaction real) {
            this.real = real;
        }

        @Override
        public Connection connection() throws SQLException {
            return naming(Connection.class, real.connection());
        }

        @Override
        public void whenOver(End told) {
            real.whenOver(told);
        }
    }

    private <T> T naming(Class<T> type, Object real) {
        ClassLoader loader = SchemaConnections.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(
                loader, new Class<?>[] {type}, (self, method, values) -> call(real, method, values)));
    }

    private @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] values) throws Throwable {
        if (values != null && takesSql(method)) values[0] = named(String.valueOf(values[0]));
        try {
            Object result = method.invoke(real, values);
            if (method.getName().equals("getConnection")) return naming(Connection.class, result);
            return method.getName().equals("createStatement") ? naming(Statement.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean takesSql(Method method) {
        String name = method.getName();
        return method.getParameterCount() > 0
                && method.getParameterTypes()[0] == String.class
                && (name.startsWith("prepare") || name.startsWith("execute") || name.equals("addBatch"));
    }

    private String named(String statement) {
        String known = named.get(statement);
        if (known != null) return known;
        String made = schema.in(statement);
        if (named.size() < MOST_KEPT) named.put(statement, made);
        return made;
    }
}
