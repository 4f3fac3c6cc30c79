package dev.workfloo.http.connection;

import java.time.Duration;

/**
 * How long we wait for a client, to send what it began to send, and to take what it asked for, and a client for us.
 *
 * @param grace for which any rate will do; a head must be here by its end
 * @param leastRate behind it, in bytes a second, on the average of all the time that we waited for this body or this answer
 * @param longest for one body, and for one answer
 * @param stall how long a client is kept waiting in the middle of an answer, for room or for the database
 */
public record LeastPace(Duration grace, long leastRate, Duration longest, Duration stall) {

    public static final LeastPace USUAL = new LeastPace(Duration.ofSeconds(20), 1_000, Duration.ofMinutes(5));

    public LeastPace(Duration grace, long leastRate, Duration longest) {
        this(grace, leastRate, longest, Duration.ofSeconds(20));
    }

    public LeastPace withStall(Duration other) {
        return new LeastPace(grace, leastRate, longest, other);
    }

    boolean isOver(long bytes, long waitedNanos) {
        if (waitedNanos <= grace.toNanos()) return false;
        return waitedNanos > longest.toNanos() || bytes * 1e9 < leastRate * (double) waitedNanos;
    }
}
