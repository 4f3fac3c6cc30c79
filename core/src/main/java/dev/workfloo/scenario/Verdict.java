package dev.workfloo.scenario;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
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
import java.util.Set;

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
            while (begun.isRight()) {
                WorkflooExecution execution = begun.get().execution();
                Optional<Value.Context> next = execution.position().waitsAt().map(open::remove);
                if (next.isEmpty()) return compare(execution, open.keySet());
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

        private List<String> compare(WorkflooExecution execution, Set<NodeId> unasked) {
            List<String> differences = new ArrayList<>();
            Position position = execution.position();
            Optional<Outcome> expected = scenario.expect().status();
            if (expected.isPresent() && !expected.equals(position.outcome())) {
                String actual = position.outcome()
                        .map(it -> "it is " + it)
                        .or(() -> position.waitsAt().map(node -> "it waits at " + node))
                        .orElse("it is under way");
                differences.add("status should be " + expected.get() + ", but " + actual);
            }
            for (String label : scenario.expect().labels()) {
                if (!execution.collected().labels().contains(label)) differences.add("label " + label + " is missing");
            }
            unasked.forEach(node -> differences.add("the answers to " + node + " were never asked for"));
            return differences;
        }
    }
}
