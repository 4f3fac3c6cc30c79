package dev.workfloo.worker;

import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What surrounds work while it is done, such as the trace of the request that asked for it. */
@FunctionalInterface
public interface WorkContext {

    WorkContext NONE = (work, noted, doing) -> doing.get();

    /** What is to be noted with work that this thread asks for now; nothing personal may stand in it. */
    default Optional<String> noted() {
        return Optional.empty();
    }

    /**
     * Does work, within what was noted when it was asked for.
     *
     * @param noted what {@link #noted()} gave, perhaps in another process; empty when nothing was noted
     * @param doing what must be run, once
     * @return what the doing gives; what it throws is thrown on
     */
    Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing);

    /**
     * Does for one execution what is due from time to time for all, and was asked for by nobody.
     *
     * @param doing what must be run, once
     * @return what the doing gives; what it throws is thrown on
     */
    default boolean around(BooleanSupplier doing) {
        return doing.getAsBoolean();
    }
}
