package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioCheck;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.testkit.ServiceFault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;

class ScenarioArbitraryProperties {

    private static final Instant NOW = Instant.parse("2026-01-15T18:00:00Z");

    private static final List<CheckedFlow> FLOWS = List.of(
            flow(Policies.documented()),
            flow("adapters-http-javalin/src/main/resources/dev/workfloo/server/demo.json"),
            flow("adapters-http-javalin/src/main/resources/dev/workfloo/server/demo-card.json"),
            flow("adapters-http-javalin/src/test/resources/dev/workfloo/driver/every-kind.json"),
            flow("core/testkit/src/test/resources/com/example/lender/credit-policy.json"));

    private static CheckedFlow flow(String file) {
        return flow(Policies.file(file));
    }

    private static CheckedFlow flow(Map<String, Object> document) {
        return DefinitionReader.read(Value.of(document))
                .map(CheckedFlow::published)
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    private static <T> List<T> draws(Arbitrary<T> arbitrary, int count) {
        return arbitrary.generator(1_000).stream(new Random(11))
                .limit(count)
                .map(Shrinkable::value)
                .toList();
    }

    /** The same, but a run of it must have this outcome. */
    private static Verdict expecting(Outcome outcome, Scenario scenario, CheckedFlow flow) {
        Scenario.Expectation expected = new Scenario.Expectation(Optional.of(outcome), List.of(), Map.of(), Map.of());
        return Verdict.of(
                new Scenario(scenario.id(), scenario.definition(), scenario.name(), scenario.script(), expected),
                flow,
                NOW);
    }

    @Example
    void scenariosRunToTheirEndsGoodAndBad() {
        Map<Outcome, Integer> ends = new LinkedHashMap<>();
        for (CheckedFlow flow : FLOWS) {
            for (Scenario scenario : draws(WorkflooArbitraries.of(flow).at(NOW).scenarios(), 12)) {
                assertEquals(List.of(), Verdict.of(scenario, flow, NOW).differences());
                assertTrue(ScenarioCheck.check(List.of(scenario), flow.definition())
                        .isRight());
                Value.Context written = ScenarioDocument.write(scenario);
                assertEquals(
                        written,
                        ScenarioDocument.write(
                                ScenarioDocument.read(written, flow.definition().id())));
                for (Outcome outcome : Outcome.values()) {
                    if (expecting(outcome, scenario, flow).passed()) ends.merge(outcome, 1, Integer::sum);
                }
            }
        }

        assertTrue(ends.getOrDefault(Outcome.SUCCESS, 0) > 25, ends::toString);
        assertTrue(ends.getOrDefault(Outcome.ERROR, 0) > 0, ends::toString);
    }

    @Example
    void faultsAreOfAllKinds() {
        Set<String> faults = new HashSet<>();
        draws(WorkflooArbitraries.of(FLOWS.get(0)).faults(), 300).stream()
                .map(ServiceFault::toString)
                .forEach(faults::add);

        assertTrue(faults.containsAll(
                Set.of("times out", "loses the connection", "answers with status 429", "is not configured")));
        assertEquals(16, faults.size());
    }

    @Example
    void clocksStandAtTheEndsOfMonths() {
        ZoneId zone = FLOWS.get(0).definition().timeZone();
        List<Clock> clocks = draws(WorkflooArbitraries.of(FLOWS.get(0)).clocks(), 1_000);

        assertTrue(clocks.stream().allMatch(clock -> clock.getZone().equals(zone)));
        long lastSeconds = clocks.stream()
                .map(clock -> clock.instant().atZone(zone))
                .filter(moment -> moment.plusSeconds(1).getDayOfMonth() == 1 && moment.getDayOfMonth() > 27)
                .count();
        assertTrue(lastSeconds > 100, () -> lastSeconds + " last seconds of a month");
    }
}
