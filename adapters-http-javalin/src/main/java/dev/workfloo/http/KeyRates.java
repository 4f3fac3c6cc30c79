package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.WorkspaceId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * How often each key may ask: so many times in a second, and as many at once after a second of silence. Each process counts what
 * comes to it.
 */
public final class KeyRates {

    public static final KeyRates UNBOUNDED = new KeyRates(0, System::nanoTime);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Beyond so many, those are forgotten that may ask freely again. */
    private static final int MANY = 10_000;

    /** Between two requests, on average; 0 where there is no bound. */
    private final long pause;

    private final LongSupplier now;

    /** When each key will have paused for all that it asked. */
    private final ConcurrentMap<Key, Long> paid = new ConcurrentHashMap<>();

    /** What distinguishes the keys of callers. */
    record Key(WorkspaceId workspace, String name) {
        static Key of(Caller caller) {
            return new Key(caller.workspace(), caller.keyName());
        }
    }

    private KeyRates(int inASecond, LongSupplier now) {
        this.pause = inASecond == 0 ? 0 : SECOND / inASecond;
        this.now = now;
    }

    /** @param inASecond how many requests, from 1 */
    public static KeyRates of(int inASecond) {
        return of(inASecond, System::nanoTime);
    }

    /** @param now a clock in nanoseconds that only goes on */
    static KeyRates of(int inASecond, LongSupplier now) {
        if (inASecond < 1) throw new IllegalArgumentException("a key may ask once a second at least");
        return new KeyRates(inASecond, now);
    }

    /** Counts a request of this key; one for which it is too soon does not count. */
    boolean admits(Caller caller) {
        if (pause == 0) return true;
        long at = now.getAsLong();
        boolean[] admitted = {false};
        paid.compute(Key.of(caller), (key, until) -> {
            long from = until == null || until - at < 0 ? at : until;
            admitted[0] = from + pause - at <= SECOND;
            return admitted[0] ? from + pause : from;
        });
        if (paid.size() > MANY) paid.values().removeIf(until -> until - at < 0);
        return admitted[0];
    }
}
