package dev.workfloo.worker;

import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does a piece of work, and says what is to become of it, whatever goes wrong. */
final class Attempts {

    /** How long after the first, second, … failure in a row work is tried again; after later ones, as after the last. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final PerformWork performing;
    private final WorkContext context;
    private final InstantSource clock;
    private final FailureListener failures;

    Attempts(PerformWork performing, WorkerSettings settings) {
        this.performing = performing;
        this.context = settings.context();
        this.clock = settings.clock();
        this.failures = settings.failures();
    }

    /**
     * @param again when it must be done again; empty when it is over
     * @param failure what went wrong, if anything did
     */
    record Result(Optional<Instant> again, @Nullable Throwable failure) {}

    /**
     * Work that cannot be read is tried again as work that fails is: a newer release may have asked for it, and its processes
     * can do it.
     *
     * @param noted what was noted when the work was asked for
     * @param failed how many times in a row it has failed before
     */
    Result attempt(String name, Optional<String> noted, int failed) {
        try {
            Work work = Work.parse(name)
                    .orElseThrow(() -> new IllegalStateException("this release does not know such work"));
            return new Result(context.within(work, noted, () -> performing.perform(work)), null);
        } catch (Throwable e) { // An Error too: the work would stay taken, and nobody would do it.
            failed(name, e);
            Duration pause = PAUSES.get(Math.min(failed, PAUSES.size() - 1));
            return new Result(Optional.of(clock.instant().plus(pause)), e);
        }
    }

    void failed(String what, Throwable cause) {
        failures.failed(what, cause);
    }

    InstantSource clock() {
        return clock;
    }
}
