package dev.workfloo.scenario;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipRequest;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.NipVerdict.Judged;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of running a scenario in memory.
 *
 * @param differences what came out otherwise than expected, a sentence each; empty when the scenario passed
 */
public record Verdict(ScenarioId scenario, String name, List<String> differences) {

    public Verdict {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }

    /** Runs the scenario on a flow at the given time; nothing is stored and nobody is called. */
    public static Verdict of(Scenario scenario, CheckedFlow flow, Instant now) {
        return new Verdict(scenario.id(), scenario.name(), new Run(scenario, flow, now).differences());
    }

    private static final int MOST_STEPS = 1_000;

    private record Run(Scenario scenario, CheckedFlow flow, Instant now) {

        List<String> differences() {
            Either<ExecutionProblem, Progress> step = WorkflooExecution.start(started(), flow, Optional.empty());
            Map<NodeId, Value.Context> open = new HashMap<>(scenario.answers());
            List<ExecutionEvent> events = new ArrayList<>();
            Instant time = now;
            for (int i = 0; step.isRight(); i++) {
                if (i == MOST_STEPS) return List.of("it has not ended after " + MOST_STEPS + " steps");
                WorkflooExecution execution = step.get().execution();
                events.addAll(step.get().events());
                time = execution.position() instanceof Calling call
                        ? later(time, call.due().plus(scenario.links().takes(call.node())))
                        : time;
                Optional<Either<ExecutionProblem, Progress>> next = next(execution, open, time);
                if (next.isEmpty())
                    return new Comparison(scenario.expect(), execution, events).differences(open.keySet());
                step = next.get();
            }
            ExecutionProblem problem = step.getLeft();
            return List.of(problem.message() + problem.fields());
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        /** What the scenario does where the execution stands; empty where it does nothing. */
        private Optional<Either<ExecutionProblem, Progress>> next(
                WorkflooExecution execution, Map<NodeId, Value.Context> open, Instant time) {
            if (execution.position() instanceof AwaitingForm at) {
                return Optional.ofNullable(open.remove(at.node()))
                        .map(answers -> execution.answerForm(answers, flow, time));
            }
            if (execution.position() instanceof AwaitingNip at) {
                return Optional.of(
                        isUnsent(at.nip())
                                ? execution.requestNip(NipRequest.PLAIN, flow, time)
                                : execution
                                        .answerNip(
                                                WorkflooExecution.SANDBOX_CODE, (seal, key, code) -> false, flow, time)
                                        .map(Judged::progress));
            }
            if (execution.position() instanceof Calling at) {
                Work.Call call = new Work.Call(execution.id(), at.node(), at.visit(), at.turn());
                return execution
                        .takeAnswer(
                                call,
                                scenario.links().answer(at.node(), at.turn()),
                                scenario.links().takes(at.node()),
                                flow,
                                time)
                        .map(Either::right);
            }
            return Optional.empty();
        }

        /** What did not go out is asked for again, as a person would, until there are no sends left. */
        private static boolean isUnsent(NipState nip) {
            return nip.phase() == NipPhase.CREATE_ACCOUNT
                    || nip.send()
                            .flatMap(NipSend::delivery)
                            .flatMap(NipDelivery::failure)
                            .isPresent();
        }

        private Started started() {
            Start start = new Start(
                    new Scope(new WorkspaceId("scenario"), Environment.SANDBOX),
                    new DefinitionVersion(flow.definition().id(), 1),
                    Optional.of(new Start.ChosenScenario(scenario.id(), scenario.name())),
                    new Start.Origin("scenario", Optional.empty()),
                    Optional.empty(),
                    Optional.empty());
            return new Started(now, new ExecutionId(scenario.id().hex()), start);
        }
    }
}
