package dev.workfloo.worker;

import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What surrounds work while it is done, such as the trace of the request that asked for it. */
@FunctionalInterface
public interface WorkContext {

    WorkContext NONE = (work, noted, doing) -> doing.get();

    /**
     * Does work, within what was noted when it was asked for.
     *
     * @param noted as {@link Worker#take} was given it, perhaps by another process; empty when nothing was
     * @param doing what must be run, once
     * @return what the doing gives; whatever it throws is thrown on
     */
    Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing);
}
