package dev.workfloo.scenario;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a scenario in memory, to where it does nothing more, and compares what came out. */
final class Rehearsal {

    private static final int MOST_STEPS = 1_000;

    private final Scenario scenario;
    private final CheckedFlow flow;
    private final Map<NodeId, Value.Context> open;
    private final List<ExecutionEvent> events = new ArrayList<>();

    private Rehearsal(Scenario scenario, CheckedFlow flow) {
        this.scenario = scenario;
        this.flow = flow;
        this.open = new HashMap<>(scenario.answers());
    }

    static List<String> differences(Scenario scenario, CheckedFlow flow, Instant now) {
        Rehearsal rehearsal = new Rehearsal(scenario, flow);
        Either<List<String>, Progress> step =
                Run.start(rehearsal.started(now), flow, Optional.empty()).mapLeft(Rehearsal::saying);
        for (int i = 0; i < MOST_STEPS && step.isRight(); i++) step = step.flatMap(rehearsal::next);
        return step.fold(
                differences -> differences, unended -> List.of("it has not ended after " + MOST_STEPS + " steps"));
    }

    private static List<String> saying(ExecutionProblem problem) {
        return List.of(problem.message() + problem.fields());
    }

    private Either<List<String>, Progress> next(Progress progress) {
        WorkflooExecution execution = progress.execution();
        events.addAll(progress.events());
        Run run = new Run(execution, flow, execution.modifiedAt());
        return execution
                .position()
                .fold(new ScriptedMoves(run, scenario.links(), open))
                .map(moved -> moved.mapLeft(Rehearsal::saying))
                .orElseGet(() ->
                        Either.left(new Comparison(scenario.expect(), execution, events).differences(open.keySet())));
    }

    private Started started(Instant now) {
        Start start = new Start(
                new Scope(new WorkspaceId("scenario"), Environment.SANDBOX),
                new DefinitionVersion(flow.definition().id(), 1),
                Optional.of(new Start.ChosenScenario(scenario.id(), scenario.name())),
                new Start.Origin("scenario", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Started(now, new ExecutionId(scenario.id().hex()), start);
    }
}
