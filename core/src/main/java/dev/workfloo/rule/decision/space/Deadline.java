package dev.workfloo.rule.decision.space;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a proof may take, from the moment at which this is made. What has not been found out by then stays undecided.
 * Not for use by several threads at once.
 */
public final class Deadline {

    /** What a proof of a table of 10,000 rules needs only when the table is a puzzle. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    /** A clock that stands still must not hang a proof: this much work takes longer than anybody waits. */
    private static final long MOST_WORK = 4_000_000_000L;

    private static final long WORK_BETWEEN_LOOKS = 100_000;

    private final Time time;
    private long left;

    private Deadline(Time time, long left) {
        this.time = time;
        this.left = left;
    }

    public static Deadline usual(InstantSource clock) {
        return in(USUAL, clock);
    }

    public static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(new Time(clock, clock.instant().plus(time)), MOST_WORK);
    }

    /** The same end for a piece of work that may not be larger than this. */
    public Deadline forAtMost(long work) {
        return new Deadline(time, Math.min(work, left));
    }

    /** Whether there is time for so much more work; once there is not, there never is. */
    public boolean allows(long work) {
        left = left < work ? -1 : left - work;
        return !isOver(work);
    }

    public boolean isOver() {
        return isOver(0);
    }

    private boolean isOver(long work) {
        if (left >= 0 && time.isOver(work)) left = -1;
        return left < 0;
    }

    /** The end that several share. */
    private static final class Time {

        private final InstantSource clock;
        private final Instant end;
        private long done;
        private long nextLook;

        Time(InstantSource clock, Instant end) {
            this.clock = clock;
            this.end = end;
        }

        /** Reading the clock costs, so it is read now and then only. */
        boolean isOver(long work) {
            done += work;
            if (done > MOST_WORK) return true;
            if (done < nextLook) return false;
            nextLook = done + WORK_BETWEEN_LOOKS;
            if (clock.instant().isBefore(end)) return false;
            done = MOST_WORK + 1;
            return true;
        }
    }
}
