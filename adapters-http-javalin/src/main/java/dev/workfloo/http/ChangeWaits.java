package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.http.KeyRates.Key;
import dev.workfloo.http.operation.Answer.Unchanged;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Clients that wait for a change, whichever process makes it: it is looked for again and again, and no thread waits in between. At the
 * end of the time, or when the service stops, they are answered.
 */
final class ChangeWaits {

    private static final CompletableFuture<Void> OVER = CompletableFuture.completedFuture(null);

    /** At once: each looks into the database twice a second. */
    static final int MOST = 1_000;

    /** So that no key keeps all others from it. */
    static final int MOST_OF_A_KEY = MOST / 4;

    /** For whom there is no place waits so long without a look: answered at once, a client would ask again at once. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final BooleanSupplier isStopping;
    private final LongSupplier nanos;
    private final Map<Key, Integer> waiting = new HashMap<>();
    private int all;

    /** @param nanos a clock that only goes on */
    ChangeWaits(BooleanSupplier isStopping, LongSupplier nanos) {
        this.isStopping = isStopping;
        this.nanos = nanos;
    }

    /** When it is a client's turn again. */
    interface Turns {
        /** Runs this a little later. */
        CompletableFuture<Void> next(Runnable task);
    }

    /** Completes when there is something to answer. */
    CompletableFuture<Void> await(Caller caller, Unchanged unchanged, Turns turns) {
        Duration patience = unchanged.patience();
        Key key = Key.of(caller);
        if (!enter(key)) return lookAgain(turns, end(patience.compareTo(PAUSE) < 0 ? patience : PAUSE), () -> true);
        return lookAgain(turns, end(patience), unchanged.isStill()).whenComplete((over, failure) -> leave(key));
    }

    private synchronized boolean enter(Key key) {
        if (all == MOST || waiting.getOrDefault(key, 0) == MOST_OF_A_KEY) return false;
        all++;
        waiting.merge(key, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(Key key) {
        all--;
        waiting.computeIfPresent(key, (same, places) -> places == 1 ? null : places - 1);
    }

    private long end(Duration from) {
        return nanos.getAsLong() + from.toNanos();
    }

    private CompletableFuture<Void> lookAgain(Turns turns, long end, BooleanSupplier isStill) {
        boolean isOver = nanos.getAsLong() - end >= 0 || isStopping.getAsBoolean();
        if (isOver) return OVER;
        AtomicBoolean goesOn = new AtomicBoolean();
        return turns.next(() -> goesOn.set(look(isStill)))
                .thenCompose(looked -> goesOn.get() ? lookAgain(turns, end, isStill) : OVER);
    }

    /** What cannot be found out now is found out when the client is answered. */
    private static boolean look(BooleanSupplier isStill) {
        try {
            return isStill.getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
