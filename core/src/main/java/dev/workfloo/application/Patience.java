package dev.workfloo.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** For how long, and how often, somebody is told of something who does not listen. */
final class Patience {

    private static final Duration TRIED = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Patience() {}

    /** The next try; empty when there is none. Pauses grow with the age, so that nothing need be remembered between tries. */
    static Optional<Instant> next(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.compareTo(TRIED) >= 0) return Optional.empty();
        Duration pause = age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
        return Optional.of(now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }
}
