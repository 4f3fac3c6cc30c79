package dev.workfloo.http;

import java.util.Optional;
import java.util.Random;

/**
 * Stops whoever looks into a store, or writes there, by chance, until somebody else has come to such a place: so two that are raced
 * come to act in each other's midst.
 */
final class Interleaving implements Interposed.Interception {

    /** Nobody else may be on the way. */
    private static final long LONGEST_MS = 3;

    private final Random random;
    private boolean isOn;
    private long passed;

    Interleaving(Random random) {
        this.random = random;
    }

    synchronized void begin() {
        isOn = true;
    }

    synchronized void end() {
        isOn = false;
    }

    @Override
    public synchronized Optional<Object> instead(String call) {
        passed();
        if (isOn && random.nextBoolean()) holdUntilSomebodyPasses();
        return Optional.empty();
    }

    /** Also whoever has come to an end has passed. */
    synchronized void passed() {
        passed++;
        notifyAll();
    }

    private void holdUntilSomebodyPasses() {
        long seen = passed;
        long end = System.nanoTime() + LONGEST_MS * 1_000_000;
        try {
            while (passed == seen && System.nanoTime() - end < 0) wait(LONGEST_MS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped in the middle of a race", e);
        }
    }
}
