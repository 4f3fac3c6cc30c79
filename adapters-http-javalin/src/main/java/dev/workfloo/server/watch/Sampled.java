package dev.workfloo.server.watch;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** What is counted when somebody asks, and not more often than every so often; empty where it could not be counted. */
final class Sampled<T> {

    private final Function<Instant, T> count;
    private final Duration fresh;
    private final InstantSource clock;
    private Instant taken = Instant.MIN;
    private Optional<T> last = Optional.empty();

    Sampled(Function<Instant, T> count, Duration fresh, InstantSource clock) {
        this.count = count;
        this.fresh = fresh;
        this.clock = clock;
    }

    synchronized Optional<T> get() {
        Instant now = clock.instant();
        if (now.isBefore(taken.plus(fresh))) return last;
        taken = now;
        try {
            last = Optional.of(count.apply(now));
        } catch (StoreUnavailable | StoreDamaged e) {
            last = Optional.empty();
        }
        return last;
    }

    /** When it was counted last. */
    synchronized Instant taken() {
        return taken;
    }
}
