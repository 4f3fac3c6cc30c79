package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapVerdictTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final HeapVerdict verdict = new HeapVerdict(1_000);

    private boolean isOut(long collections, long second, long left) {
        return verdict.isOut(collections, second * SECOND, () -> left);
    }

    @Test
    void itIsOutWhenTwoCollectionsInARowHelpNothing() {
        assertFalse(isOut(0, 0, 0));
        assertTrue(isOut(2, 1, 990));
    }

    @Test
    void theyMayBeSeenOneByOne() {
        assertFalse(isOut(1, 1, 990));
        assertFalse(isOut(1, 2, 990));
        assertTrue(isOut(2, 3, 990));
    }

    @Test
    void oneThatHelpsIsEnough() {
        assertFalse(isOut(1, 1, 990));
        assertFalse(isOut(3, 2, 600));
        assertFalse(isOut(4, 3, 990));
    }

    @Test
    void theyAreNoRowWithTimeBetweenThem() {
        assertFalse(isOut(1, 1, 990));
        assertFalse(isOut(2, 60, 990));
        assertTrue(isOut(3, 61, 990));
    }

    @Test
    void anArrayThatIsTooLargeLeavesRoomForOthers() {
        assertFalse(isOut(2, 1, 300));
        assertFalse(isOut(40, 2, 700));
    }
}
