package dev.workfloo.application.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a callback that is not taken is tried again, and for how long; and how soon one that is not next. */
public final class CallbackRetries {

    private static final Duration TRIED = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How soon is looked again whether what happened before has been told. */
    private static final Duration SOON = Duration.ofMillis(250);

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private CallbackRetries() {}

    /**
     * The next try; empty when there is none. Pauses grow with the age, so that nothing need be remembered between tries.
     *
     * @param wanted how long the receiver wants to be left alone
     */
    public static Optional<Instant> next(Instant since, Instant now, Optional<Duration> wanted) {
        Duration age = Duration.between(since, now);
        if (age.compareTo(TRIED) >= 0) return Optional.empty();
        Duration pause = longer(longer(SHORTEST, age), wanted.orElse(Duration.ZERO));
        return Optional.of(now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }

    /** What is in the way may be there for hours: the older the callback, the less often it is looked. */
    public static Instant soon(Instant since, Instant now) {
        Duration pause = longer(Duration.between(since, now).dividedBy(4), SOON);
        return now.plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
