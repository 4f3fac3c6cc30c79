package dev.workfloo.jdbc.transaction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transactions on a DataSource, whoever manages them: what is asked is the thread's connection. It is loaded only where
 * Spring is there.
 */
final class SpringTransactions implements HostTransactions {

    private static final String UNHEARD = "a transaction of Spring's is open that tells nobody how it ends:"
            + " its transaction manager needs another transactionSynchronization than NEVER";

    private static final String OF_OTHERS =
            "a transaction of Spring's is open, and has no connection of the DataSource that"
                    + " Workfloo joins: give JdbcStore.joining the DataSource of its transaction manager, or call without a transaction";

    /** Under which of these a transaction manager has put the connection, it alone knows. */
    private final List<DataSource> behindEachOther = new ArrayList<>();

    /** Those of the thread. */
    private final ThreadLocal<@Nullable Set<SpringTransaction>> suspended = new ThreadLocal<>();

    SpringTransactions(DataSource dataSource) {
        DataSource next = dataSource;
        while (next instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
            if (!(next instanceof TransactionAwareDataSourceProxy)) behindEachOther.add(next);
            next = delegating.getTargetDataSource();
        }
        behindEachOther.add(next);
    }

    @Override
    public Optional<HostTransaction> current() {
        Optional<SpringTransaction> outer = suspendedOnThisConnection();
        if (outer.isPresent()) return outer.map(HostTransaction.class::cast);
        Optional<DataSource> bound = behindEachOther.stream()
                .filter(TransactionSynchronizationManager::hasResource)
                .findFirst();
        boolean tells = TransactionSynchronizationManager.isSynchronizationActive();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            if (!tells && bound.isPresent()) throw new IllegalStateException(UNHEARD);
            return Optional.empty();
        }
        // While its end is told to others, its connection is still there.
        if (!tells) return Optional.empty();
        SpringTransaction transaction = known().orElseGet(() -> begun(bound));
        return transaction.isOver() ? Optional.empty() : Optional.of(transaction);
    }

    /**
     * An inner transaction of another manager suspends who waits for the end of the outer one, and leaves its connection where it is:
     * what is written there ends with the outer one.
     */
    private Optional<SpringTransaction> suspendedOnThisConnection() {
        Set<SpringTransaction> those = suspended.get();
        return those == null
                ? Optional.empty()
                : those.stream().filter(SpringTransaction::isBound).findFirst();
    }

    void suspended(SpringTransaction transaction) {
        Set<SpringTransaction> those = suspended.get();
        if (those == null) {
            those = new LinkedHashSet<>();
            suspended.set(those);
        }
        those.add(transaction);
    }

    void resumed(SpringTransaction transaction) {
        Set<SpringTransaction> those = suspended.get();
        if (those == null) return;
        those.remove(transaction);
        if (those.isEmpty()) suspended.remove();
    }

    private Optional<SpringTransaction> known() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(SpringTransaction.class::isInstance)
                .map(SpringTransaction.class::cast)
                .filter(it -> it.isOf(this))
                .findFirst();
    }

    private SpringTransaction begun(Optional<DataSource> bound) {
        DataSource managed = bound.orElseThrow(() -> new IllegalStateException(OF_OTHERS));
        SpringTransaction transaction = new SpringTransaction(this, managed);
        TransactionSynchronizationManager.registerSynchronization(transaction);
        return transaction;
    }
}
