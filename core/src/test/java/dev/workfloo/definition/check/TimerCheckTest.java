package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.CreditFlow;
import dev.workfloo.TimerFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found wrong with a wait before anybody waits. */
class TimerCheckTest {

    private static final String NO_DURATION =
            "must be an ISO 8601 duration of at most 100 years, such as PT30M or P1DT2H";

    private static List<String> findings(Value document) {
        return DefinitionReader.read(document)
                .fold(unread -> unread, definition -> Checks.check(definition).findings())
                .stream()
                .map(Finding::toString)
                .toList();
    }

    private static List<String> findings(String wait) {
        return findings(TimerFlow.document("UTC", wait));
    }

    private static String error(String pointer, String message) {
        return "ERROR at /nodes/1" + pointer + " (node reflection): " + message;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"wait\": \"PT1S\"",
                "\"wait\": \"P29DT23H\"",
                "\"until\": \"today()\"",
                "\"until\": \"now() + duration(\\\"PT1H\\\")\"",
                "\"until\": \"if person.day = null then date(\\\"2026-01-01\\\") else person.day\""
            })
    void findsNothingWrong(String wait) {
        assertEquals(List.of(), findings(wait));
    }

    @Test
    void readsWhatItWrote() {
        for (String wait : List.of("\"wait\": \"P1M2DT3H\"", "\"until\": \"today()\"")) {
            WorkflooDefinition definition =
                    TimerFlow.flow("America/Mexico_City", wait).definition();

            assertEquals(
                    definition,
                    DefinitionReader.read(DefinitionWriter.write(definition)).get());
        }
    }

    @Test
    void wantsOneOfTheTwo() {
        assertEquals(
                List.of(error("", "must have either wait or until")),
                findings("\"labels\": []").subList(0, 1));
        assertEquals(
                List.of(error("", "must have either wait or until")),
                findings("\"wait\": \"PT1H\", \"until\": \"today()\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"an hour", "-PT1H", "P101Y", "PT"})
    void wantsADuration(String wait) {
        assertEquals(List.of(error("/wait", NO_DURATION)), findings("\"wait\": \"" + wait + "\""));
    }

    @Test
    void wantsWhatIsThereToBeSaid() {
        assertEquals(List.of(error("/wait", "required")), findings("\"wait\": \"\""));
        assertEquals(List.of(error("/until", "required")), findings("\"until\": null"));
    }

    @Test
    void wantsAWait() {
        assertEquals(List.of(error("/wait", "must be longer than nothing")), findings("\"wait\": \"PT0S\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P29DT24H", "P1Y", "P2M"})
    void wantsTheExecutionToBeThereBehindIt(String wait) {
        assertEquals(
                List.of(error(
                        "/wait", "is as long as expiresAfter or longer: executions are given up before they go on")),
                findings("\"wait\": \"" + wait + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person.day | may be null: say until when then, such as if x != null then x else today()",
                "null | may be null: say until when then, such as if x != null then x else today()",
                "5 | must be a date, or a date and time, but is integer",
                "duration(\\\"PT1H\\\") | must be a date, or a date and time, but is days and time duration"
            })
    void wantsAMoment(String until, String message) {
        assertEquals(List.of(error("/until", message)), findings("\"until\": \"" + until + "\""));
    }

    /** Whether it reads it itself, or what is computed from it. */
    @ParameterizedTest
    @CsvSource({
        "person.born + duration(\"P18Y\"), true",
        "derived.grown, true",
        "derived.soon, false",
        "person.day, false"
    })
    void warnsOfASensitiveMoment(String until, boolean isShown) {
        Value document = CreditFlow.read("""
                {"id": "657117e1d511b6e54fe2a967", "name": "Birthday", "start": "person", "nodes": [
                  {"id": "person", "type": "FORM", "name": "Person", "next": "derived", "sections": [
                    {"section": "Dates", "fields": [
                      {"id": "born", "name": "Born", "type": "DATE", "required": true, "sensitive": true},
                      {"id": "day", "name": "Day", "type": "DATE", "required": true}]}]},
                  {"id": "derived", "type": "VARIABLES", "name": "Derived", "next": "wait", "variables": {
                    "grown": "person.born + duration(\\"P18Y\\")", "soon": "person.day + duration(\\"P1D\\")"}},
                  {"id": "wait", "type": "TIMER", "name": "Wait", "until": "%s"}]}
                """.formatted(until.replace("\"", "\\\"")));

        String shown = "WARNING at /nodes/2/until (node wait): "
                + "reads what is sensitive: all who follow the execution are shown the moment";
        assertEquals(isShown ? List.of(shown) : List.of(), findings(document));
    }

    /** One in the past goes on at once, and in the sandbox each does. */
    @Test
    void isNothingThatARoundWaitsFor() {
        Value document = CreditFlow.read("""
                {"id": "657117e1d511b6e54fe2a967", "name": "Round", "start": "one", "nodes": [
                  {"id": "one", "type": "TIMER", "name": "One", "wait": "P1D", "next": "again"},
                  {"id": "again", "type": "DECISION_TREE", "name": "Again",
                   "tree": {"name": "late", "if": "today() > date(\\"2026-01-01\\")", "then": {"exit": "end"},
                            "else": {"exit": "again"}},
                   "exits": {"end": null, "again": "one"}}]}
                """);

        String round = "goes round without waiting for anyone: put a node that waits into the cycle";
        assertEquals(
                List.of(
                        "ERROR at /nodes/0/next (node one): " + round,
                        "ERROR at /nodes/1/exits/again (node again): " + round),
                findings(document));
    }
}
