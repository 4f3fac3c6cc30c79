package dev.workfloo.server.log;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Says what goes wrong at most once in ten seconds, since while a database is away everything goes wrong, all the time. */
public final class ThrottledLog {

    private static final long PAUSE_NS = 10_000_000_000L;

    private final Logger log;
    private final LongSupplier nanoTime;
    private final AtomicLong silent = new AtomicLong();
    private final AtomicLong next;

    public ThrottledLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    public void warn(String message) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE_NS)) {
            silent.incrementAndGet();
            return;
        }
        long more = silent.getAndSet(0);
        if (more == 0) log.warn(message);
        else log.warn("{} (and {} like it since it was last said)", message, more);
    }
}
