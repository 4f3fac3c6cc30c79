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
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
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

    private record Run(Scenario scenario, CheckedFlow flow, Instant now) {

        List<String> differences() {
            Either<ExecutionProblem, Progress> begun = WorkflooExecution.start(started(), flow, Optional.empty());
            Map<NodeId, Value.Context> open = new HashMap<>(scenario.answers());
            List<ExecutionEvent> events = new ArrayList<>();
            while (begun.isRight()) {
                WorkflooExecution execution = begun.get().execution();
                events.addAll(begun.get().events());
                Optional<Value.Context> next = execution.position().waitsAt().map(open::remove);
                if (next.isEmpty())
                    return new Comparison(scenario.expect(), execution, events).differences(open.keySet());
                begun = execution.answerForm(next.get(), flow, now);
            }
            ExecutionProblem problem = begun.getLeft();
            return List.of(problem.message() + problem.fields());
        }

        private Started started() {
            Start start = new Start(
                    new Scope(new WorkspaceId("scenario"), Environment.SANDBOX),
                    new DefinitionVersion(flow.definition().id(), 1),
                    Optional.of(new Start.ChosenScenario(scenario.id(), scenario.name())),
                    new Start.Origin("scenario", Optional.empty()),
                    Optional.empty());
            return new Started(now, new ExecutionId(scenario.id().hex()), start);
        }
    }
}
