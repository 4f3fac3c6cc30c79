package dev.workfloo.worker;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkHold;
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
 * Places for work that is done right where it was asked for, without a look into the table. It is kept as if it were due
 * later, and put off as long as it is being done: when it comes due all the same, its process is gone, and others do it.
 */
final class Places {

    /** Others leave the work alone for so long; a process that dies is missed after it. */
    static final Duration HELD = Duration.ofSeconds(20);

    /** Work is put off again when less than this is left: time for some tries. */
    private static final Duration RENEWED = Duration.ofSeconds(13);

    private final Attempts attempts;
    private final Rows rows;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;
    private final Semaphore free;
    private final Turns turns;
    private final Map<String, Place> taken = new ConcurrentHashMap<>();

    Places(ThreadPoolExecutor threads, Attempts attempts, Turns turns, Rows rows) {
        this.threads = threads;
        this.free = new Semaphore(threads.getMaximumPoolSize());
        this.attempts = attempts;
        this.turns = turns;
        this.rows = rows;
        this.clock = attempts.clock();
    }

    /** @param otherwise is run when the work was kept and there was no place for it */
    WorkHold take(Work.Due due, Optional<String> noted, Runnable otherwise) {
        Instant now = clock.instant();
        if (due.at().isAfter(now)) return new WorkHold(due.at(), noted, () -> {}, () -> {});
        if (threads.isShutdown() || !free.tryAcquire()) return new WorkHold(due.at(), noted, otherwise, () -> {});
        Place place = new Place(due.work().name(), noted, now.plus(HELD));
        return new WorkHold(place.until, noted, place::begin, place::leave);
    }

    /** Notes that the transition that ended this work took its row away, so that nobody looks for it. */
    void ended(Work work) {
        Place place = taken.get(work.name());
        if (place != null) place.ended = true;
    }

    /** Puts off what is still being done. */
    void renew() {
        taken.values().forEach(Place::renew);
    }

    private final class Place {

        private final String name;
        private final Optional<String> noted;
        private Instant until;
        private boolean left;
        private volatile boolean ended;

        Place(String name, Optional<String> noted, Instant until) {
            this.name = name;
            this.noted = noted;
            this.until = until;
        }

        void begin() {
            taken.put(name, this);
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException e) {
                settle(() -> rows.putOff(name, clock.instant()));
            }
        }

        private void work() {
            Attempts.Result result = attempts.attempt(name, noted, 0, turns.begin(name, false));
            settle(() -> {
                if (result.again().isPresent()) rows.putOff(name, result.again().get());
                else if (!ended) rows.remove(name);
                result.settled().run();
            });
        }

        /** If the row cannot be settled, it comes due, and whoever finds it finds the work done. */
        private synchronized void settle(Runnable how) {
            try {
                how.run();
            } catch (RuntimeException e) {
                attempts.failed(name, e);
            } finally {
                left = true;
                taken.remove(name, this);
                leave();
            }
        }

        private void leave() {
            free.release();
        }

        synchronized void renew() {
            Instant now = clock.instant();
            if (left || ended || now.plus(RENEWED).isBefore(until)) return;
            try {
                rows.putOff(name, now.plus(HELD));
                until = now.plus(HELD);
            } catch (Throwable e) { // An Error too: a timer never runs again what threw.
                attempts.failed(name, e);
            }
        }
    }
}
