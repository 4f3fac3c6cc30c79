package dev.workfloo.jdbc.transaction;

import java.sql.Connection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the host's on which its transactions are joined: until this is closed, what its thread calls is written there. The
 * host commits or rolls back, and then says so. Where it says nothing, what was committed is kept all the same: work is found when
 * it is looked for, within a second with a worker's usual settings, and nobody else hears of it.
 *
 * <p>Where the host goes back to a savepoint of its own, it joins anew behind that savepoint, so that it can say of each part what
 * became of it.
 */
public final class JoinedConnection implements HostTransaction, AutoCloseable {

    private final Connection connection;
    private final Consumer<JoinedConnection> leaving;
    private final Ends ends = new Ends();
    private boolean isClosed;
    private volatile @Nullable Thread telling;

    JoinedConnection(Connection connection, Consumer<JoinedConnection> leaving) {
        this.connection = connection;
        this.leaving = leaving;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void whenOver(End told) {
        ends.add(told);
    }

    /**
     * Says that all that was written since it was joined, or since this was said last, is committed: work is begun, listeners hear of
     * it. It may be said after {@link #close}, and by another thread.
     */
    public void committed() {
        tell(true);
    }

    /** Says that it was rolled back, or that nobody knows. */
    public void rolledBack() {
        tell(false);
    }

    private void tell(boolean isCommitted) {
        telling = Thread.currentThread();
        try {
            ends.over(isCommitted);
        } finally {
            telling = null;
        }
    }

    /** Whether it is just being told of its end: who is told may call, and nobody would commit that. */
    boolean isOver() {
        return telling == Thread.currentThread();
    }

    /**
     * What this thread calls from now on is written as it was before the connection was joined. The connection stays open, and its
     * transaction too.
     *
     * @throws IllegalStateException when this is another thread, or one that has joined another connection since and not left it
     */
    @Override
    public void close() {
        if (isClosed) return;
        leaving.accept(this);
        isClosed = true;
    }
}
