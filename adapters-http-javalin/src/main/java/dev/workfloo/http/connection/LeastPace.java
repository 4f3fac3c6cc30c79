package dev.workfloo.http.connection;

import java.time.Duration;

/**
 * How long we wait for a client: to send what it began to send, and to take what it asked for.
 *
 * @param grace for which any rate will do; a head must be here by its end
 * @param leastRate behind it, in bytes a second, on the average of all the time that we waited for this body or this answer
 * @param longest for one body, and for one answer
 */
public record LeastPace(Duration grace, long leastRate, Duration longest) {

    public static final LeastPace USUAL = new LeastPace(Duration.ofSeconds(20), 1_000, Duration.ofMinutes(5));

    boolean isOver(long bytes, long waitedNanos) {
        if (waitedNanos <= grace.toNanos()) return false;
        return waitedNanos > longest.toNanos() || bytes * 1e9 < leastRate * (double) waitedNanos;
    }
}
