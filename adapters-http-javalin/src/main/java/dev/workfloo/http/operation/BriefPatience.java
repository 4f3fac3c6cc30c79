package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.VerifyPerson.Patience;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The patience of callers whose thread is held while they wait, so that only so many wait at a time: those who wait for one thing
 * take no place of those who wait for the other.
 */
public enum BriefPatience {

    /** For what keeps an execution busy, and for the store: four and a half seconds in all, as some clients give up after five. */
    FOR_ALL {
        @Override
        public Patience begin() {
            long begun = System.nanoTime();
            return () -> {
                Duration left = LONGEST.minusNanos(System.nanoTime() - begun);
                return !left.isNegative() && !left.isZero() && pause(left.compareTo(PAUSE) < 0 ? left : PAUSE);
            };
        }
    },

    /**
     * For nothing that keeps an execution busy, as their page waits for that, and for the store only to keep a verdict: there is no
     * other one, as the code is used up by then. However long the verdict took, that is as many pauses as are in the longest wait.
     */
    FOR_A_VERDICT {
        @Override
        public Patience begin() {
            return new Patience() {
                private long left = LONGEST.dividedBy(PAUSE);

                @Override
                public boolean pause() {
                    return false;
                }

                @Override
                public boolean pauseForStore() {
                    return left-- > 0 && FOR_A_VERDICT.pause(PAUSE);
                }
            };
        }
    };

    private static final Duration LONGEST = Duration.ofMillis(4_500);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Semaphore places = new Semaphore(32);

    /** That of one call, which begins now. */
    public abstract Patience begin();

    boolean pause(Duration time) {
        if (!places.tryAcquire()) return false;
        try {
            Thread.sleep(Math.max(1, time.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }
}
