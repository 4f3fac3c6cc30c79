package dev.workfloo.application;

import dev.workfloo.execution.ExecutionId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Whether two callers move one execution in this process at a time. */
final class Encounters {

    private final Map<ExecutionId, Encounter> moved = new ConcurrentHashMap<>();

    /** Shared by those who move an execution while somebody else does. */
    static final class Encounter {

        private int present;
        private volatile boolean isOfTwo;

        /** Whether somebody else has come, or was there. */
        boolean isOfTwo() {
            return isOfTwo;
        }

        private Encounter entered() {
            present++;
            if (present > 1) isOfTwo = true;
            return this;
        }

        private boolean isOver() {
            present--;
            return present == 0;
        }
    }

    /** Whoever enters leaves. */
    Encounter enter(ExecutionId id) {
        return Objects.requireNonNull(
                moved.compute(id, (same, known) -> (known == null ? new Encounter() : known).entered()));
    }

    void leave(ExecutionId id) {
        moved.computeIfPresent(id, (same, known) -> known.isOver() ? null : known);
    }
}
