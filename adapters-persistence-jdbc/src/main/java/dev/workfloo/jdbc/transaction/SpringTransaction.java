package dev.workfloo.jdbc.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One transaction of Spring's, from when something was first called in it. */
final class SpringTransaction implements HostTransaction, TransactionSynchronization {

    private final SpringTransactions owner;
    private final DataSource managed;

    /** Under which the connection is bound to the thread: each transaction has its own. */
    private final @Nullable Object resource;

    private final Ends ends = new Ends();

    /** How many waited when the host made a savepoint. */
    private final Map<Object, Integer> savepoints = new HashMap<>();

    private @Nullable Connection connection;
    private boolean wasBegunBefore;
    private boolean isOver;

    SpringTransaction(SpringTransactions owner, DataSource managed) {
        this.owner = owner;
        this.managed = managed;
        this.resource = TransactionSynchronizationManager.getResource(managed);
    }

    boolean isOf(SpringTransactions transactions) {
        return owner == transactions;
    }

    /** Whether its connection is the thread's now. */
    boolean isBound() {
        return resource != null && resource == TransactionSynchronizationManager.getResource(managed);
    }

    boolean isOver() {
        return isOver;
    }

    /** Spring's own proxy gives each statement the time that is left to the transaction. */
    @Override
    public Connection connection() throws SQLException {
        Connection given = connection;
        if (given == null) {
            given = new TransactionAwareDataSourceProxy(managed).getConnection();
            connection = given;
        }
        return given;
    }

    @Override
    public void whenOver(End told) {
        ends.add(told);
    }

    /** Before others hear of the end, who may call in turn. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void suspend() {
        owner.suspended(this);
    }

    @Override
    public void resume() {
        owner.resumed(this);
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, ends.count());
    }

    /** Of a savepoint from before the first call nothing is known: all that was called came behind it. */
    @Override
    public void savepointRollback(Object savepoint) {
        Integer before = savepoints.get(savepoint);
        ends.over(before == null ? 0 : before, false);
    }

    @Override
    public void beforeCompletion() {
        wasBegunBefore = true;
        Connection given = connection;
        if (given != null) giveBack(given);
    }

    private void giveBack(Connection given) {
        try {
            given.close();
            connection = null;
        } catch (SQLException e) {
            // The transaction manager has it, and finds out.
        }
    }

    @Override
    public void afterCommit() {
        isOver = true;
    }

    /**
     * What was first called in another one's {@code afterCommit} is on the connection of a transaction that is over: nobody may be
     * told that it is kept.
     */
    @Override
    public void afterCompletion(int status) {
        isOver = true;
        ends.over(status == STATUS_COMMITTED && wasBegunBefore);
    }
}
