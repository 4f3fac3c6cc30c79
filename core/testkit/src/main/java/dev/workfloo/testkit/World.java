package dev.workfloo.testkit;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.memory.MemoryStore;
import java.time.Instant;
import java.util.function.Supplier;

/** All use cases on a store in memory, for one run after the other: each has its own time there. */
final class World {

    static final Scope SCOPE = Scope.production("simulator");

    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo;
    private Circumstances present = new Circumstances(Instant.EPOCH, 0);
    private int runs;

    World(WorkflooDefinition definition) {
        this.workfloo = Workfloo.builder(store, () -> present.now(), new Dice())
                .outside(Others.in(() -> present))
                .pdfs(new PlainPdf())
                .build();
        store.definitions().publish(SCOPE.workspace(), 1, definition, present.now());
    }

    MemoryStore store() {
        return store;
    }

    /** How many runs have begun here, this one included. */
    synchronized int begins() {
        return ++runs;
    }

    /** Does something in the time of a run. What a test's own code threw meanwhile is thrown then. */
    synchronized <T> T during(Circumstances circumstances, Supplier<T> doing) {
        Circumstances before = present;
        present = circumstances;
        try {
            T done = doing.get();
            circumstances.rethrow();
            return done;
        } finally {
            present = before;
        }
    }

    Workfloo workfloo() {
        return workfloo;
    }
}
