package dev.workfloo.application.pending;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.step.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How executions are read and moved that work is pending for. */
public interface PendingMoves {

    Instant now();

    /** The execution as it stands now, with its flow. */
    Optional<Run> run(ExecutionId id);

    /**
     * Ends work by a transition, unless the execution's time is over: then it is given up.
     *
     * @param result empty when the work is not awaited any more
     * @return whether there was anything to end
     */
    boolean end(Work work, Function<Run, Optional<Progress>> result);
}
