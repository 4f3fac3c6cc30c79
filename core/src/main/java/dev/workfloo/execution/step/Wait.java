package dev.workfloo.execution.step;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/** A wait of a certain length from a kept moment, also when the clock is set back meanwhile. */
@ValueObject
public record Wait(Instant since, Duration interval) {

    /**
     * How long it lasts still, which is never longer than the interval; zero when it is over. A clock that stands before the
     * moment by more than the interval was set back: how long it has been is unknown, and the wait is over.
     */
    public Duration left(Instant now) {
        Duration left = Duration.between(now, since.plus(interval));
        if (left.isNegative() || left.compareTo(interval.multipliedBy(2)) > 0) return Duration.ZERO;
        return left.compareTo(interval) > 0 ? interval : left;
    }
}
