package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.VerifyPerson.Patience;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Waits for four and a half seconds in all; some clients give up after five. Who waits holds a thread, so only so many wait at a
 * time.
 */
final class BriefPatience implements Patience {

    private static final Duration LONGEST = Duration.ofMillis(4_500);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Semaphore PLACES = new Semaphore(32);

    private final long begun = System.nanoTime();

    @Override
    public boolean pause() {
        Duration left = LONGEST.minusNanos(System.nanoTime() - begun);
        if (left.isNegative() || left.isZero() || !PLACES.tryAcquire()) return false;
        try {
            Thread.sleep(Math.max(1, (left.compareTo(PAUSE) < 0 ? left : PAUSE).toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            PLACES.release();
        }
    }
}
