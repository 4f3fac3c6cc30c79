package dev.workfloo.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All statements that the store and its workers run on connections, with the values of the first and the last run of each. */
final class RecordedStatements {

    /** What runs the statements of others. */
    private static final Set<String> RUNNERS = Set.of("Sql", "Retries", "RecordedStatements");

    /** What tests run themselves. */
    private static final Set<String> TESTS = Set.of("ReleaseStory", "PendingWork");

    private final Map<String, Recorded> first = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Recorded> last = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param values by their positions, from 1 */
    record Recorded(String sql, SortedMap<Integer, Object> values) {

        /** The same statement behind something else, with its values. */
        PreparedStatement behind(String before, Connection connection) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(before + " " + sql);
            for (Map.Entry<Integer, Object> value : values.entrySet()) {
                statement.setObject(value.getKey(), value.getValue());
            }
            return statement;
        }
    }

    /** Those so far, to which others come. */
    RecordedStatements copy() {
        RecordedStatements copy = new RecordedStatements();
        synchronized (first) {
            copy.first.putAll(first);
        }
        synchronized (last) {
            copy.last.putAll(last);
        }
        return copy;
    }

    List<Recorded> all() {
        List<Recorded> all = new ArrayList<>();
        synchronized (first) {
            all.addAll(first.values());
        }
        synchronized (last) {
            all.addAll(last.values());
        }
        return all;
    }

    DataSource on(DataSource connections) {
        return proxy(
                DataSource.class,
                connections,
                (call, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, this::ofConnection)
                        : result);
    }

    private Object ofConnection(Call call, Object result) {
        if (!(result instanceof PreparedStatement statement)) return result;
        String sql = (String) call.arguments()[0];
        SortedMap<Integer, Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (made, given) -> {
            String name = made.method().getName();
            if (name.startsWith("set") && made.arguments().length >= 2) {
                values.put((Integer) made.arguments()[0], name.equals("setNull") ? null : made.arguments()[1]);
            }
            if ((name.startsWith("execute") || name.equals("addBatch")) && !isOfATest()) {
                Recorded run = new Recorded(sql, new TreeMap<>(values));
                first.putIfAbsent(sql, run);
                last.put(sql, run);
            }
            return given;
        });
    }

    private static boolean isOfATest() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(RecordedStatements::simpleName)
                        .flatMap(Optional::stream)
                        .filter(name -> !RUNNERS.contains(name))
                        .findFirst()
                        .filter(TESTS::contains)
                        .isPresent());
    }

    /** Of the outermost class, where it is ours. */
    private static Optional<String> simpleName(StackWalker.StackFrame frame) {
        return Optional.of(frame.getClassName())
                .filter(name -> name.startsWith("dev.workfloo."))
                .map(name -> name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", ""));
    }

    private record Call(Method method, Object[] arguments) {}

    private interface Heard {
        Object of(Call call, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Heard heard) {
        InvocationHandler handler = (proxy, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            try {
                return heard.of(new Call(method, arguments), method.invoke(real, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(RecordedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
