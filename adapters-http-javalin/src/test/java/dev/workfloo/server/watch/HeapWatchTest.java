package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapWatchTest {

    private static String line(OutOfMemoryError error) {
        return new String(new LastWords().of(error), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Java heap space", "GC overhead limit exceeded"})
    void saysThatTheHeapHasRunOut(String said) {
        assertTrue(line(new OutOfMemoryError(said)).contains("(-Xmx) has run out: the process ends with exit code 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Metaspace", "unable to create native thread: possibly out of memory or limits reached"})
    void saysWhatElseHasRunOut(String said) {
        assertEquals(
                "workfloo-server: out of memory: " + said + ": the process ends with exit code 3\n",
                line(new OutOfMemoryError(said)));
    }

    @Test
    void goesOnWhenItCannotLook() {
        Queue<BooleanSupplier> looks = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalStateException("no such pool");
                },
                () -> {
                    throw new NoClassDefFoundError("GcInfo");
                },
                () -> false,
                () -> true));

        HeapWatch.waitUntil(() -> looks.remove().getAsBoolean());

        assertTrue(looks.isEmpty());
    }

    @Test
    void hasSeenEnoughWhenThereIsNoRoomToLook() {
        assertThrows(
                OutOfMemoryError.class,
                () -> HeapWatch.waitUntil(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }));
    }
}
