package dev.workfloo.application.port.out;

import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.rule.Value;
import java.time.Instant;

/**
 * What a call that moved an execution was answered, and whoever repeats it is answered again.
 *
 * @param operation what was called: under another operation, or of another execution, the same key means another call
 */
public record RepeatableAnswer(String operation, IdempotencyKey key, Value.Context answer) {

    /** As it is found again. */
    public record Kept(String fingerprint, Value.Context answer, Instant at) {

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Kept[" + at + "]";
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "RepeatableAnswer[" + operation + "]";
    }
}
