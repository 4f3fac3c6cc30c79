package dev.workfloo.testkit;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that was published, and the worlds in which it runs: one for each thread, and a new one before it grows large. */
final class SimulatedFlow {

    /** What has run there is kept with a world. */
    private static final int MOST_RUNS = 500;

    private final FlowNames names;
    private final List<Finding> warnings;
    private final ThreadLocal<World> worlds;

    private SimulatedFlow(FlowNames names, List<Finding> warnings) {
        this.names = names;
        this.warnings = warnings;
        this.worlds = ThreadLocal.withInitial(() -> new World(names.flow().definition()));
    }

    /** @throws IllegalArgumentException when it cannot be published */
    static SimulatedFlow read(String name, Value document) {
        MemoryStore store = new MemoryStore();
        Publication published = Workfloo.builder(store, InstantSource.system(), new Dice())
                .build()
                .definitions()
                .publish(World.SCOPE.workspace(), document)
                .getOrElseThrow(
                        problem -> new IllegalArgumentException(name + " cannot be published:" + said(problem)));
        DefinitionVersion version = published.version();
        CheckedFlow flow = store.definitions()
                .find(World.SCOPE.workspace(), version)
                .map(CheckedFlow::published)
                .orElseThrow();
        return new SimulatedFlow(
                new FlowNames(flow, store.scenarios().of(World.SCOPE.workspace(), version.definition())),
                published.warnings());
    }

    private static String said(WorkflooProblem problem) {
        if (!(problem instanceof WorkflooProblem.DefinitionRefused refused)) return " " + problem.message();
        return refused.findings().stream().map(finding -> "\n  " + finding).collect(Collectors.joining());
    }

    FlowNames names() {
        return names;
    }

    List<Finding> warnings() {
        return warnings;
    }

    /** Where a run begins. */
    World world() {
        World world = worlds.get();
        if (world.begins() <= MOST_RUNS) return world;
        worlds.remove();
        return world();
    }
}
