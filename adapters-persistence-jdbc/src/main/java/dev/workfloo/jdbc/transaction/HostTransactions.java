package dev.workfloo.jdbc.transaction;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * Says in which transaction of the host's a thread is. Spring's are known already; whoever has transactions of another kind
 * implements this.
 */
@FunctionalInterface
public interface HostTransactions {

    /** Each call is a transaction of its own. */
    HostTransactions NONE = Optional::empty;

    /** Spring's on this DataSource; none where Workfloo's class loader sees no Spring. */
    static HostTransactions ofSpring(DataSource dataSource) {
        try {
            Class.forName(
                    "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy",
                    false,
                    HostTransactions.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return NONE;
        }
        return new SpringTransactions(dataSource);
    }

    /**
     * The transaction that the calling thread is in now. Two of one thread, such as one that is suspended and the one within, are
     * two of these; of one transaction, each that is given leads to the same connection and the same end.
     *
     * @return empty where it is in none: then what is called is a transaction of its own
     * @throws IllegalStateException when it is in one that cannot be joined
     */
    Optional<HostTransaction> current();
}
