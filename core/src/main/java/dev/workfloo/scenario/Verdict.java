package dev.workfloo.scenario;

import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.flow.CheckedFlow;
import java.time.Instant;
import java.util.List;

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

    /** Runs the scenario on a flow at the given time; nothing is stored, and nothing outside is called. */
    public static Verdict of(Scenario scenario, CheckedFlow flow, Instant now) {
        return Rehearsal.of(scenario, flow, now).verdict();
    }
}
