package samples.dice.workfloo.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

public final class AsksAround {

    Object instant() {
        return Instant.now();
    }

    Object date() {
        return LocalDate.now();
    }

    Object dateInZone() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    Object reference() {
        return (Supplier<Instant>) Instant::now;
    }

    Object systemClock() {
        return Clock.systemUTC();
    }

    Object tickingClock() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }

    Object source() {
        return InstantSource.system();
    }

    Object zone() {
        return ZoneId.systemDefault();
    }

    Object locale() {
        return Locale.getDefault();
    }

    Object oldDate() {
        return new Date();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    Object environment() {
        return System.getenv("HOME");
    }

    Object output() {
        return System.out;
    }

    Object id() {
        return UUID.randomUUID();
    }

    double number() {
        return Math.random();
    }

    Object random() {
        return new Random();
    }

    Object seeded() {
        return new Random(1);
    }

    Object generator() {
        return RandomGenerator.getDefault();
    }

    Object parallel() {
        return List.of(1).parallelStream();
    }

    Object hash() {
        return System.identityHashCode(this);
    }

    void trace(Exception e) {
        e.printStackTrace();
    }

    Object resource() {
        return getClass().getResource("x");
    }
}
