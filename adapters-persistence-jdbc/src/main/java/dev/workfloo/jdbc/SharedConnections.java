package dev.workfloo.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A DataSource that gives out the connections of the host's transactions, which are not ours to commit. */
final class SharedConnections {

    private static final String AWARE = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    private SharedConnections() {}

    /**
     * On the connection of a host's transaction a use case that is a transaction of its own would commit what the host has done so far,
     * and the host could not take it back.
     *
     * @throws IllegalArgumentException when connections are those of the host's transactions
     */
    static void refuse(DataSource dataSource) {
        if (aware(dataSource).isEmpty()) return;
        throw new IllegalArgumentException(
                "the DataSource is a TransactionAwareDataSourceProxy, on which Workfloo would"
                        + " commit half of a transaction of yours: give it the DataSource behind the proxy, or open the store with"
                        + " JdbcStore.joining");
    }

    /** The DataSource behind such a proxy; without one, the same. */
    static DataSource behind(DataSource dataSource) {
        return aware(dataSource)
                .map(proxy -> target(proxy, dataSource))
                .map(SharedConnections::behind)
                .orElse(dataSource);
    }

    private static Optional<Class<?>> aware(DataSource dataSource) {
        try {
            Class<?> proxy = Class.forName(AWARE, false, dataSource.getClass().getClassLoader());
            return dataSource.isWrapperFor(proxy) ? Optional.of(proxy) : Optional.empty();
        } catch (ClassNotFoundException | SQLException e) {
            return Optional.empty(); // Some pools say of nothing what they wrap.
        }
    }

    private static DataSource target(Class<?> proxy, DataSource dataSource) {
        try {
            return (DataSource) proxy.getMethod("getTargetDataSource").invoke(dataSource.unwrap(proxy));
        } catch (ReflectiveOperationException | SQLException e) {
            throw new IllegalArgumentException("a TransactionAwareDataSourceProxy does not say what is behind it", e);
        }
    }
}
