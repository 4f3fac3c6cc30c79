package dev.workfloo.execution.callback;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.StatusCallback;
import java.time.Instant;
import java.util.Optional;
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

    /**
     * What is kept of one that is over: who was told, and when, and by its hash what.
     *
     * @param delivery without the key that its receiver wants, and without its body
     * @param at when it was taken, or wanted no more; empty where an earlier release did not keep that
     * @param bodyHash the SHA-256 of the body (FIPS 180-4), as it was posted in UTF-8: 64 hex digits
     */
    @ValueObject
    public record Receipt(CallbackDelivery delivery, Optional<Instant> at, String bodyHash) {

        public static Receipt of(CallbackDelivery delivery, Optional<Instant> at) {
            return new Receipt(delivery.shortened(), at, delivery.callback().bodyHash());
        }
    }

    /** What is known of one without what it tells, which may be as large as all that a reviewer is shown. */
    @ValueObject
    public record Summary(StatusCallback.Named named, StatusCallback.Kind kind, Instant at, State state, int tries) {

        /** As {@link StatusCallback#id()}. */
        public String id() {
            return named.id();
        }
    }

    public Summary summary() {
        return new Summary(callback.named(), callback.kind(), callback.at(), state, tries);
    }

    /** Whether it is never to be told again. */
    public boolean isOver() {
        return state == State.DELIVERED || state == State.UNWANTED;
    }

    /**
     * Whether somebody who tells it may say now that it came to this. Who was halted for long may be late: what is over stays so, and
     * what was given up is not pending again, as nobody would tell it.
     */
    public boolean admits(State then) {
        return switch (state) {
            case PENDING -> true;
            case GIVEN_UP -> as(then).isOver();
            case DELIVERED, UNWANTED -> false;
        };
    }

    /** What is kept of it once it is over. */
    public CallbackDelivery shortened() {
        return new CallbackDelivery(callback.shortened(), workspace, state, tries);
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
