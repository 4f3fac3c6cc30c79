package dev.workfloo.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The transactions of the host, which are not ours to commit. */
final class HostTransactions {

    private static final String AWARE = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    private HostTransactions() {}

    /**
     * Each use case is a transaction of its own here. On the connection of a host's transaction it would commit what the host
     * has done so far, and the host could not take it back.
     *
     * @throws IllegalArgumentException when connections are those of the host's transactions
     */
    static void requireApart(DataSource dataSource) {
        if (isAware(dataSource)) {
            throw new IllegalArgumentException(
                    "the DataSource is a TransactionAwareDataSourceProxy, on which Workfloo would"
                            + " commit half of a transaction of yours: give it the DataSource behind the proxy");
        }
    }

    private static boolean isAware(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(
                    Class.forName(AWARE, false, dataSource.getClass().getClassLoader()));
        } catch (ClassNotFoundException | SQLException e) {
            return false; // Some pools say of nothing what they wrap.
        }
    }
}
