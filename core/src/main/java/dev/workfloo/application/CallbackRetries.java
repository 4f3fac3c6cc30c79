package dev.workfloo.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a callback that is not taken is tried again, and for how long. */
final class CallbackRetries {

    private static final Duration TRIED = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private CallbackRetries() {}

    /**
     * The next try; empty when there is none. Pauses grow with the age, so that nothing need be remembered between tries.
     *
     * @param wanted how long the receiver wants to be left alone
     */
    static Optional<Instant> next(Instant since, Instant now, Optional<Duration> wanted) {
        Duration age = Duration.between(since, now);
        if (age.compareTo(TRIED) >= 0) return Optional.empty();
        Duration pause = longer(longer(SHORTEST, age), wanted.orElse(Duration.ZERO));
        return Optional.of(now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
