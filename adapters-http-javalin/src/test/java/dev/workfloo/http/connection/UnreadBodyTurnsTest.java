package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that nobody wants, all of which are here, on one thread. */
class UnreadBodyTurnsTest {

    private static final int MIB = 1024 * 1024;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    private void runAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) next.run();
    }

    private Content.Source drop(int chunks, int size, int largestBody, String name) {
        ByteBuffer chunk = ByteBuffer.allocate(size);
        Content.Source source = new ByteBufferContentSource(Collections.nCopies(chunks, chunk));
        UnreadBody body = new UnreadBody(source, waiting::add, largestBody);
        waiting.add(() -> body.drop(() -> done.add(name)));
        return source;
    }

    @Test
    void whoSendsMuchHoldsUpNobody() {
        drop(1_000, 1, MIB, "much");
        drop(20, 1, MIB, "more than one turn");
        waiting.add(() -> done.add("another"));

        runAll();

        assertEquals(List.of("another", "more than one turn", "much"), done);
    }

    @ParameterizedTest
    @CsvSource({"1, 50, true", "1, 60, false", "25, 60, false", "60, 119, true", "60, 130, false"})
    void asMuchIsDroppedAsTwoOfTheLargestBodies(int largestMib, int sentMib, boolean isAllDropped) {
        Content.Source source = drop(sentMib, MIB, largestMib * MIB, "it");

        runAll();

        assertEquals(List.of("it"), done);
        assertEquals(isAllDropped, source.read().isLast());
    }
}
