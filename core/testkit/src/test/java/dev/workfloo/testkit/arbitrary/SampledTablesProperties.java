package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of tables that nobody wrote and that can be published: no rule of them is dead, so each must be hit. The seed stays the same. */
class SampledTablesProperties {

    private static final Map<String, List<String>> CELLS = new LinkedHashMap<>(Map.of(
            "applicant.age", List.of("-", "< 18", "[18..65)", ">= 65", "18", "not(18, 19)", "> 64.5"),
            "applicant.income", List.of("-", ">= 8000.5", "[100..8000.5)", "< 100", "0", "(7999.99..8000)"),
            "applicant.income * 12", List.of("-", ">= 96000", "< 96000", "[50000..60000]"),
            "applicant.kind", List.of("-", "\"a\"", "\"a\", \"b\"", "not(\"c\")"),
            "applicant.employed", List.of("-", "true", "false"),
            "applicant.born", List.of("-", "< date(\"1990-02-28\")", "date(\"2000-02-29\")", ">= date(\"2008-01-15\")"),
            "applicant.rent", List.of("-", "null", "> 0", "not(0)"),
            "bureau.score", List.of("-", "null", ">= 700", "[620..700)", "< 620")));

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<String, Object> table(Random random) {
        List<String> inputs = new ArrayList<>();
        List<String> known = CELLS.keySet().stream().sorted().toList();
        for (int i = 0; i <= random.nextInt(3); i++) inputs.add(one(known, random));
        // What is asked of a fact twice can contradict itself, which no check proves.
        if (inputs.stream().filter(input -> input.contains("income")).distinct().count() > 1) {
            inputs.removeIf(input -> input.endsWith("12"));
        }
        boolean isFirst = random.nextBoolean();
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            List<String> when = inputs.stream()
                    .map(input -> one(CELLS.getOrDefault(input, List.of("-")), random))
                    .toList();
            rules.add(
                    isFirst
                            ? Map.of("when", when, "exit", one(List.of("yes", "no"), random))
                            : Map.of("when", when, "outputs", Map.of("points", "10")));
        }
        Map<String, Object> definition = Policies.ruleset(isFirst ? """
                            "hitPolicy": "FIRST", "default": {"exit": "no"}, "exits": {"yes": null, "no": null}""" : """
                            "hitPolicy": "COLLECT", "aggregate": "SUM\"""");
        @SuppressWarnings("unchecked")
        Map<String, Object> node = (Map<String, Object>) ((List<?>) definition.get("nodes")).get(2);
        node.put("inputs", inputs);
        node.put("rules", rules);
        return definition;
    }

    private static Optional<CheckedFlow> published(Map<String, Object> definition) {
        Deadline deadline = Deadline.in(Duration.ofDays(1), () -> Instant.EPOCH);
        return DefinitionReader.read(Value.of(definition))
                .toJavaOptional()
                .flatMap(read -> FlowCheck.check(read, deadline).flow());
    }

    @Provide
    Arbitrary<CheckedFlow> flows() {
        return Arbitraries.randomValue(SampledTablesProperties::table)
                .map(SampledTablesProperties::published)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    @Property(tries = 40, seed = "19")
    void hitsEachRule(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        FactsArbitrary facts = WorkflooArbitraries.of(flow).facts("policy");

        List<String> unreached = facts.unreached();
        facts.generator(1_000).stream(random)
                .limit(20)
                .forEach(draw -> assertTrue(
                        draw.value().rules().stream().noneMatch(unreached::contains),
                        () -> draw.value() + " " + unreached + words(flow)));
        assertEquals(
                List.of(),
                unreached.stream().filter(rule -> rule.startsWith("/rules/")).toList(),
                () -> words(flow));
    }

    private static String words(CheckedFlow flow) {
        return DefinitionWriter.write(flow.definition()).get("nodes").toString();
    }
}
