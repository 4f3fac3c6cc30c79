package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapBudgetTest {

    private static final int MIB = 1024 * 1024;

    private final HeapBudget heap = new HeapBudget(8 * MIB);

    @Test
    void whatIsFreedCanBeTakenAgain() {
        assertTrue(heap.take("a", 0, 7 * MIB));
        assertFalse(heap.take("b", 0, 7 * MIB));

        heap.free("a", 7 * MIB);

        assertTrue(heap.take("b", 0, 7 * MIB));
    }

    @Test
    void oneClientLeavesRoomToOthers() {
        assertTrue(heap.take("a", 0, 3 * MIB));
        assertTrue(heap.take("a", 0, MIB));

        assertFalse(heap.take("a", 0, MIB));
        assertTrue(heap.take("b", 0, 3 * MIB));
    }

    @Test
    void whatOneRequestTakesInPartsIsOne() {
        assertTrue(heap.take("a", 0, 4 * MIB));

        assertTrue(heap.take("a", 4 * MIB, 3 * MIB));
        assertFalse(heap.take("a", 0, MIB));
    }

    @Test
    void theLargeLeaveRoomToTheSmall() {
        assertTrue(heap.take("a", 0, 5 * MIB));
        assertTrue(heap.take("b", 0, 2 * MIB));

        assertFalse(heap.take("c", 0, MIB / 2));
        assertTrue(heap.take("c", 0, 1_000));
    }

    @Test
    void nobodyTakesMoreThanThereIs() {
        int taken = 0;
        while (heap.take("client " + taken, 0, 64 * 1024)) taken++;

        assertTrue(taken <= 128, Integer.toString(taken));
    }

    @Test
    void theLargestBodyAlwaysFits() {
        for (long size : new long[] {MIB, 16 * MIB, 64 * MIB, 200L * MIB}) {
            long largest = HeapBudget.largestBody(size);

            assertTrue(new HeapBudget(size).take("a", 0, HeapBudget.costOf(largest)), Long.toString(size));
            assertTrue(largest > size / 100, Long.toString(largest));
        }
    }
}
