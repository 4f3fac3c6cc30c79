package dev.workfloo.testkit;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.trace.RunTrace;
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

    /** Starts an execution in the time of a run. */
    Begun begin(Circumstances circumstances, DefinitionId definition) {
        StartWorkfloo start = StartWorkfloo.of(SCOPE, definition.hex());
        return during(circumstances, () -> workfloo.executions().execute(start))
                .map(started -> new Begun(this, started.id(), circumstances))
                .getOrElseThrow(Problem::toException);
    }

    /** An execution of a run. */
    record Begun(World world, ExecutionId id, Circumstances circumstances) {

        private static final String TESTER = "test";

        WorkflooExecution execution() {
            return world.during(circumstances, () -> world.workfloo.following().status(SCOPE, id))
                    .map(FollowedExecution::execution)
                    .getOrElseThrow(Problem::toException);
        }

        RunTrace trace(CheckedFlow flow) {
            ExecutionHistory history =
                    world.store.executions().history(SCOPE, id).orElseThrow();
            return RunTrace.of(history.asOf(circumstances.now(), flow), flow);
        }

        void cancel() {
            world.during(circumstances, () -> world.workfloo.steps().cancel(SCOPE, id, TESTER))
                    .getOrElseThrow(Problem::toException);
        }
    }
}
