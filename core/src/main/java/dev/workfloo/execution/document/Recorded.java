package dev.workfloo.execution.document;

import dev.workfloo.rule.Value;

/**
 * A document of an execution as a store keeps it, in two parts, so that the personal one can be encrypted, and erased while
 * the trail of what happened stays.
 */
public record Recorded(Value.Context trail, Value.Context personal) {
    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Recorded";
    }
}
