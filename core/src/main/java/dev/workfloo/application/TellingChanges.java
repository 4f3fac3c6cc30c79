package dev.workfloo.application;

import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Announced;
import dev.workfloo.execution.Announced.State;
import dev.workfloo.execution.Announcement;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells clients of changes: at least once, and of one execution in the order in which they happened. */
final class TellingChanges {

    /** How soon is looked again whether what happened before has been told. */
    private static final Duration SOON = Duration.ofMillis(250);

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Store store;
    private final Callbacks callbacks;
    private final Signing signing;
    private final InstantSource clock;

    /** Who is being told right now: one thread at a time tells of an execution, and so nothing twice. */
    private final Set<ExecutionId> underway = ConcurrentHashMap.newKeySet();

    TellingChanges(Store store, Callbacks callbacks, Signing signing, InstantSource clock) {
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
    Optional<Instant> tell(Work.Tell work, Turn turn) {
        Optional<Announced> seen = pending(work);
        if (seen.isEmpty()) return Optional.empty();
        if (!isNext(seen.get()) || !underway.add(work.execution())) return seen.map(this::soon);
        Optional<Instant> again;
        try {
            // Another thread may have told it since, and has settled it then.
            again = pending(work).flatMap(next -> tell(next, turn));
        } finally {
            underway.remove(work.execution());
        }
        if (again.isEmpty()) tellWhatWaited(work);
        return again;
    }

    private Optional<Announced> pending(Work.Tell work) {
        return store.announcements()
                .find(work.execution(), work.revision())
                .filter(announced -> announced.state() == State.PENDING);
    }

    private boolean isNext(Announced announced) {
        Announcement announcement = announced.announcement();
        return store.announcements()
                .firstPending(announcement.execution())
                .filter(first -> first.announcement().revision() < announcement.revision())
                .isEmpty();
    }

    private Optional<Instant> tell(Announced announced, Turn turn) {
        if (store.announcements().isUnwanted(announced.announcement().execution())) {
            store.announcements().settle(announced.as(State.UNWANTED));
            return Optional.empty();
        }
        Party receivers = Party.receivers(announced.workspace());
        if (!turn.begins(receivers.name())) return Optional.of(soon(announced));
        Message message = message(announced, clock.instant());
        Receipt receipt = receivers.call(turn, () -> callbacks.post(message), thrown -> Receipt.NOT_TAKEN);
        return take(announced, receipt);
    }

    /** What is in the way may be there for hours: the older the announcement, the less often it is looked. */
    private Instant soon(Announced announced) {
        Instant now = clock.instant();
        Duration pause = Duration.between(announced.announcement().at(), now).dividedBy(4);
        if (pause.compareTo(SOON) < 0) return now.plus(SOON);
        return now.plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause);
    }

    private Message message(Announced announced, Instant now) {
        Announcement announcement = announced.announcement();
        return new Message(
                announcement.receiver(),
                announcement.id(),
                Optional.of(announcement.kind().type()),
                announcement.body(),
                now,
                signing.secrets(announced.workspace()));
    }

    private Optional<Instant> take(Announced announced, Receipt receipt) {
        return switch (receipt.outcome()) {
            case TAKEN -> settle(announced.tried(State.DELIVERED), Optional.empty());
            case GONE -> settle(announced.tried(State.UNWANTED), Optional.empty());
            case BUSY -> Optional.of(soon(announced));
            case NOT_TAKEN, FORBIDDEN -> {
                Optional<Instant> next =
                        CallbackRetries.next(announced.announcement().at(), clock.instant(), receipt.retryAfter());
                yield settle(announced.tried(next.isEmpty() ? State.GIVEN_UP : State.PENDING), next);
            }
        };
    }

    private Optional<Instant> settle(Announced announced, Optional<Instant> again) {
        store.announcements().settle(announced);
        return again;
    }

    private void tellWhatWaited(Work.Tell work) {
        store.announcements()
                .firstPending(work.execution())
                .ifPresent(next -> store.announcements()
                        .tell(next, new Work.Due(next.announcement().work(work.start()), clock.instant())));
    }
}
