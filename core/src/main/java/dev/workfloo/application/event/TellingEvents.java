package dev.workfloo.application.event;

import dev.workfloo.HexId;
import dev.workfloo.application.port.in.PerformWork.Audience;
import dev.workfloo.application.port.in.PerformWork.Telling;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.event.EventSubscriptions.Teller;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Tells listeners of this process, each by one thread at a time, while no other process does. */
public final class TellingEvents implements Telling {

    /** What a process had when it died is told by another one then. */
    private static final Duration TAKEN = Duration.ofSeconds(30);

    private static final Duration TAKEN_AGAIN = Duration.ofSeconds(15);

    private final Store store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final EventNews news = new EventNews();
    private final Hearings hearings;
    private Optional<String> id = Optional.empty();

    public TellingEvents(Store store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.hearings = new Hearings(news);
    }

    /** Is to hear of each transition that is kept. */
    public EventNews news() {
        return news;
    }

    Hearings hearings() {
        return hearings;
    }

    EventSubscriptions kept() {
        return store.subscriptions();
    }

    Instant now() {
        return clock.instant();
    }

    /** Drawn when it is needed: hosts whose draws are their own to choose need none for what they do not use. */
    synchronized String id() {
        String drawn = id.orElseGet(() -> HexId.create(now(), random));
        id = Optional.of(drawn);
        return drawn;
    }

    boolean isPaused() {
        return store.backlog().pausedSince().isPresent();
    }

    @Override
    public Set<SubscriptionName> heard() {
        return hearings.names();
    }

    @Override
    public int tell(SubscriptionName name, Audience audience) {
        return hearings.find(name).map(it -> tell(it, audience, 1)).orElse(0);
    }

    /** @param pages how many are looked at for something to tell, where much is held */
    int tell(Hearing hearing, Audience audience, int pages) {
        if (hearing.turn().getAndSet(true)) return 0;
        try {
            return new TellingRound(this, hearing, audience, pages).tell();
        } finally {
            hearing.turn().set(false);
            hearings.closing(hearing.name()).forEach(this::leave);
        }
    }

    /** Whether this process has the subscription, from now on if not before. */
    boolean takes(Hearing hearing) {
        Instant now = now();
        return now.plus(TAKEN_AGAIN).isBefore(hearing.taken()) || takesAgain(hearing, now);
    }

    private boolean takesAgain(Hearing hearing, Instant now) {
        boolean isTaken = kept().take(hearing.name(), new Teller(id(), now, now.plus(TAKEN)));
        hearing.take(isTaken ? now.plus(TAKEN) : Instant.MIN);
        return isTaken;
    }

    @Override
    public void renew() {
        for (Hearing hearing : hearings.all()) {
            if (hearing.turn().get() && hearing.taken().isAfter(Instant.MIN)) takesAgain(hearing, now());
        }
    }

    @Override
    public void leave() {
        hearings.all().forEach(this::leave);
    }

    /** Lets others tell, unless a thread is telling: where nobody listens any more, that leaves when it has ended. */
    void leave(Hearing hearing) {
        if (hearing.turn().getAndSet(true)) return;
        try {
            if (hearings.isLast(hearing) && hearing.taken().isAfter(Instant.MIN)) kept().leave(hearing.name(), id());
            hearing.take(Instant.MIN);
            hearings.forget(hearing);
        } finally {
            hearing.turn().set(false);
        }
    }

    @Override
    public void onNews(Runnable runner) {
        news.onNews(runner);
    }
}
