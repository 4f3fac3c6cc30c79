package dev.workfloo.bench;

import dev.workfloo.jdbc.sql.Sql;
import java.util.concurrent.atomic.AtomicLong;

/** Looks again and again at who waits for a lock, and for how long so far. */
final class LockWaits implements AutoCloseable {

    private static final long EVERY_MS = 10;

    private static final String WAITING = """
            select coalesce(max(extract(epoch from clock_timestamp() - query_start) * 1000), 0)::bigint
            from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""";

    private final Sql sql;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final Thread thread = new Thread(this::look, "lock-waits");

    private LockWaits(Sql sql) {
        this.sql = sql;
    }

    static LockWaits watched(Sql sql) {
        LockWaits waits = new LockWaits(sql);
        waits.thread.setDaemon(true);
        waits.thread.start();
        return waits;
    }

    private void look() {
        try {
            while (true) {
                long waiting = sql.first(WAITING, row -> row.getLong(1)).orElse(0L);
                longest.accumulateAndGet(waiting, Math::max);
                looks.incrementAndGet();
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException e) {
            // It was looked at for long enough.
        }
    }

    long longestMs() {
        return longest.get();
    }

    long looks() {
        return looks.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
