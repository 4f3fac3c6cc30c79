package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionReader;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.DefinitionWriter;
import dev.workfloo.definition.Finding;
import dev.workfloo.definition.FlowCheck;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Deadline;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.scenario.Verdict;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks, then writes; of two that publish the same at the same time, one makes the version and the other finds it made. */
final class Publishing implements PublishDefinition {

    private static final int ATTEMPTS = 20;

    private final Store store;
    private final PublishedFlows flows;
    private final InstantSource clock;

    Publishing(Store store, PublishedFlows flows, InstantSource clock) {
        this.store = store;
        this.flows = flows;
        this.clock = clock;
    }

    @Override
    public Either<WorkflooProblem, Publication> publish(WorkspaceId workspace, Value document) {
        Either<List<Finding>, WorkflooDefinition> read = DefinitionReader.read(document);
        if (read.isLeft()) return Either.left(new DefinitionRefused(read.getLeft()));
        FlowCheck.Result check = FlowCheck.check(read.get(), Deadline.usual(clock));
        Either<List<Finding>, List<Scenario>> scenarios =
                ScenarioDocument.readAll(document, read.get().id());
        if (check.flow().isEmpty() || scenarios.isLeft()) {
            List<Finding> findings = new ArrayList<>(check.findings());
            scenarios.peekLeft(findings::addAll);
            return Either.left(new DefinitionRefused(findings));
        }
        return Either.right(keep(workspace, check.flow().get(), scenarios.get(), check.findings()));
    }

    private Publication keep(
            WorkspaceId workspace, CheckedFlow flow, List<Scenario> scenarios, List<Finding> warnings) {
        WorkflooDefinition definition = flow.definition();
        Kept kept = keepVersion(workspace, definition);
        keepScenarios(workspace, definition, scenarios);
        flows.forget(workspace, definition.id(), Optional.empty());
        List<Verdict> verdicts = scenarios.stream()
                .map(scenario -> Verdict.of(scenario, flow, clock.instant()))
                .toList();
        return new Publication(kept.version(), kept.isNew(), warnings, verdicts);
    }

    private record Kept(DefinitionVersion version, boolean isNew) {}

    private Kept keepVersion(WorkspaceId workspace, WorkflooDefinition definition) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DefinitionVersion> newest = store.definitions().current(workspace, definition.id());
            Optional<WorkflooDefinition> said =
                    newest.flatMap(version -> store.definitions().find(workspace, version));
            if (newest.isPresent() && said.filter(it -> isSame(it, definition)).isPresent()) {
                return new Kept(newest.get(), false);
            }
            int next = newest.map(DefinitionVersion::number).orElse(0) + 1;
            if (store.definitions().publish(workspace, next, definition, clock.instant())) {
                return new Kept(new DefinitionVersion(definition.id(), next), true);
            }
        }
        throw new StoreUnavailable("the definition is being published faster than it can be compared");
    }

    /** As documents they are compared in order: the options of a field are offered in the order in which they stand. */
    private static boolean isSame(WorkflooDefinition one, WorkflooDefinition other) {
        return DefinitionWriter.write(one)
                .toString()
                .equals(DefinitionWriter.write(other).toString());
    }

    private void keepScenarios(WorkspaceId workspace, WorkflooDefinition definition, List<Scenario> scenarios) {
        List<Scenario> sorted = scenarios.stream()
                .sorted(Comparator.comparing(scenario -> scenario.id().hex()))
                .toList();
        if (!store.scenarios().of(workspace, definition.id()).equals(sorted)) {
            store.scenarios().replaceAll(workspace, definition.id(), sorted);
        }
    }
}
