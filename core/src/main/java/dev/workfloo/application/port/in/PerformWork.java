package dev.workfloo.application.port.in;

import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.Optional;

/** What goes on in the background. Whoever runs it may call it from many threads and processes, and again after a crash. */
public interface PerformWork {

    /**
     * Does a piece of work, and brings its result back into the execution. Work that is done already is dropped.
     *
     * @return when it must be done again; empty when it is over, and need not be kept
     */
    Optional<Instant> perform(Work work);

    /** Gives up executions whose time is over; some of them, when there are many. */
    int abandonExpired();

    /** Chains consent records that are not yet chained; some of them, when there are many. */
    int sealConsents();
}
