package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class WaitProperties {

    private static final long DAY_MS = 86_400_000;

    @Property
    void isNeverLongerThanItsInterval(
            @ForAll @LongRange(min = 0, max = DAY_MS) long intervalMs,
            @ForAll @LongRange(min = -DAY_MS, max = DAY_MS) long laterMs) {
        Duration interval = Duration.ofMillis(intervalMs);

        Duration left = new Wait(NOON, interval).left(NOON.plusMillis(laterMs));

        assertTrue(!left.isNegative() && left.compareTo(interval) <= 0, left.toString());
    }

    @Property
    void endsWhenItShouldByAClockThatGoesOn(
            @ForAll @LongRange(min = 1, max = DAY_MS) long intervalMs,
            @ForAll @LongRange(min = 0, max = 2 * DAY_MS) long laterMs) {
        Wait wait = new Wait(NOON, Duration.ofMillis(intervalMs));

        Duration left = wait.left(NOON.plusMillis(laterMs));

        assertEquals(Duration.ofMillis(Math.max(0, intervalMs - laterMs)), left);
    }

    /** However far a clock is set back: who comes again when it is said comes again twice at most. */
    @Property
    void endsWhereverTheClockWasSet(
            @ForAll @LongRange(min = 1, max = DAY_MS) long intervalMs,
            @ForAll @LongRange(min = 0, max = DAY_MS) long backMs) {
        Wait wait = new Wait(NOON, Duration.ofMillis(intervalMs));
        Instant clock = NOON.minusMillis(backMs);

        Instant again = clock.plus(wait.left(clock));
        Instant onceMore = again.plus(wait.left(again));

        assertTrue(wait.left(onceMore).isZero());
        assertFalse(onceMore.isAfter(clock.plus(wait.interval().multipliedBy(2))));
    }
}
