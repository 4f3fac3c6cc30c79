package dev.workfloo.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.CreditFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a scenario's reviews and answers before it is kept. */
class ScenarioReviewsTest {

    private static List<String> findings(String member, String byNode) {
        WorkflooDefinition definition = ReviewedFlow.definition();
        Value document = CreditFlow.read("""
                {"scenarios": [{"id": "6571181fd511b6e54fe2a0c7", "name": "One", "%s": %s}]}
                """.formatted(member, byNode));
        return ScenarioDocument.readAll(document, definition.id())
                .flatMap(all -> ScenarioCheck.check(all, definition))
                .fold(found -> found.stream().map(Finding::toString).toList(), all -> List.of());
    }

    @Test
    void findsNothingInReviewsThatFit() {
        String reviews = """
                {"manual": [
                  {"decision": "REJECTED", "reviewerNote": "As on the payslip",
                   "reviews": [{"fieldId": "income", "message": "Look again", "sourceNodeId": "spouse"}]},
                  {"decision": "APPROVED"}]}
                """;

        assertEquals(List.of(), findings("reviews", reviews));
        assertEquals(List.of(), findings("answers", "{\"applicant\": {}, \"manual\": {\"spouse.income\": 1}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\": \"MAYBE\"} | decision must be one of [APPROVED, REJECTED]",
                "{\"decision\": 1} | decision must be text",
                "{\"decision\": \"APPROVED\", \"reviews\": \"b\"} | reviews must be a list of objects",
                "{\"decision\": \"APPROVED\", \"by\": \"EVA\"} | nothing of a review is called by",
                "{\"decision\": \"REJECTED\", \"reviews\": [{\"field\": \"rfc\", \"fieldId\": \"rfc\"}]}"
                        + " | nothing of a review is called field",
                "{\"decision\": \"REJECTED\", \"reviews\": [{\"fieldId\": \"nothing_shown\"}]}"
                        + " | reviews entry 0 names no field that is shown here",
            })
    void findsWhatNoReviewerCouldSend(String review, String words) {
        assertEquals(
                List.of("ERROR at /scenarios/0/reviews/manual: " + words),
                findings("reviews", "{\"manual\": [{\"decision\": \"APPROVED\"}, " + review + "]}"));
    }

    @Test
    void namesOnlyWhatIsAsked() {
        assertEquals(
                List.of("ERROR at /scenarios/0/reviews/applicant: no VALIDATION has the id applicant"),
                findings("reviews", "{\"applicant\": {\"decision\": \"APPROVED\"}}"));
        assertEquals(
                List.of(
                        "ERROR at /scenarios/0/answers/figures: no FORM, and no VALIDATION with allowCorrection, has the"
                                + " id figures",
                        "ERROR at /scenarios/0/answers/nobody: no FORM, and no VALIDATION with allowCorrection, has the"
                                + " id nobody"),
                findings("answers", "{\"figures\": {}, \"nobody\": {}}"));
    }
}
