package dev.workfloo.worker;

import dev.workfloo.application.port.in.PerformWork.Turn;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many may turn to a party at once, in one lane of one process. On the threads that look into the table, a party is turned
 * to by as many as leave as many threads free: of 16 the first slow party gets 8, the next 4, and so on, and one more always
 * finds a thread. Work beyond that waits in the table, and is called when others have ended. Work under a lease is not bound by
 * this, since work that gets none is looked for in the table.
 */
final class PartyLimits {

    /**
     * Work that waits comes again by itself after this if it is not called: it is remembered by this process alone, and
     * when that dies others are to have it within 30 s.
     */
    private static final Duration UNREMEMBERED = Duration.ofSeconds(15);

    /** Where much waits it comes again later, so that looking after it in vain costs the database little. */
    private static final Duration APART = Duration.ofMillis(50);

    /** Nothing here will end, and so nothing will call: another process is in the way. */
    private static final Duration UNCALLED = Duration.ofSeconds(5);

    /** For a party that answers so soon it is waited on the spot, which costs less than coming again. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(100);

    /** With this many it comes as late as it may, for others to have it within those 30 s. */
    private static final int MUCH = 200;

    private static final int MOST_WAITING = 10_000;

    private final int threads;
    private final FailureListener failures;
    private final Map<String, Party> parties = new HashMap<>();
    private int busy;
    private int waiting;
    private volatile boolean isStopping;

    /** @param threads how many look into the table */
    PartyLimits(int threads, FailureListener failures) {
        this.threads = threads;
        this.failures = failures;
    }

    private static final class Party {
        private int underway;
        private int awaited;
        private int found;
        private long ended;
        private boolean isQuick = true;
        private boolean isFull;
        private final Set<String> called = new HashSet<>();
        private final Set<String> calledInVain = new LinkedHashSet<>();
        private final Set<String> waiting = new LinkedHashSet<>();

        Optional<String> first() {
            Iterator<String> names = (calledInVain.isEmpty() ? waiting : calledInVain).iterator();
            return names.hasNext() ? Optional.of(names.next()) : Optional.empty();
        }
    }

    /** What is being done may be cut short from here on. */
    void stop() {
        isStopping = true;
    }

    /**
     * Work that has to wait for a party.
     *
     * @param ended how many had turned to it and ended by then
     * @param byParty whether the party itself turned it away
     * @param isAlone whether nothing here will end, and so nothing will call it
     */
    record Waiting(String party, long ended, boolean byParty, boolean isAlone) {}

    /**
     * @param work its name
     * @param isFound whether it was found in the table, and is not under a lease
     */
    Permit permit(String work, boolean isFound) {
        return new Permit(work, isFound);
    }

    /** What one piece of work may, while it is on its thread. */
    final class Permit implements Turn {

        private final String work;
        private final boolean isFound;
        private final long begun = System.nanoTime();
        private @Nullable Party party;
        private @Nullable Waiting waiting;

        private Permit(String work, boolean isFound) {
            this.work = work;
            this.isFound = isFound;
        }

        @Override
        public boolean begins(String name) {
            Either<Waiting, Party> entered = enter(name, isFound);
            party = entered.getOrNull();
            waiting = entered.swap().getOrNull();
            return entered.isRight();
        }

        @Override
        public void waitsFor(String name) {
            waiting = seen(name);
        }

        @Override
        public void threw(String name, Throwable cause) {
            failures.failed(work, cause);
        }

        @Override
        public void unknown(String name) {
            failures.unknown(name);
        }

        @Override
        public boolean isStopping() {
            return isStopping;
        }

        /** Whom the work waits for, if it does. */
        Optional<Waiting> waiting() {
            return Optional.ofNullable(waiting);
        }

        /** @return work whose turn has come by this */
        List<String> end() {
            return party == null ? List.of() : leave(party, this);
        }
    }

    private boolean hasRoom(Party party) {
        return party.found < threads - busy;
    }

    private synchronized Waiting seen(String name) {
        Party party = parties.get(name);
        return party == null
                ? new Waiting(name, 0, true, true)
                : new Waiting(name, party.ended, true, party.underway <= 1);
    }

    private synchronized Either<Waiting, Party> enter(String name, boolean isFound) {
        Party party = parties.computeIfAbsent(name, it -> new Party());
        if (isFound && !awaitRoom(party)) return Either.left(new Waiting(name, party.ended, false, false));
        party.underway++;
        if (isFound) {
            party.found++;
            busy++;
        }
        return Either.right(party);
    }

    private boolean awaitRoom(Party party) {
        long end = System.nanoTime() + SOON;
        party.awaited++;
        try {
            while (!hasRoom(party) && party.isQuick) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) party.isQuick = false;
                else wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            party.awaited--;
        }
        return hasRoom(party);
    }

    private synchronized List<String> leave(Party party, Permit permit) {
        boolean wasTurnedAway = permit.waiting != null;
        party.underway--;
        if (permit.isFound) {
            party.found--;
            busy--;
        }
        if (wasTurnedAway) {
            party.isFull = true;
        } else {
            party.called.remove(permit.work);
            party.ended++;
            party.isFull = false;
            party.isQuick = System.nanoTime() - permit.begun <= SOON;
        }
        List<String> next = called();
        parties.values()
                .removeIf(
                        it -> it.underway == 0 && it.awaited == 0 && it.first().isEmpty());
        notifyAll();
        return next;
    }

    /** Of each party that work waits for, and that can be turned to, the first. */
    private List<String> called() {
        List<String> next = new ArrayList<>();
        for (Party party : parties.values()) {
            if (party.isFull || !hasRoom(party)) continue;
            party.first().ifPresent(work -> {
                forget(party, work);
                party.called.add(work);
                next.add(work);
            });
        }
        return next;
    }

    /** How long work that waits is put off if it is not called. */
    synchronized Duration pause(Waiting waits) {
        return waits.isAlone() ? UNCALLED : UNREMEMBERED.plus(APART.multipliedBy(Math.min(waiting, MUCH)));
    }

    /**
     * Has work wait, once it has been put off.
     *
     * @return whether its turn has come meanwhile, so that it must be called now
     */
    synchronized boolean hasCome(Waiting waits, String work) {
        if (waits.isAlone()) return false;
        Party party = parties.get(waits.party());
        if (party == null) return true;
        if (waits.byParty() ? party.ended != waits.ended() : !party.isFull && hasRoom(party)) return true;
        remember(party, work);
        return false;
    }

    private void forget(Party party, String work) {
        if (party.calledInVain.remove(work) || party.waiting.remove(work)) waiting--;
    }

    private void remember(Party party, String work) {
        boolean wasCalled = party.called.remove(work);
        if (waiting >= MOST_WAITING) return;
        if ((wasCalled ? party.calledInVain : party.waiting).add(work)) waiting++;
    }
}
