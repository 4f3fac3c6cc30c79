package dev.workfloo.worker;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a worker works.
 *
 * @param context what surrounds each piece of work
 */
public record WorkerSettings(Pace pace, InstantSource clock, FailureListener failures, WorkContext context) {

    /**
     * @param threads how many pieces of work are done at once: this many calls, as many codes, as many messages to
     *     clients, and as many waits that are over
     * @param interval how often the table is looked at when it is not said that there is work
     * @param grace for how long what was begun may go on when the worker is closed
     */
    public record Pace(int threads, Duration interval, Duration grace) {
        private static final Pace USUAL = new Pace(32, Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    /** 32 threads of each sort, a look each second, 20 s of grace, and nothing around the work. */
    public static WorkerSettings usual(InstantSource clock, FailureListener failures) {
        return new WorkerSettings(Pace.USUAL, clock, failures, WorkContext.NONE);
    }

    /** @param count as {@link Pace#threads}, at least 1 */
    public WorkerSettings withThreads(int count) {
        return at(new Pace(count, pace.interval(), pace.grace()));
    }

    /** @param time as {@link Pace#interval} */
    public WorkerSettings withInterval(Duration time) {
        return at(new Pace(pace.threads(), time, pace.grace()));
    }

    /** @param time as {@link Pace#grace} */
    public WorkerSettings withGrace(Duration time) {
        return at(new Pace(pace.threads(), pace.interval(), time));
    }

    private WorkerSettings at(Pace other) {
        return new WorkerSettings(other, clock, failures, context);
    }

    /** @param hearing is told of what goes wrong instead */
    public WorkerSettings withFailures(FailureListener hearing) {
        return new WorkerSettings(pace, clock, hearing, context);
    }

    /** @param surroundings of each piece of work */
    public WorkerSettings withContext(WorkContext surroundings) {
        return new WorkerSettings(pace, clock, failures, surroundings);
    }
}
