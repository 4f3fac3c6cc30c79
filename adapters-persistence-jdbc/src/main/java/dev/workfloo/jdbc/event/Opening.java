package dev.workfloo.jdbc.event;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Begins and ends subscriptions. On PostgreSQL that waits until whoever writes an execution has committed, so that each transaction is
 * before or behind it. Whoever waits for a table keeps all who come later waiting: so it is given up after a moment, and tried again.
 */
final class Opening {

    private static final String KNOWN = "select 1 from workfloo_subscription where name = ?";

    /** A number is not given again while anything is left under it. */
    private static final String OPEN = "insert into workfloo_subscription (name, number, since, caught_up_to) select"
            + " cast(? as varchar(100)), 1 + greatest((select coalesce(max(number), 0) from workfloo_subscription),"
            + " (select coalesce(max(subscription), 0) from workfloo_event),"
            + " (select coalesce(max(subscription), 0) from workfloo_held_event)),"
            + " cast(? as timestamp with time zone), cast(? as varchar(24)) where not exists (" + KNOWN + ")";

    private static final String CLOSE = "delete from workfloo_subscription where name = ?";

    /** Waits for all who write on H2, and changes nothing. */
    private static final String LET_WRITERS_END = "alter table workfloo_execution alter column origin set default null";

    /** PostgreSQL has its own cleaning make way for somebody who waits for a second: so now and then it is waited for longer. */
    private static final String MOMENT = "300ms";

    private static final String LONG_MOMENT = "1300ms";
    private static final int LONG_EACH = 8;

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Sql callers;
    private final Sql sql;
    private final Dialect dialect;

    Opening(Sql sql, Dialect dialect) {
        this.callers = sql;
        this.sql = sql.apart();
        this.dialect = dialect;
    }

    void open(SubscriptionName name, Beginning beginning, Instant now) {
        if (sql.first(KNOWN, row -> row.getInt(1), name.text()).isPresent()) return;
        String caughtUpTo = beginning == Beginning.NOW ? null : "";
        patiently(connection -> Sql.update(connection, OPEN, name.text(), now, caughtUpTo, name.text()));
        if (dialect == Dialect.H2) waitForWriters(name);
    }

    /** One that wrote before, without a note, has committed then. Where it has not, nothing was begun: who says it again waits again. */
    private void waitForWriters(SubscriptionName name) {
        try {
            patiently(Opening::letWritersEnd);
        } catch (RuntimeException e) {
            boolean wasInterrupted = Thread.interrupted();
            sql.update(CLOSE, name.text());
            if (wasInterrupted) Thread.currentThread().interrupt();
            throw e;
        }
    }

    private static int letWritersEnd(Connection connection) throws SQLException {
        return Sql.update(connection, LET_WRITERS_END);
    }

    boolean close(SubscriptionName name) {
        return patiently(connection -> Sql.update(connection, CLOSE, name.text())) > 0;
    }

    private int patiently(Sql.Task<Integer> task) {
        if (callers.isJoined()) {
            throw new IllegalStateException(
                    "whoever subscribes waits for all who write, and would wait for the transaction"
                            + " in which this is called: subscribe outside of it");
        }
        long begun = System.nanoTime();
        for (int tries = 1; ; tries++) {
            String moment = tries % LONG_EACH == 0 ? LONG_MOMENT : MOMENT;
            try {
                return sql.transactionOrThrow(connection -> {
                    if (dialect == Dialect.POSTGRESQL) waitAtMost(connection, moment);
                    return task.run(connection);
                });
            } catch (SQLException e) {
                boolean passes = Failures.isLockTimeout(e) || Failures.isUniqueViolation(e);
                if (!passes || System.nanoTime() - begun > PATIENCE.toNanos()) throw Failures.of(e);
                pause();
            }
        }
    }

    private static void waitAtMost(Connection connection, String moment) throws SQLException {
        Sql.list(connection, "select set_config('lock_timeout', ?, true)", row -> row.getString(1), moment);
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreUnavailable("no subscription was begun: it was told to stop while it waited");
        }
    }
}
