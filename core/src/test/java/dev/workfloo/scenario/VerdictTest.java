package dev.workfloo.scenario;

import static dev.workfloo.testkit.contract.fixture.Fixtures.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDecidingDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenarioId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.testkit.contract.fixture.OtpFlow;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final NodeId OFFER = new NodeId("offer");
    private static final Value.Context NAME = context("first_name", "ANA");
    private static final Value.Context YES = context("accepted", true);
    private static final Expectation ANYTHING = new Expectation(Optional.empty(), List.of(), Map.of(), Map.of());

    private final DefinitionId definition = aDefinitionId();
    private final CheckedFlow flow = CheckedFlow.published(aDefinition(definition));

    private Verdict verdict(Map<NodeId, Value.Context> answers, Expectation expectation) {
        return Verdict.of(
                new Scenario(
                        aScenarioId(),
                        definition,
                        "A case",
                        new Scenario.Script(Links.NONE, Submissions.answering(answers)),
                        expectation),
                flow,
                NOON);
    }

    @Test
    void passesWhenAllComesOutAsExpected() {
        Expectation expectation =
                new Expectation(Optional.of(Outcome.SUCCESS), List.of("answered", "applied"), Map.of(), Map.of());

        Verdict verdict = verdict(Map.of(APPLICANT, NAME, OFFER, YES), expectation);

        assertEquals(List.of(), verdict.differences());
        assertTrue(verdict.passed());
        assertEquals("A case", verdict.name());
    }

    @Test
    void passesWhenNothingIsExpected() {
        Verdict verdict = verdict(Map.of(), ANYTHING);

        assertTrue(verdict.passed());
    }

    @Test
    void tellsWhereTheFlowWaitsInstead() {
        Expectation expectation = new Expectation(Optional.of(Outcome.SUCCESS), List.of(), Map.of(), Map.of());

        Verdict verdict = verdict(Map.of(APPLICANT, NAME), expectation);

        assertEquals(List.of("status should be SUCCESS, but it waits at offer"), verdict.differences());
        assertFalse(verdict.passed());
    }

    @Test
    void tellsHowTheFlowEndedInstead() {
        Expectation expectation = new Expectation(Optional.of(Outcome.ERROR), List.of(), Map.of(), Map.of());

        Verdict verdict = verdict(Map.of(APPLICANT, NAME, OFFER, YES), expectation);

        assertEquals(List.of("status should be ERROR, but it is SUCCESS"), verdict.differences());
    }

    @Test
    void namesLabelsThatAreMissing() {
        Expectation expectation =
                new Expectation(Optional.empty(), List.of("applied", "answered", "prime"), Map.of(), Map.of());

        Verdict verdict = verdict(Map.of(APPLICANT, NAME), expectation);

        assertEquals(List.of("label answered is missing", "label prime is missing"), verdict.differences());
    }

    private static final NodeId TABLE = new NodeId("table");
    private static final NodeId TREE = new NodeId("tree");
    private static final NodeId VALUES = new NodeId("values");

    private Verdict decided(Map<NodeId, String> exits, Map<NodeId, Value.Context> values) {
        Expectation expectation = new Expectation(Optional.of(Outcome.SUCCESS), List.of("low"), exits, values);
        Scenario scenario = new Scenario(
                aScenarioId(), definition, "A case", new Scenario.Script(Links.NONE, Submissions.NONE), expectation);
        return Verdict.of(scenario, CheckedFlow.published(aDecidingDefinition(definition)), NOON);
    }

    @Test
    void passesWhenDecisionsAndValuesAreAsExpected() {
        Verdict verdict = decided(
                Map.of(TABLE, "low", TREE, "done"),
                Map.of(
                        TABLE,
                        context("due", "2027-04-01"),
                        VALUES,
                        context("truth", true, "days", "-P1DT0.000000001S")));

        assertEquals(List.of(), verdict.differences());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T06:00:00-06:00",
                "2026-03-01T06:00:00@America/Mexico_City",
                "2026-03-01T12:00Z"
            })
    void aMomentIsTheSameInEveryZone(String expected) {
        Verdict verdict = decided(Map.of(), Map.of(VALUES, context("time", expected)));

        assertEquals(List.of(), verdict.differences());
    }

    @Test
    void tellsOfAnotherMoment() {
        Verdict verdict = decided(Map.of(), Map.of(VALUES, context("time", "2026-03-01T06:00:00Z")));

        assertEquals(
                List.of("values.time should be \"2026-03-01T06:00:00Z\", but it is "
                        + "date and time(\"2026-03-01T06:00:00@America/Mexico_City\")"),
                verdict.differences());
    }

    @Test
    void tellsWhatWasDecidedInstead() {
        Verdict verdict = decided(Map.of(TABLE, "high", OFFER, "done"), Map.of(TABLE, context("due", 5)));

        assertEquals(
                Set.of(
                        "exit of table should be high, but it is low",
                        "exit of offer should be done, but it took none",
                        "table.due should be 5, but it is date(\"2027-04-01\")"),
                Set.copyOf(verdict.differences()));
    }

    @Test
    void namesAnswersThatWereNeverAskedFor() {
        Verdict verdict = verdict(Map.of(APPLICANT, NAME, new NodeId("nowhere"), YES), ANYTHING);

        assertEquals(List.of("the answers to nowhere were never asked for"), verdict.differences());
    }

    private static Verdict reviewed(Map<NodeId, List<Value.Context>> answers, Value.Context... reviews) {
        Turns sent = new Turns(Map.of(ReviewedFlow.REVIEW, List.of(reviews)));
        Map<NodeId, List<Value.Context>> all = new HashMap<>(answers);
        all.put(ReviewedFlow.APPLICANT, List.of(ReviewedFlow.APPLIED));
        all.put(ReviewedFlow.SPOUSE, List.of(ReviewedFlow.MARRIED));
        DefinitionId definition = new DefinitionId(ReviewedFlow.ID);
        Scenario scenario = new Scenario(
                aScenarioId(),
                definition,
                "A case",
                new Scenario.Script(Links.NONE, new Submissions(new Turns(all), sent)),
                new Expectation(
                        Optional.of(Outcome.SUCCESS),
                        List.of("approved"),
                        Map.of(ReviewedFlow.REVIEW, "APPROVED"),
                        Map.of(ReviewedFlow.SPOUSE, context("income", 2))));
        return Verdict.of(scenario, ReviewedFlow.flow(), NOON);
    }

    private static Value.Context sendingBack(String field) {
        return context("decision", "REJECTED", "reviews", List.of(context("fieldId", field)));
    }

    @Test
    void reviewsAndCorrectsInTurn() {
        Map<NodeId, List<Value.Context>> corrections =
                Map.of(ReviewedFlow.REVIEW, List.of(context("income", 1), context("income", 2)));

        Verdict verdict = reviewed(
                corrections,
                sendingBack("spouse.income"),
                sendingBack("spouse.income"),
                context("decision", "APPROVED"));

        assertEquals(List.of(), verdict.differences());
    }

    @Test
    void tellsWhatBecameOfReviews() {
        assertEquals(
                List.of(
                        "status should be SUCCESS, but it waits at manual",
                        "label approved is missing",
                        "exit of manual should be APPROVED, but it took none",
                        "spouse.income should be 2, but it is 9000",
                        "the review at manual was never asked for"),
                reviewed(Map.of(), sendingBack("spouse.income"), context("decision", "APPROVED"))
                        .differences());
        assertEquals(
                List.of("{decision=must be one of [APPROVED, REJECTED]}"),
                reviewed(Map.of(), context("decision", "LATER")).differences());
    }

    @Test
    void tellsWhichAnswersWereRefused() {
        Verdict verdict = verdict(Map.of(APPLICANT, context("birth_date", "soon")), ANYTHING);

        assertEquals(1, verdict.differences().size());
        assertEquals(
                "the answers do not fit the form: first_name, birth_date{first_name=required, "
                        + "birth_date=must be a date that exists, written YYYY-MM-DD}",
                verdict.differences().get(0));
    }

    // Codes

    private static Map<String, Value> script(String codes) {
        return ((Value.Context) CreditFlow.read("{" + codes + "}")).members();
    }

    private static List<String> typing(String codes, String outcome) {
        Value read = OtpFlow.documentScripted(script(codes));
        CheckedFlow flow = CheckedFlow.published(
                DefinitionReader.read(read).getOrElseThrow(it -> new AssertionError(it.toString())));
        Scenario scenario = ScenarioDocument.readAll(read, flow.definition().id())
                .getOrElseThrow(it -> new AssertionError(it.toString()))
                .get(0);
        assertEquals(
                scenario,
                ScenarioDocument.read(
                        ScenarioDocument.write(scenario), flow.definition().id()));
        Expectation expect = new Expectation(Optional.empty(), List.of(outcome), Map.of(), Map.of());
        return Verdict.of(
                        new Scenario(scenario.id(), scenario.definition(), scenario.name(), scenario.script(), expect),
                        flow,
                        NOON)
                .differences();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | verified",
                "\"codes\": {\"reached\": \"123456\"} | verified",
                "\"codes\": {\"reached\": \"000000\"} | refused",
                "\"codes\": {\"reached\": [\"000000\", \"123456\"]} | verified",
                "\"codes\": {\"reached\": [\"000000\", \"000001\", \"000002\", \"123456\"]} | refused",
            })
    void typesTheCodesOfTheScenario(String codes, String label) {
        assertEquals(List.of(), typing(codes == null ? "" : codes, label));
    }

    @Test
    void tellsOfCodesThatNobodyAskedFor() {
        assertEquals(
                List.of("the codes for other were never asked for"),
                typing("\"codes\": {\"other\": \"123456\"}", "verified"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "[]", "[1]", "{}", "\"\"", "null"})
    void codesAreTexts(String codes) {
        Value read = OtpFlow.documentScripted(script("\"codes\": {\"reached\": " + codes + "}"));

        assertEquals(
                List.of("scenarios/0/codes/reached: must be a code as text, or a list of some"),
                ScenarioDocument.readAll(read, definition)
                        .fold(found -> found, scenarios -> List.<Finding>of())
                        .stream()
                        .map(it -> it.pointer().substring(1) + ": " + it.message())
                        .toList());
    }
}
