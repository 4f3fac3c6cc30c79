package dev.workfloo.application;

import dev.workfloo.application.callback.CallbackRetries;
import dev.workfloo.application.callback.CallbackSecrets;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells clients of changes: at least once, and of one execution in the order in which they happened. */
final class DeliveringCallbacks {

    private final Store store;
    private final Callbacks callbacks;
    private final CallbackSecrets signing;
    private final InstantSource clock;

    /** Who is being told right now: one thread at a time tells of an execution, and so nothing twice. */
    private final Set<ExecutionId> underway = ConcurrentHashMap.newKeySet();

    DeliveringCallbacks(Store store, Callbacks callbacks, CallbackSecrets signing, InstantSource clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * What is not next takes no turn: it would keep the first from being told.
     *
     * @return when it must be tried again; empty when it is over
     */
    Optional<Instant> deliver(Work.Callback work, Turn turn) {
        Optional<Summary> seen = store.callbackDeliveries()
                .summary(work.execution(), work.revision())
                .filter(it -> it.state() == State.PENDING);
        if (seen.isEmpty()) return Optional.empty();
        if (!isNext(seen.get()) || !underway.add(work.execution())) return seen.map(it -> soon(it.at()));
        Optional<Instant> again;
        try {
            // Another thread may have told it since, and has settled it then.
            again = pending(work).flatMap(next -> deliver(next, turn));
        } finally {
            underway.remove(work.execution());
        }
        if (again.isEmpty()) scheduleNext(work);
        return again;
    }

    private Optional<CallbackDelivery> pending(Work.Callback work) {
        return store.callbackDeliveries()
                .find(work.execution(), work.revision())
                .filter(delivery -> delivery.state() == State.PENDING);
    }

    private boolean isNext(Summary seen) {
        return store.callbackDeliveries()
                .firstPending(seen.named().execution())
                .filter(first -> first.named().revision() < seen.named().revision())
                .isEmpty();
    }

    private Optional<Instant> deliver(CallbackDelivery delivery, Turn turn) {
        if (store.callbackDeliveries().isUnwanted(delivery.callback().execution())) {
            store.callbackDeliveries().settle(delivery.as(State.UNWANTED), clock.instant());
            return Optional.empty();
        }
        Party receivers = Party.receivers(delivery.workspace());
        if (!turn.begins(receivers.name()))
            return Optional.of(soon(delivery.callback().at()));
        Message message = message(delivery, clock.instant());
        Receipt receipt = receivers.call(turn, () -> callbacks.post(message), thrown -> Receipt.NOT_TAKEN);
        return take(delivery, receipt);
    }

    private Instant soon(Instant happened) {
        return CallbackRetries.soon(happened, clock.instant());
    }

    private Message message(CallbackDelivery delivery, Instant now) {
        StatusCallback callback = delivery.callback();
        return new Message(
                callback.receiver(),
                callback.id(),
                Optional.of(callback.kind().type()),
                callback.body(),
                now,
                signing.secrets(delivery.workspace()));
    }

    private Optional<Instant> take(CallbackDelivery delivery, Receipt receipt) {
        return switch (receipt.outcome()) {
            case TAKEN -> settle(delivery.tried(State.DELIVERED), Optional.empty());
            case GONE -> settle(delivery.tried(State.UNWANTED), Optional.empty());
            case BUSY -> Optional.of(soon(delivery.callback().at()));
            case NOT_TAKEN, FORBIDDEN -> {
                Optional<Instant> next =
                        CallbackRetries.next(delivery.callback().at(), clock.instant(), receipt.retryAfter());
                yield settle(delivery.tried(next.isEmpty() ? State.GIVEN_UP : State.PENDING), next);
            }
        };
    }

    private Optional<Instant> settle(CallbackDelivery delivery, Optional<Instant> again) {
        store.callbackDeliveries().settle(delivery, clock.instant());
        return again;
    }

    private void scheduleNext(Work.Callback work) {
        store.callbackDeliveries()
                .firstPending(work.execution())
                .ifPresent(
                        next -> store.callbackDeliveries().schedule(next.named().work(work.start()), clock.instant()));
    }
}
