package dev.workfloo.worker;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a worker works.
 *
 * @param threads how many pieces of work are done at once: so many calls, so many codes, and so many messages to clients
 * @param interval how often the table is looked at when nobody says that there is work
 * @param grace for how long what was begun may go on when the worker is closed
 * @param context what surrounds each piece of work
 */
public record WorkerSettings(
        int threads,
        Duration interval,
        Duration grace,
        InstantSource clock,
        FailureListener failures,
        WorkContext context) {

    private static final int USUAL_THREADS = 32;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(20);

    public static WorkerSettings usual(InstantSource clock, FailureListener failures) {
        return new WorkerSettings(USUAL_THREADS, USUAL_INTERVAL, USUAL_GRACE, clock, failures, WorkContext.NONE);
    }

    public WorkerSettings withThreads(int count) {
        return new WorkerSettings(count, interval, grace, clock, failures, context);
    }

    public WorkerSettings withInterval(Duration time) {
        return new WorkerSettings(threads, time, grace, clock, failures, context);
    }

    public WorkerSettings withGrace(Duration time) {
        return new WorkerSettings(threads, interval, time, clock, failures, context);
    }

    public WorkerSettings withContext(WorkContext surroundings) {
        return new WorkerSettings(threads, interval, grace, clock, failures, surroundings);
    }
}
