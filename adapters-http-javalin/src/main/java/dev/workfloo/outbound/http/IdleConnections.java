package dev.workfloo.outbound.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one service that wait for the next question to it. One on which something came meanwhile is closed, since
 * it would be taken for the next answer.
 */
final class IdleConnections implements AutoCloseable {

    /** Shorter than what servers keep open, so that a question seldom meets a connection that is being closed. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private int most;
    private final Deque<HttpConnection> idle = new ArrayDeque<>();

    /** @param most how many are kept; with 0 each question goes over a connection of its own */
    IdleConnections(int most) {
        this.most = most;
    }

    synchronized boolean isKeeping() {
        return most > 0;
    }

    /** One that can be asked over; the latest first, so that what is not needed ends. */
    Optional<HttpConnection> take() {
        while (true) {
            Optional<HttpConnection> latest = latest();
            if (latest.isEmpty() || latest.get().isQuiet()) return latest;
            latest.get().close();
        }
    }

    private synchronized Optional<HttpConnection> latest() {
        return Optional.ofNullable(idle.pollLast());
    }

    /** Takes it back for the next question, if it can serve for one. */
    void giveBack(HttpConnection connection) {
        if (!connection.isReusable() || !keep(connection)) {
            connection.close();
            return;
        }
        CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS).execute(() -> end(connection));
    }

    private synchronized boolean keep(HttpConnection connection) {
        return idle.size() < most && idle.offerLast(connection);
    }

    /** Ends it, if it has not been taken meanwhile. */
    private void end(HttpConnection connection) {
        synchronized (this) {
            if (!idle.remove(connection)) return;
        }
        connection.close();
    }

    /** Ends those that wait, and keeps none any more. */
    @Override
    public void close() {
        synchronized (this) {
            most = 0;
        }
        for (Optional<HttpConnection> one = latest(); one.isPresent(); one = latest()) {
            one.get().close();
        }
    }
}
