package dev.workfloo.execution.subscription;

import dev.workfloo.execution.ExecutionId;

/**
 * A place in what happened to an execution.
 *
 * @param revision counts its events, from 1; of a transition, which may have several, it is the last one's
 */
public record EventPlace(ExecutionId execution, int revision) {

    /** Behind all that happens to the execution. */
    public EventPlace endOfExecution() {
        return new EventPlace(execution, Integer.MAX_VALUE);
    }
}
