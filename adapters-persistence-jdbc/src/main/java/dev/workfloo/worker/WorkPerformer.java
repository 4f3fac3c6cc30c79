package dev.workfloo.worker;

import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does a piece of work, and says when it is to be tried again, also when something goes wrong. */
final class WorkPerformer {

    /** How long after the first, second, … failure in a row work is tried again; after later ones, as after the last. */
    private static final List<Duration> BACKOFF =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final PerformWork performing;
    private final WorkContext context;
    private final InstantSource clock;
    private final FailureListener failures;
    private final PartyLimits limits;
    private final Consumer<String> caller;

    /** @param caller is given the names of work that need not wait any more */
    WorkPerformer(PerformWork performing, WorkerSettings settings, PartyLimits limits, Consumer<String> caller) {
        this.performing = performing;
        this.context = settings.context();
        this.clock = settings.clock();
        this.failures = settings.failures();
        this.limits = limits;
        this.caller = caller;
    }

    /**
     * @param again when it must be done again; empty when it is over
     * @param failure what went wrong, if anything did
     * @param settled to be run when the row says so
     */
    record Result(Optional<Instant> again, @Nullable Throwable failure, Runnable settled) {}

    /**
     * Work that cannot be read is tried again as work that fails is: a newer release may have asked for it, and its processes
     * can do it.
     *
     * @param noted what was noted when the work was asked for
     * @param failed how many times in a row it has failed before
     */
    Result perform(String name, Optional<String> noted, int failed, PartyLimits.Permit permit) {
        try {
            Work work = Work.parse(name)
                    .orElseThrow(() -> new IllegalStateException("this release does not know such work"));
            Optional<Instant> again = context.within(work, noted, () -> performing.perform(work, permit));
            return permit.waiting()
                    .map(waits -> waiting(name, waits))
                    .orElseGet(() -> new Result(again, null, () -> {}));
        } catch (Throwable e) { // An Error too: the work would stay taken, and never be done.
            failed(name, e);
            Duration pause = BACKOFF.get(Math.min(failed, BACKOFF.size() - 1));
            return new Result(Optional.of(clock.instant().plus(pause)), e, () -> {});
        } finally {
            permit.end().forEach(caller);
        }
    }

    private Result waiting(String name, PartyLimits.Waiting waits) {
        Instant again = clock.instant().plus(limits.pause(waits));
        return new Result(Optional.of(again), null, () -> {
            if (limits.hasCome(waits, name)) caller.accept(name);
        });
    }

    void failed(String what, Throwable cause) {
        failures.failed(what, cause);
    }

    InstantSource clock() {
        return clock;
    }
}
