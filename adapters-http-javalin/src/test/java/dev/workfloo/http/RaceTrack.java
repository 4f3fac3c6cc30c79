package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Processes on one store, which go by one clock, with what {@link RacedFlow} needs. */
final class RaceTrack implements AutoCloseable {

    static final WorkspaceId LENDER = new WorkspaceId("lender");

    private final ManualClock clock = new ManualClock(Fixtures.NOON);
    private final Neighbours neighbours = new Neighbours();
    private final Store store;
    private final List<RacedProcess> processes;

    /**
     * @param store as the test looks at it
     * @param each the same as each process sees it
     */
    RaceTrack(Store store, List<? extends Store> each) {
        this.store = store;
        this.processes = each.stream()
                .map(it -> new RacedProcess(it, neighbours.outside(), clock))
                .toList();
        RacedProcess first = processes.get(0);
        first.workfloo()
                .definitions()
                .publish(
                        LENDER,
                        JsonReader.readDocument(RacedFlow.DOCUMENT.getBytes(StandardCharsets.UTF_8))
                                .getOrElseThrow(why -> new AssertionError(why)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        String key = first.workfloo()
                .keys()
                .add(new Caller(LENDER, "racer", Optional.empty(), Set.of(Right.values())))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .text();
        processes.forEach(process -> process.use(key));
    }

    ManualClock clock() {
        return clock;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Store store() {
        return store;
    }

    List<RacedProcess> processes() {
        return processes;
    }

    /**
     * An execution that stands so.
     *
     * @param each does the next step
     */
    RacedExecution brought(RacedStand stand, boolean isSandbox, Supplier<RacedProcess> each) {
        RacedExecution execution = new RacedExecution(this, isSandbox);
        for (RacedOperation step : stand.before()) {
            for (RacedOperation part : step.parts()) part.by(each.get(), execution, Optional.empty());
        }
        execution.lookForTheCode();
        execution.checkStandsAt(stand.node());
        return execution;
    }

    @Override
    public void close() {
        processes.forEach(RacedProcess::close);
    }
}
