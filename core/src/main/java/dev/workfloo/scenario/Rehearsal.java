package dev.workfloo.scenario;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario as it was run in memory, to where it does nothing more, and what came out compared with what should have. Nothing is
 * stored, and nothing outside is called.
 */
public final class Rehearsal {

    private static final int MOST_STEPS = 1_000;

    private final Scenario scenario;
    private final CheckedFlow flow;
    private final Submissions.Open open;
    private final TypedCodes codes;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private List<String> differences = List.of();

    private Rehearsal(Scenario scenario, CheckedFlow flow) {
        this.scenario = scenario;
        this.flow = flow;
        this.open = new Submissions.Open(scenario.submissions());
        this.codes = new TypedCodes(scenario.codes());
    }

    /** Runs a scenario of a flow's definition at the given time. */
    public static Rehearsal of(Scenario scenario, CheckedFlow flow, Instant now) {
        Rehearsal rehearsal = new Rehearsal(scenario, flow);
        rehearsal.differences = rehearsal.run(now);
        return rehearsal;
    }

    /** What came out otherwise than expected. */
    public Verdict verdict() {
        return new Verdict(scenario.id(), scenario.name(), differences);
    }

    /** What happened; nothing where it could not even start. */
    public Optional<ExecutionHistory> history() {
        return events.isEmpty() ? Optional.empty() : Optional.of(new ExecutionHistory(1, events));
    }

    private List<String> run(Instant now) {
        Either<List<String>, Progress> step =
                Run.start(started(now), flow, Optional.empty(), scenario::wait).mapLeft(Rehearsal::saying);
        for (int i = 0; i < MOST_STEPS && step.isRight(); i++) step = step.flatMap(this::next);
        return step.fold(found -> found, unended -> List.of("it has not ended after " + MOST_STEPS + " steps"));
    }

    private static List<String> saying(ExecutionProblem problem) {
        String fields = problem.fields().isEmpty() ? "" : problem.fields().toString();
        return List.of(problem.message().equals(fields) ? fields : problem.message() + fields);
    }

    private Either<List<String>, Progress> next(Progress progress) {
        WorkflooExecution execution = progress.execution();
        events.addAll(progress.events());
        Run run = new Run(execution, flow, comesOn(execution), scenario::wait);
        Optional<Progress> over = run.abandonIfExpired();
        if (over.isPresent()) {
            execution.position().waitsAt().ifPresent(open::forget);
            return Either.right(over.get());
        }
        return execution
                .position()
                .fold(new ScriptedMoves(run, scenario.links(), open, codes))
                .map(moved -> moved.mapLeft(Rehearsal::saying))
                .orElseGet(() -> Either.left(new Comparison(scenario.expect(), execution, events)
                        .differences(open.unasked(), codes.untyped())));
    }

    /** When a person does something for the first time on a visit; all else goes on at once, or says itself when. */
    private Instant comesOn(WorkflooExecution execution) {
        Position position = execution.position();
        Instant since = execution.modifiedAt();
        return position.waitsAt()
                .filter(node -> !position.goesOnByItself()
                        && begun.add(node + "/" + execution.data().visitsTo(node)))
                .flatMap(scenario::wait)
                .map(wait -> wait.after(since, flow.definition().timeZone()))
                .orElse(since);
    }

    private Started started(Instant now) {
        Start start = new Start(
                new Scope(new WorkspaceId("scenario"), Environment.SANDBOX),
                new DefinitionVersion(flow.definition().id(), 1),
                Optional.of(new Start.ChosenScenario(scenario.id(), scenario.name())),
                new Start.Origin("scenario", Optional.empty()),
                Optional.empty(),
                flow.definition().expiresAfter().map(now::plus),
                Optional.empty());
        return new Started(now, new ExecutionId(scenario.id().hex()), start);
    }
}
