package dev.workfloo.http;

import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Clients that wait for a change, whichever process makes it: it is looked for again and again, and no thread waits in between. At the
 * end of the time, or when the service stops, they are answered.
 */
final class ChangeWaits {

    private static final CompletableFuture<Void> OVER = CompletableFuture.completedFuture(null);

    /** At once: each looks into the database twice a second. */
    private static final int MOST = 1_000;

    private final Connections connections;
    private final AtomicInteger waiting = new AtomicInteger();

    ChangeWaits(Connections connections) {
        this.connections = connections;
    }

    /**
     * Completes when there is something to answer. Where too many wait already, that is now.
     *
     * @param isUnchanged looks once more
     */
    CompletableFuture<Void> await(Exchange exchange, Duration patience, BooleanSupplier isUnchanged) {
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            return OVER;
        }
        return lookAgain(exchange, System.nanoTime() + patience.toNanos(), isUnchanged)
                .whenComplete((over, failure) -> waiting.decrementAndGet());
    }

    private CompletableFuture<Void> lookAgain(Exchange exchange, long end, BooleanSupplier isUnchanged) {
        boolean isOver = System.nanoTime() - end >= 0 || connections.isStopping();
        if (isOver) return OVER;
        AtomicBoolean goesOn = new AtomicBoolean();
        return connections
                .goOnSoon(exchange, () -> goesOn.set(isUnchanged.getAsBoolean()))
                .thenCompose(looked -> goesOn.get() ? lookAgain(exchange, end, isUnchanged) : OVER);
    }
}
