package dev.workfloo.execution;

import dev.workfloo.access.WorkspaceId;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A callback, and what has become of it.
 *
 * @param tries how often its receiver was asked to take it
 */
@ValueObject
public record CallbackDelivery(StatusCallback callback, WorkspaceId workspace, State state, int tries) {

    public enum State {
        /** It is still to be told. */
        PENDING,
        DELIVERED,
        /** For 24 hours its receiver did not take it. */
        GIVEN_UP,
        /** Its receiver wants to be told no more. */
        UNWANTED
    }

    /** After one more try. */
    public CallbackDelivery tried(State then) {
        return new CallbackDelivery(callback, workspace, then, tries + 1);
    }

    /** Without having been tried. */
    public CallbackDelivery as(State then) {
        return new CallbackDelivery(callback, workspace, then, tries);
    }
}
