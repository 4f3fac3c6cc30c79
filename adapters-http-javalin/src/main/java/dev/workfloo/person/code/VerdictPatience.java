package dev.workfloo.person.code;

import dev.workfloo.application.port.in.VerifyPerson.Patience;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Waits for nothing that keeps an execution busy, and for the store only to keep a verdict: there is no other one, as the code is used up
 * by then. That is 45 times a tenth of a second, in which who waits holds a thread, so only so many wait at a time.
 */
final class VerdictPatience implements Patience {

    private static final int MOST = 45;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Semaphore PLACES = new Semaphore(32);

    private int pauses;

    @Override
    public boolean pause() {
        return false;
    }

    @Override
    public boolean pauseForStore() {
        if (pauses == MOST || !PLACES.tryAcquire()) return false;
        pauses++;
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            PLACES.release();
        }
    }
}
