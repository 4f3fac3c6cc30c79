package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A body of files takes less of the heap than another, so that there may be more of it. */
class FilesBudgetTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void theLargestBodyOfFilesFitsAlone() {
        for (long size : new long[] {1_000, MIB, 100 * MIB, 700 * MIB}) {
            long largest = HeapBudget.largestBodyOfFiles(size);

            assertTrue(largest > 0, Long.toString(size));
            assertTrue(new HeapBudget(size).take("a", 0, HeapBudget.costOfFiles(largest)), Long.toString(size));
        }
    }

    /** 25 MiB fit where the process has a heap of 256 MiB, as the page on operations says. */
    @Test
    void aSmallHeapTakesTheUsualBody() {
        ClientLimits small = ClientLimits.USUAL.withHeap((long) (256 * MIB * 0.7));

        assertEquals(ClientLimits.LARGEST_BODY, small.largestBodyOfFiles());
        assertTrue(small.largestBody() < 14 * MIB);
    }

    @Test
    void aLimitThatIsSetCountsForBoth() {
        ClientLimits set = ClientLimits.USUAL.withLargestBody(1_000);

        assertEquals(1_000, set.largestBody());
        assertEquals(1_000, set.largestBodyOfFiles());
    }
}
