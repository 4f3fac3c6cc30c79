package dev.workfloo.policy;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.policy.PolicyProblem.DefinitionWrong;
import dev.workfloo.policy.PolicyProblem.FactsWrong;
import dev.workfloo.policy.PolicyProblem.NoDecision;
import dev.workfloo.policy.PolicyProblem.Undecided;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a967", "name": "Scoring", "start": "applicant", "timeZone": "America/Mexico_City", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau", "sections": [{"section": "All", "fields": [
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true, "minVal": 0, "maxVal": 1000000},
                {"id": "rent", "name": "Rent", "type": "NUMBER"},
                {"id": "birth", "name": "Born", "type": "DATE", "required": true},
                {"id": "employment", "name": "Employment", "type": "SELECT", "required": true,
                 "map": {"EMPLOYED": "Employed", "PENSIONER": "Pensioner"}},
                {"id": "name", "name": "Name", "type": "TEXT", "sensitive": true},
                {"id": "debts", "name": "Debts", "type": "SET", "set": {"required": ["amount"], "fields": [
                  {"id": "amount", "name": "Amount", "type": "NUMBER", "required": true},
                  {"id": "since", "name": "Since", "type": "DATE"}]}}]}]},
              {"id": "bureau", "type": "LINK", "service": "bureau", "name": "Bureau", "next": "burden", "onError": "burden",
               "response": {"score": "INTEGER", "asked": "DATE_TIME?"}},
              {"id": "burden", "type": "VARIABLES", "name": "Burden", "next": "scorecard", "variables": {
                "free": "applicant.income - (if applicant.rent = null then 0 else applicant.rent)",
                "debts": "if applicant.debts = null then 0 else count(applicant.debts[amount > 1000])"}},
              {"id": "scorecard", "type": "RULESET", "name": "Scorecard", "next": "policy", "hitPolicy": "COLLECT",
               "aggregate": "SUM", "inputs": ["burden.free", "applicant.employment", "bureau.score"], "rules": [
                {"when": [">= 10000", "-", "-"], "outputs": {"points": "20"}},
                {"when": ["-", "\\"EMPLOYED\\"", "-"], "outputs": {"points": "15"}},
                {"when": ["-", "-", ">= 700"], "outputs": {"points": "30"}}]},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST",
               "inputs": ["scorecard.points", "applicant.birth <= today() - duration(\\"P18Y\\")"], "rules": [
                {"when": ["-", "false"], "exit": "rejected", "message": "Under 18", "labels": ["minor"]},
                {"when": [">= 35", "-"], "exit": "approved", "message": "Enough points",
                 "outputs": {"limit": "burden.free * 3", "until": "today() + duration(\\"P1M\\")"}}],
               "default": {"exit": "rejected"}, "exits": {"approved": "card", "rejected": null}},
              {"id": "card", "type": "DECISION_TREE", "name": "Card",
               "tree": {"name": "high", "if": "applicant.income >= 50000", "message": "Earns much", "then": {"exit": "gold"},
                        "else": {"name": "named", "if": "applicant.name != null", "then": {"exit": "classic"}, "else": {"exit": "none"}}},
               "exits": {"gold": "strange", "classic": null, "none": null}},
              {"id": "strange", "type": "RULESET", "name": "Strange", "hitPolicy": "FIRST",
               "inputs": ["applicant.income ** 2000"],
               "rules": [{"when": ["-"], "exit": "a"}], "exits": {"a": null}}]}
            """;

    private static final String KNOCKOUT = """
            {"id": "657117e1d511b6e54fe2a967", "name": "Knockout", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "knockout", "sections": [{"section": "All", "fields": [
                {"id": "age", "name": "Age", "type": "INTEGER", "required": true}]}]},
              {"id": "knockout", "type": "RULESET", "name": "Knockout", "hitPolicy": "FIRST", "inputs": ["applicant.age"],
               "rules": [{"when": ["< 18"], "exit": "rejected", "outputs": {"factor": "1"}}],
               "default": {"exit": "ok", "outputs": {"factor": "3"}}, "exits": {"ok": "sum", "rejected": null}},
              {"id": "sum", "type": "VARIABLES", "name": "Sum", "next": "offer", "variables": {"limit": "knockout.factor * 10"}},
              {"id": "offer", "type": "RULESET", "name": "Offer", "hitPolicy": "FIRST", "inputs": ["sum.limit"],
               "rules": [{"when": ["> 0"], "exit": "approved"}], "default": {"exit": "none"},
               "exits": {"approved": null, "none": null}}]}
            """;

    private record Applicant(BigDecimal income, LocalDate birth, String employment) {}

    private record Offer(long limit, LocalDate until) {}

    private static Policy policy() {
        return Policy.read(CreditFlow.read(DOCUMENT), () -> NOON).getOrElseThrow(Problem::toException);
    }

    static final Policy POLICY = policy();

    static Map<String, Object> applicant(Object... more) {
        Map<String, Object> applicant =
                object("income", 20_000, "birth", LocalDate.of(1990, 8, 15), "employment", "EMPLOYED");
        applicant.putAll(object(more));
        return applicant;
    }

    private static PolicyDecision decided(String node, Object facts) {
        return POLICY.decide(node, facts).getOrElseThrow(Problem::toException);
    }

    private static PolicyProblem refused(String node, Object facts) {
        return POLICY.decide(node, facts).swap().getOrElseThrow(() -> new AssertionError("it was decided"));
    }

    @Test
    void decidesByFacts() {
        PolicyDecision decision = decided("policy", Map.of("applicant", applicant(), "bureau", Map.of("score", 712)));

        assertEquals(Optional.of("approved"), decision.exit());
        assertEquals(List.of("Enough points"), decision.messages());
        assertEquals(List.of(), decision.labels());
        assertEquals(List.of(2), decision.rules());
        assertEquals(context("limit", 60_000, "until", LocalDate.of(2026, 4, 1)), decision.outputs());
        assertEquals(
                new Offer(60_000, LocalDate.of(2026, 4, 1)), decision.outputs().as(Offer.class));
    }

    @Test
    void computesWhatLiesBetween() {
        PolicyDecision decision = decided(
                "policy", Map.of("applicant", applicant("rent", 11_000, "debts", List.of(Map.of("amount", 2_000)))));

        assertEquals(Optional.of("rejected"), decision.exit());
        assertEquals(
                context("burden", context("free", 9_000, "debts", 1), "scorecard", context("points", 15)),
                decision.computed());
    }

    @Test
    void takesWhatIsComputedAsItIsGiven() {
        Map<String, Object> facts = object(
                "scorecard",
                Map.of("points", 35),
                "burden",
                Map.of("free", 1_000),
                "applicant",
                Map.of("birth", LocalDate.of(1990, 8, 15)));

        PolicyDecision decision = decided("policy", facts);

        assertEquals(Value.of(3_000), decision.outputs().get("limit"));
        assertEquals(Value.Context.EMPTY, decision.computed());
        facts.put("scorecard", Map.of("points", 34));
        assertEquals(Optional.of("rejected"), decided("policy", facts).exit());
        facts.put("bureau", Map.of("score", 712));
        assertEquals(
                "is not read by policy: leave it out, or allow what is not read; it reads scorecard.points, applicant.birth,"
                        + " burden.free",
                refused("policy", facts).fields().get("bureau"));
    }

    @Test
    void takesRecordsAndValuesAndWhatJsonReads() {
        Applicant ana = new Applicant(new BigDecimal("2E+4"), LocalDate.of(1990, 8, 15), "EMPLOYED");
        Map<String, Object> json = applicant("birth", "1990-08-15");

        for (Object facts :
                List.of(Map.of("applicant", ana), context("applicant", Value.of(ana)), Map.of("applicant", json))) {
            assertEquals(
                    context("points", 35), decided("policy", facts).computed().get("scorecard"));
        }
    }

    /** Null, blank text and the empty list are no answer to a form. */
    @Test
    void knowsWhatIsNoAnswer() {
        Map<String, Object> facts = object(
                "applicant", applicant("rent", null, "debts", List.of()), "bureau", Optional.empty(), "burden", null);

        assertEquals(
                context("burden", context("free", 20_000, "debts", 0), "scorecard", context("points", 35)),
                decided("policy", facts).computed());
        Map<String, Object> nameless = Map.of("applicant", Map.of("income", 1, "name", " "));
        assertEquals(Optional.of("none"), decided("card", nameless).exit());
        facts.put("applicant", applicant("employment", ""));
        assertEquals(
                Map.of("applicant.employment", "is missing"),
                refused("policy", facts).fields());
        facts.put("applicant", null);
        assertEquals("is missing", refused("policy", facts).fields().get("applicant.income"));
    }

    /** The same of what is not read there: a record of a host's may have a component for it. */
    @Test
    void knowsWhatIsNoAnswerOfWhatIsNotRead() {
        Map<String, Object> unread = object("income", 1, "rent", null, "employment", " ", "debts", List.of());
        Map<String, Object> facts = object("applicant", unread, "bureau", object("score", null));

        assertEquals(Optional.of("none"), decided("card", facts).exit());
        unread.put("rnt", null);
        unread.put("birth", "1990-08-15");
        facts.put("bureau", object("scor", null));
        PolicyProblem refused = refused("card", facts);
        assertEquals(
                Set.of("applicant.rnt", "applicant.birth", "bureau"),
                refused.fields().keySet());
        assertEquals("is unknown; there is income, name", refused.fields().get("applicant.rnt"));
    }

    /** They are told and not followed: an execution would not come to the offer of whom the knockout rejects. */
    @Test
    void tellsTheExitsOnTheWay() {
        Policy policy = Policy.read(CreditFlow.read(KNOCKOUT), () -> NOON).getOrElseThrow(Problem::toException);

        PolicyDecision minor =
                policy.decide("offer", Map.of("applicant", Map.of("age", 17))).getOrElseThrow(Problem::toException);

        assertEquals(Optional.of("approved"), minor.exit());
        assertEquals(Map.of("knockout", "rejected"), minor.exits());
        assertEquals(Set.of("knockout", "sum"), minor.computed().members().keySet());
        assertEquals(
                Map.of("knockout", "ok"),
                policy.decide("offer", Map.of("applicant", Map.of("age", 18)))
                        .getOrElseThrow(Problem::toException)
                        .exits());
        assertEquals(
                Map.of(),
                policy.decide("offer", Map.of("sum", Map.of("limit", 7)))
                        .getOrElseThrow(Problem::toException)
                        .exits());
    }

    @Test
    void decidesByATreeToo() {
        PolicyDecision gold = decided("card", Map.of("applicant", Map.of("income", 50_000, "name", "ANA")));

        assertEquals(Optional.of("gold"), gold.exit());
        assertEquals(List.of("Earns much"), gold.messages());
        assertEquals(Value.Context.EMPTY, gold.outputs());
        assertEquals(List.of(), gold.rules());
    }

    @Test
    void saysWhyInATable() {
        Map<String, Object> facts = Map.of("applicant", applicant(), "bureau", Map.of("score", 712));

        OfTable why = assertInstanceOf(OfTable.class, decided("policy", facts).why());

        assertEquals(
                List.of(false, true),
                why.rows().stream().map(Explanation.Row::matched).toList());
        Explanation.Condition points = why.rows().get(1).conditions().get(0);
        assertEquals("scorecard.points", points.input());
        assertEquals(Optional.of(Value.of(65)), points.value());
        assertEquals(Optional.of(true), points.held());
    }

    @Test
    void saysWhyInATreeAndKeepsOutWhatIsSensitive() {
        OfTree why = assertInstanceOf(
                OfTree.class,
                decided("card", Map.of("applicant", Map.of("income", 1, "name", "ANA")))
                        .why());

        assertEquals(
                List.of("high", "named"),
                why.questions().stream().map(Explanation.Question::name).toList());
        assertEquals(
                Map.of("applicant.income", Optional.of(Value.of(1))),
                why.questions().get(0).compared());
        assertEquals(
                Map.of("applicant.name", Optional.empty()),
                why.questions().get(1).compared());
    }

    @Test
    void tellsWhatItReads() {
        Map<String, ?> reads = POLICY.reads("policy").getOrElseThrow(Problem::toException);

        assertEquals(
                "{applicant.income=number, applicant.rent=number or null, applicant.debts=list of {amount: number, since: date or"
                        + " null} or null, applicant.employment=text, applicant.birth=date, bureau.score=integer or null}",
                reads.toString());
        assertEquals(List.of("scorecard", "policy", "card", "strange"), POLICY.decisions());
    }

    static Stream<Arguments> wrongFacts() {
        return Stream.of(
                Arguments.of(applicant("incme", 1), "applicant.incme", "is unknown; did you mean income?"),
                Arguments.of(applicant("income", null), "applicant.income", "is missing"),
                Arguments.of(
                        applicant("name", "ANA"),
                        "applicant.name",
                        "is not read by policy: leave it out, or allow what is not read; it reads income, rent, debts,"
                                + " employment, birth"),
                Arguments.of(applicant("income", -1), "applicant.income", "must be a number from 0 to 1000000"),
                Arguments.of(
                        applicant("income", "20000"),
                        "applicant.income",
                        "must be a number from 0 to 1000000, and is a text"),
                Arguments.of(
                        applicant("rent", new BigDecimal("1E+7000")),
                        "applicant.rent",
                        "must be a number of at most 34 digits"),
                Arguments.of(
                        applicant("employment", "RETIRED"),
                        "applicant.employment",
                        "must be one of \"EMPLOYED\", \"PENSIONER\""),
                Arguments.of(
                        applicant("birth", "15/08/1990"),
                        "applicant.birth",
                        "must be a date, or text in the form of ISO 8601, and is a text"),
                Arguments.of(
                        applicant("birth", LocalDateTime.of(1990, 8, 15, 0, 0)),
                        "applicant.birth",
                        "java.time.LocalDateTime is no value: has no zone: give it as atZone(…) or atOffset(…)"),
                Arguments.of(
                        applicant("debts", List.of(Map.of("amount", 1), Map.of("amont", 2))),
                        "applicant.debts[1].amont",
                        "is unknown; did you mean amount?"),
                Arguments.of(
                        applicant("debts", List.of(Map.of("amount", Duration.ZERO))),
                        "applicant.debts[0].amount",
                        "must be a number of at most 34 digits, and is a days and time duration"),
                Arguments.of(applicant("debts", 7), "applicant.debts", "must be a list of contexts, and is a number"),
                Arguments.of(7, "applicant", "must be a context, and is a number"));
    }

    @ParameterizedTest
    @MethodSource("wrongFacts")
    void namesTheFactThatIsWrong(Object applicant, String place, String why) {
        PolicyProblem refused = refused("policy", Map.of("applicant", applicant));

        assertEquals(why, refused.fields().get(place), refused::message);
    }

    @Test
    void namesAllThatIsWrongAndTellsNoValue() {
        PolicyProblem refused =
                refused("policy", Map.of("aplicant", Map.of("income", 20_000), "bureau", Map.of("score", "SECRET")));

        assertEquals(
                Map.of(
                        "aplicant",
                        "is unknown; did you mean applicant?",
                        "applicant.income",
                        "is missing",
                        "applicant.birth",
                        "is missing",
                        "applicant.employment",
                        "is missing",
                        "bureau.score",
                        "must be a whole number of at most 34 digits, and is a text"),
                refused.fields());
        assertTrue(refused.message().startsWith("policy decides nothing: "), refused::message);
        assertFalse(refused.toString().contains("SECRET"), refused::toString);
        assertFalse(refused.message().contains("SECRET"), refused::message);
    }

    @Test
    void knowsTheNodeOfAFactThatIsGivenWithoutIt() {
        assertEquals(
                "is unknown; did you mean bureau.score?",
                refused("policy", Map.of("scor", 712)).fields().get("scor"));
    }

    @Test
    void refusesWhatIsNoContext() {
        assertEquals(
                "policy decides nothing: facts are a context, by the names of nodes, and not a list",
                refused("policy", List.of()).message());
    }

    @Test
    void allowsWhatIsKnownAndNotReadWhereThatIsWished() {
        Policy allowing = POLICY.allowingUnread();
        Map<String, Object> applicant = applicant("name", "ANA", "rent", 1);

        PolicyDecision decision = allowing.decide("card", Map.of("applicant", applicant, "bureau", Map.of("score", 1)))
                .getOrElseThrow(Problem::toException);

        assertEquals(Optional.of("classic"), decision.exit());
        assertInstanceOf(FactsWrong.class, refused("card", Map.of("applicant", applicant)));
        assertEquals(
                Map.of(
                        "applicant.nam",
                        "is unknown; did you mean name?",
                        "applicant.rent",
                        "must be a number of at most 34 digits, and is a boolean"),
                allowing.decide("card", Map.of("applicant", applicant("nam", "ANA", "rent", true)))
                        .fold(PolicyProblem::fields, made -> Map.of()));
        assertEquals(
                Map.of("applicant.income", "is missing"),
                allowing.decide("card", Map.of("bureau", Map.of("score", 1)))
                        .fold(PolicyProblem::fields, made -> Map.of()));
    }

    @Test
    void saysWhereNothingIsDecided() {
        PolicyProblem refused = refused("polcy", Map.of());

        assertInstanceOf(NoDecision.class, refused);
        assertEquals("nothing is decided at polcy; did you mean policy?", refused.message());
        assertInstanceOf(NoDecision.class, refused("burden", Map.of()));
        assertTrue(POLICY.reads("burden").isLeft());
    }

    @Test
    void saysWhyTheRulesDecideNothing() {
        PolicyProblem refused = refused("strange", Map.of("applicant", Map.of("income", 1_000_000)));

        assertInstanceOf(Undecided.class, refused);
        assertTrue(refused.message().startsWith("strange decides nothing: "), refused::message);
    }

    /** Each node reads two values of the one before: by each way to the first one, that would be 2 to the 40th. */
    @Test
    void computesEachNodeOnceHoweverOftenItIsRead() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            String before = i == 1 ? "applicant" : "v" + (i - 1);
            nodes.append(("{'id': 'v%1$d', 'type': 'VARIABLES', 'name': 'V', 'next': 'v%2$d',"
                            + " 'variables': {'a': '%3$s.a + %3$s.b', 'b': '%3$s.a - %3$s.b'}}, ")
                    .formatted(i, i + 1, before));
        }
        String document = """
                {'id': '657117e1d511b6e54fe2a967', 'name': 'Chain', 'start': 'applicant', 'nodes': [
                  {'id': 'applicant', 'type': 'FORM', 'name': 'Applicant', 'next': 'v1', 'sections': [{'section': 'All', 'fields': [
                    {'id': 'a', 'name': 'A', 'type': 'NUMBER', 'required': true},
                    {'id': 'b', 'name': 'B', 'type': 'NUMBER', 'required': true}]}]},
                  %s{'id': 'v41', 'type': 'RULESET', 'name': 'Policy', 'hitPolicy': 'FIRST', 'inputs': ['v40.a'],
                   'rules': [{'when': ['>= 1000000'], 'exit': 'large'}], 'default': {'exit': 'small'},
                   'exits': {'large': null, 'small': null}}]}
                """.formatted(nodes).replace('\'', '"');
        Policy chain = Policy.read(CreditFlow.read(document), () -> NOON).getOrElseThrow(Problem::toException);

        PolicyDecision decision =
                chain.decide("v41", Map.of("applicant", Map.of("a", 1, "b", 0))).getOrElseThrow(Problem::toException);

        assertEquals(Optional.of("large"), decision.exit());
        assertEquals(40, decision.computed().members().size());
    }

    @Test
    void isOfADefinitionThatIsRightAlone() {
        Value wrong = CreditFlow.read(DOCUMENT.replace("burden.free * 3", "burden.fre * 3"));

        PolicyProblem refused =
                Policy.read(wrong, () -> NOON).swap().getOrElseThrow(() -> new AssertionError("it was read"));

        assertInstanceOf(DefinitionWrong.class, refused);
        assertTrue(refused.message().contains("did you mean free?"), refused::message);
        assertTrue(Policy.read(Map.of("nodes", 7), () -> NOON).isLeft());
    }
}
