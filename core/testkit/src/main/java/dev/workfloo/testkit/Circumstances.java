package dev.workfloo.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** What one run is surrounded by: its time, its dice, and whoever answers in the place of others. */
final class Circumstances {

    private final SplittableRandom dice;
    private Instant now;
    private Services services = Services.NONE;
    private Optional<ServiceTry> asked = Optional.empty();
    private Optional<Error> thrown = Optional.empty();

    Circumstances(Instant now, long seed) {
        this.now = now;
        this.dice = new SplittableRandom(seed);
    }

    Instant now() {
        return now;
    }

    /** Time never goes back. */
    void goOnTo(Instant later) {
        if (later.isAfter(now)) now = later;
    }

    void pass(Duration time) {
        goOnTo(now.plus(time));
    }

    SplittableRandom dice() {
        return dice;
    }

    Services services() {
        return services;
    }

    void serve(Services others) {
        services = others;
    }

    /** The service that is being asked. */
    Optional<ServiceTry> asked() {
        return asked;
    }

    void ask(ServiceTry next) {
        asked = Optional.of(next);
    }

    /** What a test's own code threw where the engine takes that for a failure of somebody outside. */
    void threw(Error error) {
        thrown = Optional.of(error);
    }

    void rethrow() {
        Optional<Error> error = thrown;
        thrown = Optional.empty();
        if (error.isPresent()) throw error.get();
    }
}
