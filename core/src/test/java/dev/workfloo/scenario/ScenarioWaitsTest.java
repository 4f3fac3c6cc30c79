package dev.workfloo.scenario;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.CreditFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Test runs in which time passes. */
class ScenarioWaitsTest {

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0c1", "name": "Days", "expiresAfter": "P7D", "timeZone": "America/Mexico_City",
             "start": "form", "nodes": [
              {"id": "form", "type": "FORM", "name": "Form", "next": "consent", "sections": [
                {"section": "All", "fields": [{"id": "a", "name": "A", "type": "TEXT"}]}]},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "wait",
               "nip": {"channels": ["email"], "email": "\\"ana@example.com\\""}},
              {"id": "wait", "type": "TIMER", "name": "Wait", "wait": "P2D", "next": "day"},
              {"id": "day", "type": "VARIABLES", "name": "Day", "variables": {"today": "today()"}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0c1", "name": "One", "answers": {"form": {"a": "b"}},
               "waits": %s, "expect": %s}]}
            """;

    private static Value document(String waits, String expect) {
        return CreditFlow.read(DOCUMENT.formatted(waits, expect));
    }

    private static List<String> differences(String waits, String expect) {
        Value document = document(waits, expect);
        WorkflooDefinition definition = DefinitionReader.read(document).get();
        Scenario scenario =
                ScenarioDocument.readAll(document, definition.id()).get().get(0);
        return Verdict.of(scenario, CheckedFlow.published(definition), NOON).differences();
    }

    private static String on(String day) {
        return "{\"status\": \"SUCCESS\", \"variables\": {\"day.today\": \"" + day + "\"}}";
    }

    private static final String ABANDONED = "{\"status\": \"ABANDONED\"}";

    @Test
    void aTimerTakesNoTime() {
        assertEquals(List.of(), differences("{}", on("2026-03-01")));
    }

    @Test
    void aTimerTakesAsLongAsItSays() {
        assertEquals(List.of(), differences("{\"wait\": \"P3D\"}", on("2026-03-04")));
    }

    /** Midnight in Mexico City is at 06:00. */
    @Test
    void peopleTakeAsLongAsItSays() {
        assertEquals(List.of(), differences("{\"form\": \"PT17H59M\"}", on("2026-03-01")));
        assertEquals(List.of(), differences("{\"form\": \"PT18H\"}", on("2026-03-02")));
        assertEquals(
                List.of(),
                differences("{\"form\": \"P1D\", \"consent\": \"P1D\", \"wait\": \"P1D\"}", on("2026-03-04")));
    }

    @Test
    void whatTakesTooLongIsGivenUp() {
        assertEquals(List.of(), differences("{\"form\": \"P7D\"}", ABANDONED));
        assertEquals(List.of(), differences("{\"wait\": \"P7D\"}", ABANDONED));
        assertEquals(List.of(), differences("{\"form\": \"P3D\", \"consent\": \"P3D\", \"wait\": \"P1D\"}", ABANDONED));
        assertEquals(
                List.of("status should be ABANDONED, but it is SUCCESS"),
                differences("{\"form\": \"P3D\", \"wait\": \"P3D\"}", ABANDONED));
    }

    private static List<String> findings(String waits) {
        Value document = document(waits, "{}");
        WorkflooDefinition definition = DefinitionReader.read(document).get();
        return ScenarioDocument.readAll(document, definition.id())
                .flatMap(all -> ScenarioCheck.check(all, definition))
                .fold(found -> found.stream().map(Finding::toString).toList(), all -> List.of());
    }

    @Test
    void namesOnlyWhatWaits() {
        assertEquals(List.of(), findings("{\"form\": \"P1D\", \"consent\": \"P1D\", \"wait\": \"PT0S\"}"));
        assertEquals(
                List.of("ERROR at /scenarios/0/waits/nobody: no node has the id nobody"),
                findings("{\"nobody\": \"P1D\"}"));
        assertEquals(
                List.of("ERROR at /scenarios/0/waits/day: day waits neither for a moment nor for a person"),
                findings("{\"day\": \"P1D\"}"));
    }
}
