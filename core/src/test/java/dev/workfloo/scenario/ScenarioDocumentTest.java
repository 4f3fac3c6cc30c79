package dev.workfloo.scenario;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioDocumentTest {

    private static final String ID = "6571181fd511b6e54fe2a968";

    private final DefinitionId definition = aDefinitionId();

    private Either<List<Finding>, List<Scenario>> readAll(Object... scenarios) {
        return ScenarioDocument.readAll(Value.of(object("scenarios", List.of(scenarios))), definition);
    }

    private List<String> findings(Object... scenarios) {
        return readAll(scenarios)
                .fold(found -> found.stream().map(Finding::toString).toList(), read -> List.of());
    }

    private static Map<String, Object> aDocument(String member, Object value) {
        Map<String, Object> document = object("id", ID, "name", "Strong payer");
        document.put(member, value);
        return document;
    }

    @Test
    void readsWhatItWrote() {
        Scenario scenario = aScenario(definition);

        Value.Context written = ScenarioDocument.write(scenario);

        assertEquals(scenario, ScenarioDocument.read(written, definition));
        assertEquals(Either.right(List.of(scenario)), readAll(written));
    }

    @Test
    void readsWhatIsSubmittedOnceOrTimeAfterTime() {
        Map<String, Object> document =
                aDocument("answers", object("form", object("a", 1), "review", List.of(object("b", 2), object("b", 3))));
        document.put(
                "reviews",
                object(
                        "review",
                        List.of(
                                object("decision", "REJECTED", "reviews", List.of(object("fieldId", "b"))),
                                object("decision", "APPROVED"))));

        Scenario scenario = readAll(document).get().get(0);

        Map<NodeId, List<Value.Context>> answers =
                scenario.submissions().answers().byNode();
        NodeId review = new NodeId("review");
        assertEquals(List.of(context("a", 1)), answers.get(new NodeId("form")));
        assertEquals(List.of(context("b", 2), context("b", 3)), answers.get(review));
        assertEquals(2, scenario.submissions().reviews().byNode().get(review).size());
        assertEquals(scenario, ScenarioDocument.read(ScenarioDocument.write(scenario), definition));
    }

    @Test
    void readsADocumentWithoutScenarios() {
        Either<List<Finding>, List<Scenario>> read =
                ScenarioDocument.readAll(Value.of(object("id", "anything")), definition);

        assertEquals(Either.right(List.of()), read);
    }

    @Test
    void expectsNothingUnlessToldTo() {
        Scenario scenario = readAll(aDocument("name", "Bare")).get().get(0);

        assertEquals(new Scenario.Expectation(Optional.empty(), List.of(), Map.of(), Map.of()), scenario.expect());
        assertEquals(Submissions.NONE, scenario.submissions());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("id", null, "/id: required"),
                Arguments.of("id", 5, "/id: must be text, but is a number"),
                Arguments.of("id", "abc", "/id: must be 24 hex digits"),
                Arguments.of("name", null, "/name: required"),
                Arguments.of("nam", "x", "/nam: is not known here: did you mean name? Otherwise take it out"),
                Arguments.of("answers", List.of(1), "/answers: must be an object, but is a list"),
                Arguments.of(
                        "answers",
                        object("a", 5),
                        "/answers/a: must be an object of answers, or a list of such objects"),
                Arguments.of(
                        "answers",
                        object("Not a node", object("x", 1)),
                        "/answers/Not a node: is not the id of a node"),
                Arguments.of(
                        "reviews",
                        object("a", "APPROVED"),
                        "/reviews/a: must be an object as reviewers send it, or a list of such objects"),
                Arguments.of("waits", "PT1H", "/waits: must be an object, but is a text"),
                Arguments.of("waits", object("a", 5), "/waits/a: must be text, but is a number"),
                Arguments.of("waits", object("a", null), "/waits/a: required"),
                Arguments.of("waits", object("a", "soon"), "/waits/a: " + CalendarDuration.FORM),
                Arguments.of("waits", object("Not a node", "PT1H"), "/waits/Not a node: is not the id of a node"),
                Arguments.of("expect", "SUCCESS", "/expect: must be an object, but is a text"),
                Arguments.of(
                        "expect",
                        object("status", "FINE"),
                        "/expect/status: must be one of [SUCCESS, ERROR, ABANDONED]"),
                Arguments.of("expect", object("labels", List.of(1)), "/expect/labels/0: must be text, but is a number"),
                Arguments.of("codes", object("Not a node", "1"), "/codes/Not a node: is not the id of a node"),
                Arguments.of(
                        "expect",
                        object("exits", object("policy", 1)),
                        "/expect/exits/policy: must be the name of an exit, as text"),
                Arguments.of(
                        "expect",
                        object("variables", object("limit", 1)),
                        "/expect/variables/limit: must be a node, a dot and what it sets, such as policy.limit"),
                Arguments.of(
                        "links",
                        object("bureau", object("response", object(), "error", object("code", "DOWN"))),
                        "/links/bureau: must have either a response or an error"),
                Arguments.of(
                        "expect", object("x", 1), "/expect/x: is not known here: check the spelling, or take it out"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysOnceWhatIsWrong(String member, Object value, String finding) {
        assertEquals(List.of("ERROR at /scenarios/0" + finding), findings(aDocument(member, value)));
    }

    @Test
    void findsAnIdThatIsTaken() {
        List<String> findings = findings(aDocument("name", "One"), aDocument("name", "Two"));

        assertEquals(List.of("ERROR at /scenarios/1/id: another scenario has this id already"), findings);
    }

    @Test
    void takesAStoredScenarioForBrokenWhenItIs() {
        Value broken = Value.of(object("id", ID));

        assertThrows(IllegalStateException.class, () -> ScenarioDocument.read(broken, definition));
    }
}
