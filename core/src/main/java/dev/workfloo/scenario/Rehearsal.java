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
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.NipRequest;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.NipVerdict.Judged;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a scenario in memory. For each position it says what the scenario does there; nothing where it does nothing. */
final class Rehearsal implements Position.Cases<Optional<Either<ExecutionProblem, Progress>>> {

    private static final int MOST_STEPS = 1_000;

    private final Scenario scenario;
    private final CheckedFlow flow;
    private final Map<NodeId, Value.Context> open;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private WorkflooExecution execution;
    private Instant time;

    private Rehearsal(Scenario scenario, CheckedFlow flow, Instant now) {
        this.scenario = scenario;
        this.flow = flow;
        this.open = new HashMap<>(scenario.answers());
        this.time = now;
        this.execution = WorkflooExecution.fold(List.of(started()));
    }

    static List<String> differences(Scenario scenario, CheckedFlow flow, Instant now) {
        Rehearsal rehearsal = new Rehearsal(scenario, flow, now);
        Either<List<String>, Progress> step =
                Run.start(rehearsal.started(), flow, Optional.empty()).mapLeft(Rehearsal::saying);
        for (int i = 0; i < MOST_STEPS && step.isRight(); i++) step = step.flatMap(rehearsal::next);
        return step.fold(
                differences -> differences, unended -> List.of("it has not ended after " + MOST_STEPS + " steps"));
    }

    private static List<String> saying(ExecutionProblem problem) {
        return List.of(problem.message() + problem.fields());
    }

    private Either<List<String>, Progress> next(Progress progress) {
        execution = progress.execution();
        events.addAll(progress.events());
        return execution
                .position()
                .fold(this)
                .map(moved -> moved.mapLeft(Rehearsal::saying))
                .orElseGet(() ->
                        Either.left(new Comparison(scenario.expect(), execution, events).differences(open.keySet())));
    }

    private Run run() {
        return new Run(execution, flow, time);
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingForm(AwaitingForm position) {
        return Optional.ofNullable(open.remove(position.node()))
                .map(answers -> FormStep.of(run()).flatMap(step -> step.answer(answers)));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingNip(AwaitingNip position) {
        return Optional.of(NipStep.of(run())
                .flatMap(step -> isUnsent(position.nip())
                        ? step.request(NipRequest.PLAIN)
                        : step.judge(NipStep.SANDBOX_CODE, (seal, key, code) -> false)
                                .map(Judged::progress)));
    }

    /** What did not go out is asked for again, as a person would, until there are no sends left. */
    private static boolean isUnsent(NipState nip) {
        return nip.phase() == NipPhase.CREATE_ACCOUNT
                || nip.send()
                        .flatMap(NipSend::delivery)
                        .flatMap(NipDelivery::failure)
                        .isPresent();
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> calling(Calling position) {
        Duration takes = scenario.links().takes(position.node());
        Instant answered = position.due().plus(takes);
        if (answered.isAfter(time)) time = answered;
        Work.Call work = new Work.Call(execution.id(), position.node(), position.visit(), position.turn());
        return ConnectorStep.of(run(), work)
                .map(step -> Either.right(step.take(scenario.links().answer(position.node(), position.turn()), takes)));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> finished(Finished position) {
        return Optional.empty();
    }

    private Started started() {
        Start start = new Start(
                new Scope(new WorkspaceId("scenario"), Environment.SANDBOX),
                new DefinitionVersion(flow.definition().id(), 1),
                Optional.of(new Start.ChosenScenario(scenario.id(), scenario.name())),
                new Start.Origin("scenario", Optional.empty()),
                Optional.empty(),
                Optional.empty());
        return new Started(time, new ExecutionId(scenario.id().hex()), start);
    }
}
