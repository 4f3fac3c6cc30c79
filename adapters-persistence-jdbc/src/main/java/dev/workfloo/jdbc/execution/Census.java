package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Environment;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much a store has open at a moment, over all workspaces.
 *
 * @param waiting executions that have not ended, by what they wait for
 * @param work what is still to be done outside, by its kind
 * @param givenUp how many callbacks were not taken for 24 hours, and not sent again, counted up to {@link #MOST}
 * @param unindexed how many executions the index of searches does not know as they stand, or knows under a key that was
 *     replaced; of each, counted up to {@link #MOST}
 */
public record Census(List<Waiting> waiting, List<Pending> work, long givenUp, long unindexed) {

    /** Work and callbacks are counted up to here, so that a backlog does not make its own counting slow. */
    public static final int MOST = 10_000;

    public static final String UNKNOWN = "UNKNOWN";

    public Census {
        waiting = List.copyOf(waiting);
        work = List.copyOf(work);
    }

    /**
     * @param waitingFor the name of a {@link WaitsFor}; {@link #UNKNOWN} where a process of an older release did not say it
     * @param since when the one that has waited longest moved last; nothing where the last one has just moved on
     */
    public record Waiting(Environment environment, String waitingFor, long count, Optional<Instant> since) {}

    /**
     * @param kind the name of a {@link Work.Kind}
     * @param count all of it, whenever it is due, counted up to {@link #MOST}
     * @param due what is due and not begun, counted up to {@link #MOST}
     * @param dueSince since when the oldest of that is due
     */
    public record Pending(String kind, long count, long due, Optional<Instant> dueSince) {}
}
