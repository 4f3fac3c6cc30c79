package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Script;
import dev.workfloo.scenario.Submissions;
import dev.workfloo.scenario.Turns;
import dev.workfloo.scenario.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves of a scenario what somebody is asked for in a run of it. */
record AskedTurns(CheckedFlow flow, Instant now) {

    List<String> differences(Scenario scenario) {
        return Verdict.of(scenario, flow, now).differences();
    }

    /** Takes away of each node's turns as few as make a difference less when they are not there: nobody asked for those. */
    Scenario of(Scenario drawn) {
        Scenario scenario = drawn;
        int wrong = differences(scenario).size();
        for (Node node : flow.definition().nodes()) {
            Scenario fewer = scenario;
            if (fewer(scenario, node.id()).equals(scenario)) continue;
            for (int turn = 0; turn < ScenarioDraw.TURNS && wrong > 0; turn++) {
                fewer = fewer(fewer, node.id());
                int still = differences(fewer).size();
                if (still >= wrong) continue;
                scenario = fewer;
                wrong = still;
                break;
            }
        }
        return scenario;
    }

    private static Scenario fewer(Scenario scenario, NodeId node) {
        Submissions all = scenario.submissions();
        Submissions fewer =
                new Submissions(fewer(all.answers(), node), fewer(all.reviews(), node), fewer(all.documents(), node));
        Map<NodeId, List<String>> codes = new LinkedHashMap<>(scenario.codes());
        codes.remove(node);
        Links links = scenario.links();
        Script script = new Script(links, fewer, scenario.script().waits(), codes);
        return new Scenario(scenario.id(), scenario.definition(), scenario.name(), script, scenario.expect());
    }

    private static Turns fewer(Turns turns, NodeId node) {
        Map<NodeId, List<Value.Context>> fewer = new LinkedHashMap<>(turns.byNode());
        fewer.computeIfPresent(node, (id, its) -> its.size() < 2 ? null : its.subList(0, its.size() - 1));
        return new Turns(fewer);
    }
}
