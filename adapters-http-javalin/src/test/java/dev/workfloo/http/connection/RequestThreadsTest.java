package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets a thread when: tasks are ended by hand, one after the other. */
class RequestThreadsTest {

    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private final List<String> begun = new ArrayList<>();

    /** Plays the other threads. */
    private void runAll() {
        while (!handedOver.isEmpty()) handedOver.remove().run();
    }

    @Test
    void whoFindsRoomGoesOnAtOnce() {
        RequestThreads threads = new RequestThreads(handedOver::add, 2, 2);

        threads.run("a", () -> begun.add("a"));

        assertEquals(List.of("a"), begun);
        assertEquals(0, handedOver.size());
    }

    @Test
    void othersWaitWithoutAThread() {
        RequestThreads threads = new RequestThreads(handedOver::add, 1, 1);

        threads.run("a", () -> {
            begun.add("first");
            threads.run("b", () -> begun.add("second"));
            assertEquals(List.of("first"), begun);
        });
        runAll();

        assertEquals(List.of("first", "second"), begun);
    }

    @Test
    void oneClientLeavesThreadsToOthers() {
        RequestThreads threads = new RequestThreads(handedOver::add, 2, 1);

        threads.run("greedy", () -> {
            threads.run("greedy", () -> begun.add("more"));
            threads.run("other", () -> begun.add("other"));
            begun.add("first");
        });
        runAll();

        assertEquals(List.of("other", "first", "more"), begun);
    }

    @Test
    void clientsTakeTurns() {
        RequestThreads threads = new RequestThreads(handedOver::add, 1, 1);

        threads.run("busy", () -> {
            for (String task : List.of("a1", "a2", "a3")) threads.run("a", () -> begun.add(task));
            threads.run("b", () -> begun.add("b1"));
        });
        runAll();

        assertEquals(List.of("a1", "b1", "a2", "a3"), begun);
    }

    @Test
    void aTaskThatFailsGivesItsPlaceBack() {
        RequestThreads threads = new RequestThreads(handedOver::add, 1, 1);

        try {
            threads.run("a", () -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException e) {
            begun.add(e.getMessage());
        }
        threads.run("a", () -> begun.add("next"));

        assertEquals(List.of("broken", "next"), begun);
    }
}
