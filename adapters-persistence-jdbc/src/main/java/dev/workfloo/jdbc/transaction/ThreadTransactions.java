package dev.workfloo.jdbc.transaction;

import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections that threads have joined; of a thread that has joined none, others know its transaction. */
public final class ThreadTransactions implements HostTransactions {

    private final HostTransactions others;
    private final ThreadLocal<@Nullable JoinedConnection> latest = new ThreadLocal<>();

    public ThreadTransactions(HostTransactions others) {
        this.others = others;
    }

    @Override
    public Optional<HostTransaction> current() {
        JoinedConnection joined = latest.get();
        return joined == null || joined.isOver() ? others.current() : Optional.of(joined);
    }

    /** Has the calling thread join a connection, until it closes what it is given. */
    public JoinedConnection join(Connection connection) {
        JoinedConnection before = latest.get();
        JoinedConnection joined = new JoinedConnection(connection, it -> leave(it, before));
        latest.set(joined);
        return joined;
    }

    private void leave(JoinedConnection joined, @Nullable JoinedConnection before) {
        if (latest.get() != joined) {
            throw new IllegalStateException(
                    "close a joined connection in the thread that joined it, the latest one first");
        }
        if (before == null) latest.remove();
        else latest.set(before);
    }
}
