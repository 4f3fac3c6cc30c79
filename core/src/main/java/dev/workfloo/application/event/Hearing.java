package dev.workfloo.application.event;

import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** That somebody listens in this process, and how far telling has come. All but {@link #isClosed} belongs to who has the turn. */
final class Hearing {

    private final SubscriptionName name;
    private final WorkflooEventListener listener;
    private final AtomicBoolean turn;
    private Optional<EventPlace> behind = Optional.empty();
    private boolean caughtUp;
    private volatile Instant taken = Instant.MIN;
    private volatile boolean closed;

    /** @param turn of all that listened in this process under the name, one after the other */
    Hearing(SubscriptionName name, WorkflooEventListener listener, AtomicBoolean turn) {
        this.name = name;
        this.listener = listener;
        this.turn = turn;
    }

    SubscriptionName name() {
        return name;
    }

    WorkflooEventListener listener() {
        return listener;
    }

    /** Whether a thread tells it. */
    AtomicBoolean turn() {
        return turn;
    }

    /** Where the next batch begins; nothing for the first one. */
    Optional<EventPlace> behind() {
        return behind;
    }

    void goOnBehind(Optional<EventPlace> place) {
        behind = place;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    void catchesUp(boolean more) {
        caughtUp = !more;
    }

    /** Until when this process has the subscription, for all that it knows. */
    Instant taken() {
        return taken;
    }

    void take(Instant until) {
        taken = until;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
