package dev.workfloo.worker;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Leases for work that is done right where it was asked for, without a look into the table. It is kept as if it were due
 * later, and put off as long as it is being done: when it comes due all the same, its process is gone, and others do it.
 */
final class Leases {

    /** Others leave the work alone until a lease ends; a process that dies is missed then. */
    static final Duration TERM = Duration.ofSeconds(20);

    /** A lease is renewed when less than this is left: time for some tries. */
    private static final Duration RENEWED = Duration.ofSeconds(13);

    private final WorkPerformer performer;
    private final WorkRows rows;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;
    private final Semaphore permits;
    private final PartyLimits limits;
    private final Map<String, Lease> leased = new ConcurrentHashMap<>();

    Leases(ThreadPoolExecutor threads, WorkPerformer performer, PartyLimits limits, WorkRows rows) {
        this.threads = threads;
        this.permits = new Semaphore(threads.getMaximumPoolSize());
        this.performer = performer;
        this.limits = limits;
        this.rows = rows;
        this.clock = performer.clock();
    }

    /** @param otherwise is run when the work was kept and no thread was free for it */
    WorkHold take(Work.Due due, Optional<String> noted, Runnable otherwise) {
        Instant now = clock.instant();
        if (due.at().isAfter(now)) return new WorkHold(due.at(), noted, () -> {}, () -> {});
        if (threads.isShutdown() || !permits.tryAcquire()) return new WorkHold(due.at(), noted, otherwise, () -> {});
        Lease lease = new Lease(due.work().name(), noted, now.plus(TERM));
        return new WorkHold(lease.until, noted, lease::begin, lease::giveBack);
    }

    /** Notes that the transition that ended this work took its row away, so that it is not looked for. */
    void ended(Work work) {
        Lease lease = leased.get(work.name());
        if (lease != null) lease.ended = true;
    }

    /** Puts off what is still being done. */
    void renew() {
        leased.values().forEach(Lease::renew);
    }

    private final class Lease {

        private final String name;
        private final Optional<String> noted;
        private Instant until;
        private boolean isSettled;
        private volatile boolean ended;

        Lease(String name, Optional<String> noted, Instant until) {
            this.name = name;
            this.noted = noted;
            this.until = until;
        }

        void begin() {
            leased.put(name, this);
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException e) {
                settle(() -> rows.putOff(name, clock.instant()));
            }
        }

        private void work() {
            WorkPerformer.Result result = performer.perform(name, noted, 0, limits.permit(name, false));
            settle(() -> {
                if (result.again().isPresent()) rows.putOff(name, result.again().get());
                else if (!ended) rows.remove(name);
                result.settled().run();
            });
        }

        /** If the row cannot be settled, it comes due, and is found when the work is done. */
        private synchronized void settle(Runnable how) {
            try {
                how.run();
            } catch (RuntimeException e) {
                performer.failed(name, e);
            } finally {
                isSettled = true;
                leased.remove(name, this);
                giveBack();
            }
        }

        private void giveBack() {
            permits.release();
        }

        synchronized void renew() {
            Instant now = clock.instant();
            if (isSettled || ended || now.plus(RENEWED).isBefore(until)) return;
            try {
                rows.putOff(name, now.plus(TERM));
                until = now.plus(TERM);
            } catch (Throwable e) { // An Error too: a timer never runs again what threw.
                performer.failed(name, e);
            }
        }
    }
}
