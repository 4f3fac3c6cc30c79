package dev.workfloo.application;

import dev.workfloo.application.definition.BoundedCache;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says whether it is for this process to turn to somebody outside now. While a new connector is being rolled out others
 * know it, and find the work when it comes due again; one that no process knows fails in the end.
 */
final class OutsideTurns {

    /** How soon work whose turn has not come is tried again, unless its runner knows better. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** From one look to the next; pauses grow with the time that it lasts. Any process may be the next to find it. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** What is forgotten beyond this is left to others for as long again. */
    private static final int MOST_REMEMBERED = 50_000;

    private final ExecutionListener listener;
    private final InstantSource clock;
    private final BoundedCache<Approach, Instant> firstMet = new BoundedCache<>(MOST_REMEMBERED);

    /**
     * Somebody is to be turned to for an execution.
     *
     * @param due when the work was due first
     */
    record Approach(ExecutionId execution, Party party, Instant due) {}

    OutsideTurns(ExecutionListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /** @return when the work comes again, if it is not for this process to do it now */
    Optional<Instant> unlessNow(Approach approach, Turn turn, Supplier<Boolean> isKnown) {
        Party party = approach.party();
        if (!party.call(turn, isKnown::get, thrown -> true)) {
            turn.unknown(party.name());
            Optional<Instant> again = leftToOthers(approach);
            if (again.isPresent()) return again;
        }
        return turn.begins(party.name()) ? Optional.empty() : again();
    }

    /** The party itself is turned to by as many as it bears. */
    Optional<Instant> waitFor(Party party, Turn turn) {
        turn.waitsFor(party.name());
        return again();
    }

    private Optional<Instant> again() {
        return Optional.of(clock.instant().plus(WAIT));
    }

    /**
     * Leaves it to processes that can do it. The time counts from when this process met the work: before, it may have waited for
     * processes that were only busy.
     *
     * @return when it comes again; empty when no other process did it in time
     */
    Optional<Instant> leftToOthers(Approach approach) {
        Instant now = clock.instant();
        Instant met = firstMet.get(approach).orElse(now);
        Duration age = Duration.between(met, now);
        boolean isLeft = age.compareTo(LONGEST) < 0;
        if (isLeft) firstMet.put(approach, met);
        else firstMet.remove(approach);
        listener.unknown(approach.execution(), approach.party().name(), isLeft);
        return isLeft ? Optional.of(now.plus(pause(age))) : Optional.empty();
    }

    private static Duration pause(Duration age) {
        Duration pause = age.dividedBy(4);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) return SHORTEST_PAUSE;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
