package dev.workfloo.application.port.out;

import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work that is kept and not yet over, for whoever looks through it, takes pieces of it away, or holds all of it back. While it
 * is held back, no runner on this store begins any.
 */
public interface WorkBacklog {

    /**
     * Work as it is kept.
     *
     * @param name {@link Work#name()}, or a name of a newer release that this one cannot read
     * @param due when it is done, or tried again
     * @param isBegun whether somebody does it right now, as far as is known
     */
    record Entry(String name, Instant due, boolean isBegun) {}

    /**
     * A page of all work, in the order of the store's own for names.
     *
     * @param name where the page before ended; empty text for the first page
     */
    List<Entry> behind(String name, int most);

    /** Takes work away that nobody has begun; false when it is not there, or somebody does it right now. */
    boolean remove(String name);

    /** Whether a runner has shown since then that it does work. */
    boolean isWorkedOn(Instant since);

    /** Since when all work is held back; empty when it is not. */
    Optional<Instant> pausedSince();

    /**
     * Holds all work back from now on, in every process; runners that are at work see it within seconds.
     *
     * @return since when it is; one that was held back already stays so
     */
    Instant pause(Instant now);

    /** Lets work go on; false when it was not held back. */
    boolean resume();
}
