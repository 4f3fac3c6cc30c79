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

    /**
     * Spring's on this DataSource; none where Workfloo's class loader sees no Spring.
     *
     * @throws IllegalStateException when it sees one before 6.2, which tells nobody that it went back to a savepoint
     */
    static HostTransactions ofSpring(DataSource dataSource) {
        ClassLoader loader = HostTransactions.class.getClassLoader();
        try {
            Class.forName("org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy", false, loader);
            Class.forName("org.springframework.transaction.support.TransactionSynchronization", false, loader)
                    .getMethod("savepointRollback", Object.class);
        } catch (ClassNotFoundException e) {
            return NONE;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "Spring 6.2 or newer is needed to join its transactions: with an older one, open the store with"
                            + " JdbcStore.joining(settings, HostTransactions.NONE), and pass connections to its join",
                    e);
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
