package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.worker.WorkContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentsTest {

    private static final long MIB = 1024 * 1024;

    /** Chores too, for each execution that they read. */
    @Test
    void whatIsDoneInTheBackgroundAsksForHeap() {
        HeapBudget heap = new HeapBudget(32 * MIB);
        try (Instruments instruments = Instruments.ready(Map.of())) {
            WorkContext context = instruments.work(heap);

            for (int execution = 0; execution < 3; execution++) assertTrue(context.around(() -> reads(heap, 4 * MIB)));

            assertThrows(StoreUnavailable.class, () -> context.around(() -> reads(heap, 8 * MIB)));
            assertThrows(
                    StoreUnavailable.class, () -> context.around(() -> reads(heap, 4 * MIB) && reads(heap, 4 * MIB)));
        }
    }

    private static boolean reads(HeapBudget heap, long bytes) {
        heap.takeForStored(bytes);
        return true;
    }
}
