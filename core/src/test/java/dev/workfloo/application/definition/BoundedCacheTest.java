package dev.workfloo.application.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final BoundedCache<Integer, String> bounded = new BoundedCache<>(10);

    private long kept() {
        return IntStream.range(0, 1_000).filter(i -> bounded.get(i).isPresent()).count();
    }

    @Test
    void keepsWhatWasPutLast() {
        for (int i = 0; i < 1_000; i++) {
            bounded.put(i, "value " + i);

            assertEquals(Optional.of("value " + i), bounded.get(i));
        }
    }

    @Test
    void forgetsRatherThanGrowWithoutEnd() {
        for (int i = 0; i < 1_000; i++) bounded.put(i, "value " + i);

        assertTrue(1 <= kept() && kept() <= 10, "kept " + kept());
    }

    @Test
    void forgetsWhatIsRemoved() {
        bounded.put(1, "one");
        bounded.put(2, "two");

        bounded.remove(1);

        assertEquals(Optional.empty(), bounded.get(1));
        assertEquals(Optional.of("two"), bounded.get(2));
    }
}
