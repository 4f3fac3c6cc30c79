package dev.workfloo.application;

import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Work that turns to somebody whom this process does not know. While a new connector is being rolled out others know it, and
 * find the work when it comes due again; one that nobody knows fails in the end.
 */
final class LeftToOthers {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** From one look to the next, the longer it lasts the longer: whoever finds it first has it, and may be this process. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** What is forgotten beyond this is left to others for as long again. */
    private static final int MOST_REMEMBERED = 50_000;

    private final ExecutionListener listener;
    private final InstantSource clock;
    private final Bounded<Left, Instant> firstMet = new Bounded<>(MOST_REMEMBERED);

    private record Left(ExecutionId execution, String party, Instant due) {}

    LeftToOthers(ExecutionListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * The time counts from when this process met the work: before, it may have waited for processes that were only busy.
     *
     * @param due when the work was due first
     * @return when it comes again; empty when nobody did it in time
     */
    Optional<Instant> until(ExecutionId execution, String party, Instant due) {
        Instant now = clock.instant();
        Left left = new Left(execution, party, due);
        Instant met = firstMet.get(left).orElse(now);
        Duration age = Duration.between(met, now);
        boolean isLeft = age.compareTo(LONGEST) < 0;
        if (isLeft) firstMet.put(left, met);
        else firstMet.remove(left);
        listener.unknown(execution, party, isLeft);
        return isLeft ? Optional.of(now.plus(pause(age))) : Optional.empty();
    }

    private static Duration pause(Duration age) {
        Duration pause = age.dividedBy(4);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) return SHORTEST_PAUSE;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
