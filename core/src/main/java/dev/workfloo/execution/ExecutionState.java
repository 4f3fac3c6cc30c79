package dev.workfloo.execution;

import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What changes about an execution from event to event.
 *
 * @param data what it has gathered on its way
 * @param revision how many events there are; the guard against two transitions from one state
 */
@ValueObject
public record ExecutionState(Position position, ExecutionData data, Instant modifiedAt, int revision) {

    ExecutionState moved(Position to, Instant at) {
        return moved(to, data, at);
    }

    ExecutionState moved(Position to, ExecutionData with, Instant at) {
        return new ExecutionState(to, with, at, revision + 1);
    }

    ExecutionState gathered(ExecutionData more, Instant at) {
        return moved(position, more, at);
    }

    /** Something happened that changes neither where it stands nor what it has gathered. */
    ExecutionState noted(Instant at) {
        return moved(position, data, at);
    }
}
