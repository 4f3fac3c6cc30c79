package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem;
import dev.workfloo.policy.Policy;
import dev.workfloo.policy.PolicyProblem;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactsArbitraryTest {

    private static final int DRAWS = 1_000;

    private static final String EXITS = "\"exits\": {\"yes\": null, \"no\": null}";

    private static final String FIRST = """
            "hitPolicy": "FIRST", "inputs": ["applicant.age", "applicant.income"], "rules": [
              {"when": ["[18..75)", ">= 8000.5"], "exit": "yes"},
              {"when": ["< 18", "-"], "exit": "no"},
              {"when": ["[18..75)", "< 100"], "exit": "no"},
              {"when": ["[18..75)", "[100..8000.5)"], "exit": "yes"}], "default": {"exit": "no"},""" + EXITS;

    private static final String COMPUTED = """
                        "hitPolicy": "FIRST", "inputs": ["applicant.income - (if applicant.rent = null then 0 else applicant.rent)",
                          "duration(\\"P18Y\\") <= years and months duration(applicant.born, today())"], "rules": [
                          {"when": ["-", "false"], "exit": "no"}, {"when": [">= 8000", "true"], "exit": "yes"},
                          {"when": ["[7990..8000)", "true"], "exit": "yes"}], "default": {"exit": "no"},""" + EXITS;

    private static final String FREE = "applicant.income - (if applicant.rent = null then 0 else applicant.rent)";

    private static final String AFFORDABLE = """
            "hitPolicy": "FIRST", "inputs": ["burden.free"], "rules": [{"when": [">= 8000"], "exit": "yes"}],
            "default": {"exit": "no"},""" + EXITS;

    private static Stream<Arguments> decisions() {
        return Stream.of(
                named("first", Policies.ruleset(FIRST)),
                named("unique", Policies.ruleset("""
                        "hitPolicy": "UNIQUE", "inputs": ["applicant.kind", "applicant.employed"], "rules": [
                          {"when": ["\\"a\\"", "true"], "exit": "yes"}, {"when": ["\\"a\\"", "false"], "exit": "no"},
                          {"when": ["not(\\"a\\")", "-"], "exit": "no"}],""" + EXITS)),
                named("collected", Policies.ruleset("""
                        "hitPolicy": "COLLECT", "aggregate": "SUM", "inputs": ["applicant.age", "applicant.income"], "rules": [
                          {"when": [">= 18", "-"], "outputs": {"points": "10"}}, {"when": ["-", ">= 1000"], "outputs": {"points": "20"}},
                          {"when": ["65", "= 1000"], "outputs": {"points": "5"}}], "next": null""")),
                named("priority", Policies.ruleset("""
                        "hitPolicy": "PRIORITY", "priority": ["no", "yes"], "inputs": ["applicant.age", "applicant.income"], "rules": [
                          {"when": ["-", ">= 1000"], "exit": "yes"}, {"when": ["< 18", "-"], "exit": "no"},
                          {"when": ["-", "< 1000"], "exit": "yes"}],""" + EXITS)),
                named("computed", Policies.ruleset(COMPUTED)),
                named("between", Policies.computing(FREE, """
                        "hitPolicy": "FIRST", "inputs": ["scorecard.points", "burden.free"], "rules": [
                          {"when": ["null", "-"], "exit": "no"}, {"when": [">= 35", "-"], "exit": "yes"},
                          {"when": ["-", "[7990..8000)"], "exit": "yes"}], "default": {"exit": "no"},""" + EXITS)),
                named("missing", Policies.ruleset("""
                        "hitPolicy": "FIRST", "inputs": ["bureau.score", "applicant.town"], "rules": [
                          {"when": ["null", "-"], "exit": "no"}, {"when": [">= 700", "? = \\"León\\""], "exit": "yes"},
                          {"when": [">= 700", "contains(?, \\"x\\")"], "exit": "yes"}], "default": {"exit": "no"},""" + EXITS)),
                named("tree", Policies.tree("""
                        "tree": {"name": "known", "if": "bureau != null and bureau.score != null and bureau.score >= 620",
                          "then": {"name": "rich", "if": "applicant.income > applicant.age * 1000 and applicant.kind in (\\"a\\", \\"b\\")",
                            "then": {"exit": "yes"}, "else": {"name": "older", "if": "applicant.born < date(\\"1980-02-29\\")",
                              "then": {"exit": "yes"}, "else": {"exit": "no"}}},
                          "else": {"exit": "no"}},""" + EXITS)),
                named("demo", Policies.file("adapters-http-javalin/src/main/resources/dev/workfloo/server/demo.json")),
                named(
                        "example",
                        Policies.file("core/testkit/src/test/resources/com/example/lender/credit-policy.json")));
    }

    private static Arguments named(String name, Map<String, Object> definition) {
        return Arguments.of(name, definition);
    }

    private static FactsArbitrary facts(Map<String, Object> definition) {
        return WorkflooArbitraries.of(definition).facts("policy");
    }

    private static <T> List<T> draws(Arbitrary<T> arbitrary, int count) {
        return arbitrary.generator(1_000).stream(new java.util.Random(42))
                .limit(count)
                .map(Shrinkable::value)
                .toList();
    }

    private static Map<String, Long> byRule(List<Facts> draws) {
        return draws.stream()
                .flatMap(draw -> (draw.rules().isEmpty() ? List.of("no rule") : draw.rules()).stream())
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void hitsEachRuleAsOftenAsAnyOther(String name, Map<String, Object> definition) {
        FactsArbitrary facts = facts(definition);
        List<String> unreached = facts.unreached();
        Map<String, Long> byRule = byRule(draws(facts, DRAWS));

        // What no rule matches cannot come where the rules cover all, which two of these tables do.
        assertEquals(Set.of("unique", "priority").contains(name) ? List.of("no rule") : List.of(), unreached);
        long even = DRAWS / byRule.size();
        byRule.forEach((rule, count) -> assertTrue(count > even * 3 / 4, () -> rule + " of " + byRule));
    }

    /** What a host decides with takes all facts that are drawn, and says the same. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void decidesAsThePolicyDoes(String name, Map<String, Object> definition) {
        Policy policy = Policy.read(definition, InstantSource.fixed(Instant.parse("2026-01-15T18:00:00Z")))
                .getOrElseThrow(Problem::toException);

        for (Facts facts : draws(facts(definition), 300)) {
            policy.decide("policy", facts.values())
                    .peekLeft(problem -> assertInstanceOf(PolicyProblem.Undecided.class, problem, facts::toString))
                    .peek(decision -> {
                        assertEquals(facts.exit(), decision.exit(), facts::toString);
                        assertEquals(facts.outputs(), decision.outputs(), facts::toString);
                    });
        }
    }

    @Test
    void standsOnEachBoundaryAndOneStepBesideIt() {
        List<Facts> draws = draws(facts(Policies.ruleset(FIRST)), DRAWS);

        Set<String> ages = draws.stream()
                .map(it -> it.number("applicant.age").toPlainString())
                .collect(Collectors.toSet());
        Set<String> incomes = draws.stream()
                .map(it -> it.number("applicant.income").toPlainString())
                .collect(Collectors.toSet());

        assertTrue(ages.containsAll(Set.of("17", "18", "74", "75")));
        assertTrue(incomes.containsAll(Set.of("99.99", "100", "8000.49", "8000.5", "8000.51", "0")));
        assertTrue(draws.stream().filter(draw -> !draw.edges().isEmpty()).count() > DRAWS / 2);
    }

    @Test
    void findsTheEdgeOfWhatIsComputed() {
        List<Facts> draws = draws(facts(Policies.ruleset(COMPUTED)), DRAWS);

        // At 2026-01-15, who was born on 2008-01-15 is 18, and who was born the day after is not.
        Set<Value> born = draws.stream().map(it -> it.get("applicant.born")).collect(Collectors.toSet());
        assertTrue(born.contains(Value.of(java.time.LocalDate.of(2008, 1, 15))));
        assertTrue(born.contains(Value.of(java.time.LocalDate.of(2008, 1, 16))));
        Set<BigDecimal> free = draws.stream()
                .map(it -> it.number("applicant.income")
                        .subtract(
                                it.get("applicant.rent") == Value.NULL ? BigDecimal.ZERO : it.number("applicant.rent")))
                .map(BigDecimal::stripTrailingZeros)
                .collect(Collectors.toSet());
        for (String edge : List.of("8E+3", "7999.99", "7.99E+3", "7989.99")) {
            assertTrue(free.contains(new BigDecimal(edge)), edge);
        }
    }

    /** How many of 500 are approved as soon as their rent is raised. */
    private static long approvedByRent(String free) {
        FactsArbitrary facts = facts(Policies.computing(free, AFFORDABLE));
        return draws(facts.raising("applicant.rent"), 500).stream()
                .filter(raise -> raise.before().exit().equals(Optional.of("no")))
                .filter(raise -> raise.after().exit().equals(Optional.of("yes")))
                .count();
    }

    @Test
    void computesWhatLiesInBetween() {
        List<Facts> draws = draws(facts(Policies.computing(FREE, AFFORDABLE)), DRAWS);

        for (Facts facts : draws) {
            assertEquals(Set.of("applicant"), facts.values().members().keySet());
        }
        assertEquals(0, approvedByRent(FREE));
        assertTrue(approvedByRent(FREE.replace(" - ", " + ")) > 50);
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        assertEquals(
                draws(facts(Policies.ruleset(FIRST)), 100).toString(),
                draws(facts(Policies.ruleset(FIRST)), 100).toString());
    }

    @Test
    void drawsWhatLeadsToOneExitOnly() {
        FactsArbitrary facts = facts(Policies.ruleset(FIRST));

        assertEquals(
                Set.of("/rules/0", "/rules/3"),
                byRule(draws(facts.reaching("yes"), 200)).keySet());
        assertEquals(
                Set.of("/rules/2"),
                byRule(draws(facts.hitting("/rules/2"), 200)).keySet());
        assertEquals(
                "nothing leads to the exit maybe, but to [no, yes]",
                assertThrows(IllegalArgumentException.class, () -> facts.reaching("maybe"))
                        .getMessage());
    }

    @Test
    void raisesOneFactAndNothingElse() {
        List<FactsChange> raises = draws(facts(Policies.ruleset(FIRST)).raising("applicant.income"), 500);

        for (FactsChange raise : raises) {
            assertTrue(raise.before()
                            .number("applicant.income")
                            .compareTo(raise.after().number("applicant.income"))
                    < 0);
            assertEquals(raise.before().get("applicant.age"), raise.after().get("applicant.age"));
        }
        assertTrue(raises.stream()
                        .filter(it -> !it.before().rules().equals(it.after().rules()))
                        .count()
                > 100);
    }

    @Test
    void namesWhatItReads() {
        Facts facts = draws(facts(Policies.ruleset(FIRST)), 1).get(0);

        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> facts.get("applicant.agee"));

        assertEquals(
                "the decision does not read applicant.agee, but [applicant.age, applicant.income]",
                unknown.getMessage());
    }
}
