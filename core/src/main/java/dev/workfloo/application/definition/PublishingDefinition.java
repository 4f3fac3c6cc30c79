package dev.workfloo.application.definition;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.definition.NextVersion.Kept;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.application.port.in.RollBackDefinition;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioCheck;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.scenario.Verdict;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks, then writes. */
public final class PublishingDefinition implements PublishDefinition, RollBackDefinition {

    /** Stands where a definition's own id could not be read. */
    private static final DefinitionId OF_NOBODY = new DefinitionId("0".repeat(24));

    private final Store store;
    private final NextVersion<DefinitionId, DefinitionVersion, WorkflooDefinition> versions;
    private final PublishedFlows flows;
    private final InstantSource clock;

    public PublishingDefinition(Store store, PublishedFlows flows, InstantSource clock) {
        this.store = store;
        this.versions = new NextVersion<>(store.definitions(), clock);
        this.flows = flows;
        this.clock = clock;
    }

    /** Why a definition is not published on top of the current version, which says something else. */
    private interface Objection {
        Optional<WorkflooProblem> to(WorkspaceId workspace, DefinitionWording wording, DefinitionVersion current);
    }

    @Override
    public Either<WorkflooProblem, Publication> publish(WorkspaceId workspace, Value document) {
        return publish(workspace, document, (where, wording, current) -> Optional.empty());
    }

    @Override
    public Either<WorkflooProblem, Publication> publishNews(WorkspaceId workspace, Value document) {
        return publish(
                workspace,
                document,
                (where, wording, current) -> store.definitions()
                        .saying(where, wording.published())
                        .or(() -> store.definitions().saying(where, wording.written()))
                        .map(said -> new SaidBefore(said, current)));
    }

    private Either<WorkflooProblem, Publication> publish(WorkspaceId workspace, Value document, Objection objection) {
        return DefinitionReader.read(document)
                .<WorkflooProblem>mapLeft(found -> unreadable(document, found))
                .map(DefinitionWording::of)
                .flatMap(wording -> {
                    WorkflooDefinition definition = wording.published();
                    FlowCheck.Result check = FlowCheck.check(definition, Deadline.usual(clock));
                    Either<List<Finding>, List<Scenario>> scenarios = ScenarioDocument.readAll(
                                    document, definition.id())
                            .flatMap(all -> ScenarioCheck.check(all, definition));
                    List<Finding> findings = new ArrayList<>(check.findings());
                    scenarios.peekLeft(findings::addAll);
                    return check.flow()
                            .flatMap(flow -> scenarios
                                    .toJavaOptional()
                                    .map(all -> versions.keep(
                                                    workspace,
                                                    wording,
                                                    current -> objection.to(workspace, wording, current))
                                            .peek(kept -> keepScenarios(workspace, definition, all))
                                            .peek(kept -> forget(workspace, definition.id()))
                                            .map(kept -> publication(kept, flow, all, findings))))
                            .orElseGet(() -> Either.left(new DefinitionRefused(findings)));
                });
    }

    /** What is wrong with its scenarios is told too, for whoever mends it. */
    private static DefinitionRefused unreadable(Value document, List<Finding> found) {
        Set<Finding> all = new LinkedHashSet<>(found);
        ScenarioDocument.readAll(document, OF_NOBODY).peekLeft(all::addAll);
        return new DefinitionRefused(List.copyOf(all));
    }

    @Override
    public Either<WorkflooProblem, Publication> rollBack(WorkspaceId workspace, DefinitionId id, int number) {
        Optional<DefinitionVersion> newest = store.definitions().current(workspace, id);
        if (newest.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_DEFINITION);
        DefinitionVersion version = new DefinitionVersion(id, number);
        Optional<WorkflooDefinition> old = store.definitions().find(workspace, version);
        if (old.isEmpty()) return Either.left(WorkflooProblem.unknownVersion(version, newest.get()));
        FlowCheck.Result check = FlowCheck.check(old.get(), Deadline.usual(clock));
        if (check.flow().isEmpty()) return Either.left(new DefinitionRefused(check.findings()));
        DefinitionWording asItSaid = new DefinitionWording(old.get(), old.get());
        return versions.keep(workspace, asItSaid, current -> Optional.empty())
                .filterOrElse(
                        Kept::isNew, kept -> WorkflooProblem.alreadyCurrent(new DefinitionVersion(id, kept.number())))
                .peek(kept -> forget(workspace, id))
                .map(kept ->
                        publication(kept, check.flow().get(), store.scenarios().of(workspace, id), check.findings()));
    }

    private void forget(WorkspaceId workspace, DefinitionId id) {
        flows.forget(workspace, id, Optional.empty());
    }

    private Publication publication(Kept kept, CheckedFlow flow, List<Scenario> scenarios, List<Finding> warnings) {
        List<Verdict> verdicts = scenarios.stream()
                .map(scenario -> Verdict.of(scenario, flow, clock.instant()))
                .toList();
        DefinitionVersion version = new DefinitionVersion(flow.definition().id(), kept.number());
        return new Publication(version, kept.isNew(), warnings, verdicts);
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
