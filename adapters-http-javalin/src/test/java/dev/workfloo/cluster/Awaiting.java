package dev.workfloo.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for what others do, and not for ever. */
public final class Awaiting {

    private static final long PAUSE_NS = 20_000_000;

    private Awaiting() {}

    public interface Condition {
        boolean holds() throws Exception;
    }

    interface Finding<T> {
        Optional<T> find() throws Exception;
    }

    public static void until(String what, Duration atMost, Condition condition) throws Exception {
        some(what, atMost, () -> condition.holds() ? Optional.of(true) : Optional.empty());
    }

    static <T> T some(String what, Duration atMost, Finding<T> finding) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> found = finding.find();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() - end > 0) throw new AssertionError("for " + atMost + " in vain: " + what);
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
