package dev.workfloo.application;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Announced;
import dev.workfloo.execution.Announced.State;
import dev.workfloo.execution.Announcement;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells clients of changes: at least once, and of one execution in the order in which they happened. */
final class Telling {

    /** How soon is looked again whether what happened before has been told. */
    private static final Duration SOON = Duration.ofMillis(250);

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Store store;
    private final Callbacks callbacks;
    private final Signing signing;
    private final InstantSource clock;

    Telling(Store store, Callbacks callbacks, Signing signing, InstantSource clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.signing = signing;
        this.clock = clock;
    }

    /** @return when it must be tried again; empty when it is over */
    Optional<Instant> tell(Work work) {
        Optional<Announced> found = store.announcements().find(work.execution(), work.turn());
        if (found.filter(it -> it.state() == State.PENDING).isEmpty()) return Optional.empty();
        Announced announced = found.get();
        Instant now = clock.instant();
        boolean isNext = store.announcements()
                .firstPending(work.execution())
                .filter(first -> first.announcement().revision()
                        < announced.announcement().revision())
                .isEmpty();
        if (!isNext) return Optional.of(wait(announced.announcement(), now));
        if (store.announcements().isUnwanted(work.execution())) return settle(announced.as(State.UNWANTED), work);
        return take(announced, callbacks.post(message(announced, now)), work);
    }

    /** What happened before may be waited for by the hour: the older, the less often it is looked. */
    private static Instant wait(Announcement announcement, Instant now) {
        Duration pause = Duration.between(announcement.at(), now).dividedBy(4);
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

    private Optional<Instant> take(Announced announced, Receipt receipt, Work work) {
        Instant now = clock.instant();
        return switch (receipt) {
            case TAKEN -> settle(announced.tried(State.DELIVERED), work);
            case GONE -> settle(announced.tried(State.UNWANTED), work);
            case BUSY -> Optional.of(now.plus(BUSY));
            case NOT_TAKEN -> {
                Optional<Instant> next = Patience.next(announced.announcement().at(), now);
                if (next.isEmpty()) yield settle(announced.tried(State.GIVEN_UP), work);
                store.announcements().settle(announced.tried(State.PENDING));
                yield next;
            }
        };
    }

    /** What waited for this one need wait no more. */
    private Optional<Instant> settle(Announced announced, Work work) {
        store.announcements().settle(announced);
        store.announcements()
                .firstPending(work.execution())
                .ifPresent(next -> store.announcements()
                        .tell(next, new Work.Due(next.announcement().work(work.node()), clock.instant())));
        return Optional.empty();
    }
}
