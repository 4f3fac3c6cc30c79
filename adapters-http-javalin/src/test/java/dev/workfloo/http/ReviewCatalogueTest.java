package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import dev.workfloo.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations 14 and 15 say and are answered, and what shows of them in the status and in the detail. */
class ReviewCatalogueTest {

    private static final String APPLIED =
            "{\"first_name\":\"ANA\",\"income\":20000,\"employed\":true,\"employer\":\"ACME\","
                    + "\"country_code\":\"+52\",\"phone\":\"55 1234 5678\",\"kin\":[{\"name\":\"EVA\",\"office\":\"Centro\"}]}";
    private static final String APPROVED = "{\"decision\":\"APPROVED\"}";
    private static final String SENT_BACK =
            "{\"decision\":\"REJECTED\",\"reviewerNote\":\"As on the payslip\",\"reviews\":["
                    + "{\"fieldId\":\"income\",\"message\":\"May\",\"sourceNodeId\":\"applicant\",\"whatever\":1},"
                    + "{\"fieldId\":\"spouse.income\"},{\"fieldId\":\"rfc\",\"message\":\" \",\"sourceNodeId\":\"\"}]}";

    private static final String SHOWN = """
            [{"fieldId": "applicant.income", "name": "Field income", "type": "NUMBER", "value": 20000},
             {"fieldId": "employed", "name": "Field employed", "type": "BOOLEAN", "value": true},
             {"fieldId": "employer", "name": "Field employer", "type": "TEXT", "value": "ACME"},
             {"fieldId": "country_code", "name": "Field country_code", "type": "TEXT", "value": "+52"},
             {"fieldId": "kin", "name": "Field kin", "type": "SET", "value": [{"name": "EVA", "office": "Centro"}]},
             {"fieldId": "spouse.income", "name": "Field income", "type": "NUMBER"},
             {"fieldId": "rfc", "name": "Field rfc", "type": "TEXT", "value": "KIBA801010BPA"}]
            """;

    private static final String DOCUMENT =
            new String(JsonWriter.bytes(ReviewedFlow.document()), StandardCharsets.UTF_8);

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String waiting() {
        String id = TestService.id(
                service.execute(Flows.startAnswering(ReviewedFlow.ID, APPLIED)).send());
        assertEquals(
                "200", service.form(id, "{\"rfc\":\"KIBA801010BPA\"}").send().told());
        return id;
    }

    private static String sentBack() {
        String id = waiting();
        assertEquals("200", review(id, SENT_BACK).send().told());
        return id;
    }

    private static Call review(String id, String body) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/review").json(body);
    }

    private static Call correct(String id, String body) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/correction")
                .json(body);
    }

    private static JsonNode status(String id) {
        return Json.tree(service.status(id).send().body());
    }

    private static JsonNode node(String id, String node) {
        String detail = service.get(TestService.EXECUTE + "/" + id).send().body();
        for (JsonNode one : Json.tree(detail).path("nodes")) {
            if (one.path("id").asText().equals(node)) return one;
        }
        throw new AssertionError(node + " is not in " + detail);
    }

    @Test
    void showsAReviewerAllThatIsToBeJudged() {
        String id = waiting();

        JsonNode status = status(id);

        assertEquals("VALIDATION", status.path("currentNodeType").asText());
        assertEquals("manual", status.path("currentNodeId").asText());
        assertEquals(
                Json.tree("{\"state\":\"REVIEW\",\"instruction\":\"Does the income fit?\",\"fields\":" + SHOWN + "}"),
                status.path("validation"));
        assertEquals(Json.tree("{\"reviews\":[]}"), node(id, "manual").path("validation"));
    }

    @Test
    void showsAPersonWhatWasSentBack() {
        String id = sentBack();

        JsonNode status = status(id);

        assertEquals("VALIDATION", status.path("currentNodeType").asText());
        assertEquals("PROGRESS", status.path("status").asText());
        assertEquals(Json.tree("""
                        {"state": "CORRECTION", "instruction": "Does the income fit?", "reviewerNote": "As on the payslip", "fields": [
                          {"fieldId": "applicant.income", "name": "Field income", "type": "NUMBER", "value": 20000, "message": "May"},
                          {"fieldId": "spouse.income", "name": "Field income", "type": "NUMBER"},
                          {"fieldId": "rfc", "name": "Field rfc", "type": "TEXT", "value": "KIBA801010BPA"}]}
                        """), status.path("validation"));
    }

    /** Each callback has what was shown at its moment, and is told when all of it is over. */
    @Test
    void aClientIsToldWhatWasToBeJudgedThen() {
        String start = Flows.startAnswering(ReviewedFlow.ID, APPLIED)
                .replaceFirst("\\{", "{\"callbackUrl\":\"https://example.com/hook\",");
        String id = TestService.id(service.execute(start).send());
        service.form(id, "{\"rfc\":\"KIBA801010BPA\"}").send();
        review(id, SENT_BACK).send();
        correct(id, "{\"applicant.income\":18500,\"spouse.income\":7,\"rfc\":\"KIBA801010BPB\"}")
                .send();
        review(id, APPROVED).send();

        service.work();

        List<JsonNode> told = service.neighbours().statusesOf(id).stream()
                .map(it -> Json.tree(it.report()))
                .filter(it -> it.path("currentNodeType").asText().equals("VALIDATION"))
                .map(it -> it.path("validation"))
                .toList();
        assertEquals(
                List.of("REVIEW", "CORRECTION", "REVIEW"),
                told.stream().map(it -> it.path("state").asText()).toList());
        assertEquals(Json.tree(SHOWN), told.get(0).path("fields"));
        assertEquals("As on the payslip", told.get(1).path("reviewerNote").asText());
        assertEquals(Json.tree("""
                        [{"fieldId": "applicant.income", "name": "Field income", "type": "NUMBER", "value": 20000, "message": "May"},
                         {"fieldId": "spouse.income", "name": "Field income", "type": "NUMBER"},
                         {"fieldId": "rfc", "name": "Field rfc", "type": "TEXT", "value": "KIBA801010BPA"}]
                        """), told.get(1).path("fields"));
        assertEquals(
                Json.tree(SHOWN.replace("20000", "18500")
                        .replace(
                                "\"spouse.income\", \"name\": \"Field income\", \"type\": \"NUMBER\"",
                                "\"spouse.income\","
                                        + " \"name\": \"Field income\", \"type\": \"NUMBER\", \"value\": 7")
                        .replace("KIBA801010BPA", "KIBA801010BPB")),
                told.get(2).path("fields"));
        assertFalse(told.get(2).has("reviewerNote"));
    }

    @Test
    void beginsAgainBehindACorrection() {
        String id = sentBack();

        Reply corrected = correct(id, "{\"applicant.income\":18500,\"spouse.income\":\"7\",\"rfc\":\"KIBA801010BPB\"}")
                .send();

        assertEquals("200", corrected.told());
        JsonNode validation = status(id).path("validation");
        assertEquals("REVIEW", validation.path("state").asText());
        assertEquals(false, validation.has("reviewerNote"));
        assertEquals(18500, validation.path("fields").path(0).path("value").asInt());
        assertEquals(7, validation.path("fields").path(5).path("value").asInt());
        assertEquals("200", review(id, APPROVED).send().told());
        assertEquals("SUCCESS", status(id).path("status").asText());
    }

    @Test
    void tellsWhoDecidedWhenAndWhatCountsNow() {
        String key = service.addKey(
                new Caller(TestService.OURS, "eva the reviewer", Optional.empty(), Set.of(Right.REVIEW)));
        String id = waiting();

        assertEquals("200", review(id, SENT_BACK).key(key).send().told());
        JsonNode back = node(id, "manual").path("validation");
        String at = back.path("reviewedAt").asText();
        service.pass(Duration.ofMinutes(3));
        correct(id, "{\"applicant.income\":18500,\"spouse.income\":7,\"rfc\":\"KIBA801010BPB\"}")
                .send();
        assertEquals(
                "200",
                review(id, "{\"decision\":\"REJECTED\",\"reviewerNote\":\"\",\"reviews\":[]}")
                        .key(key)
                        .send()
                        .told());

        assertEquals(Json.tree("""
                        {"decision": "REJECTED", "reviewedAt": "%s", "reviewedBy": "eva the reviewer",
                         "reviewerNote": "As on the payslip", "reviews": [
                           {"fieldId": "income", "message": "May", "sourceNodeId": "applicant"},
                           {"fieldId": "income", "sourceNodeId": "spouse"}, {"fieldId": "rfc", "sourceNodeId": "spouse"}]}
                        """.formatted(at)), back);
        JsonNode end = node(id, "manual");
        String ended = end.path("modified").asText();
        assertEquals(
                Json.tree("{\"decision\":\"REJECTED\",\"reviewedAt\":\"" + ended
                        + "\",\"reviewedBy\":\"eva the reviewer\",\"reviews\":[]}"),
                end.path("validation"));
        assertEquals(18500, node(id, "applicant").at("/form/fields/income").asInt());
        assertEquals("KIBA801010BPB", node(id, "spouse").at("/form/fields/rfc").asText());
        assertEquals("SUCCESS", status(id).path("status").asText());
    }

    /** Wrong types go before the state, what is not there before both, and all else behind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {\"decision\":\"must be one of [APPROVED, REJECTED]\"}",
                "{\"decision\":null} | {\"decision\":\"must be one of [APPROVED, REJECTED]\"}",
                "{\"decision\":\"approved\"} | {\"decision\":\"must be one of [APPROVED, REJECTED]\"}",
                "{\"decision\":true,\"reviewerNote\":1,\"reviews\":{}} | "
                        + "{\"decision\":\"must be text\",\"reviewerNote\":\"must be text\",\"reviews\":\"must be a list of objects\"}",
                "{\"decision\":\"REJECTED\",\"reviews\":[1]} | {\"reviews\":\"must be a list of objects of texts\"}",
                "{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":1}]} | {\"reviews\":\"must be a list of objects of texts\"}",
                "{\"decision\":\"REJECTED\",\"reviews\":[{}]} | {\"reviews\":\"entry 0 names no field that is shown here\"}",
                "{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":\"first_name\"}]} | "
                        + "{\"reviews\":\"entry 0 names no field that is shown here\"}",
                "{\"decision\":\"APPROVED\",\"reviews\":[{\"fieldId\":\"rfc\"}]} | "
                        + "{\"reviews\":\"send fields back, which APPROVED does not: leave them out\"}",
                "{\"decision\":\"LATER\",\"reviews\":[{\"fieldId\":\"income\"}]} | "
                        + "{\"decision\":\"must be one of [APPROVED, REJECTED]\","
                        + "\"reviews\":\"entry 0 names a field of several nodes: say in sourceNodeId of which\"}",
            })
    void refusesWhatIsNoReview(String body, String said) {
        String id = waiting();

        assertEquals(errors(400, "FORMAT_ERROR", said), review(id, body).send().told());
        assertEquals("REVIEW", status(id).at("/validation/state").asText());
    }

    @Test
    void sendsNothingBackWhereThatIsNotAllowed() {
        String other = "657117e1d511b6e54fe2a978";
        service.publish(
                TestService.OURS, DOCUMENT.replace(ReviewedFlow.ID, other).replace("\"allowCorrection\":true,", ""));
        String id = TestService.id(
                service.execute(Flows.startAnswering(other, APPLIED)).send());
        service.form(id, "{}").send();

        String told = review(id, SENT_BACK).send().told();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"reviews\":\"this step sends nothing back: leave them out\"}"), told);
    }

    @Test
    void wantsAllThatWasSentBackInTheRightForm() {
        String id = sentBack();

        assertEquals(
                errors(
                        400,
                        "REQUIRED_FIELDS",
                        "{\"applicant.income\":\"required\",\"spouse.income\":\"required\",\"rfc\":\"required\"}"),
                correct(id, "{}").send().told());
        assertEquals(
                errors(
                        400,
                        "REQUIRED_FIELDS",
                        "{\"applicant.income\":\"must be at least 0\",\"spouse.income\":\"required\","
                                + "\"rfc\":\"13 characters, as on the tax card\"}"),
                correct(id, "{\"applicant.income\":-1,\"spouse.income\":null,\"rfc\":\"x\",\"employed\":7}")
                        .send()
                        .told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"spouse.income\":\"must be a number of at most 34 digits\"}"),
                correct(id, "{\"applicant.income\":1,\"spouse.income\":\"much\",\"rfc\":\"KIBA801010BPA\"}")
                        .send()
                        .told());
        assertEquals("CORRECTION", status(id).at("/validation/state").asText());
    }

    @Test
    void eachHasItsState() {
        String waits = error(409, "STATE_ERROR", "the workfloo waits at VALIDATION manual");
        String id = waiting();

        assertEquals(waits, correct(id, "{\"income\":1}").send().told());
        assertEquals(waits, service.form(id, "{}").send().told());
        review(id, SENT_BACK).send();
        assertEquals(waits, review(id, APPROVED).send().told());
        assertEquals(waits, review(id, "{\"decision\":\"LATER\"}").send().told());
        assertEquals(
                error(409, "STATE_ERROR", "the workfloo waits at FORM applicant"),
                review(service.started(ReviewedFlow.ID), APPROVED).send().told());
    }

    @Test
    void nothingMovesAFinishedExecution() {
        String finished = error(409, "STATE_ERROR", "the workfloo had already finished");
        String id = waiting();
        review(id, APPROVED).send();

        assertEquals(finished, review(id, APPROVED).send().told());
        assertEquals(finished, review(id, "{}").send().told());
        assertEquals(finished, correct(id, "{}").send().told());
    }

    @Test
    void eachNeedsItsRight() {
        String id = waiting();
        String reviewer = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
        String executor = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);

        assertEquals(
                error(403, "FORBIDDEN_ERROR", "the key lacks the right review"),
                review(id, APPROVED).key(executor).send().told());
        assertEquals(
                error(403, "FORBIDDEN_ERROR", "the key lacks the right execute"),
                correct(id, "{}").key(reviewer).send().told());
        assertEquals("200", review(id, SENT_BACK).key(reviewer).send().told());
    }

    /** Who reviews sees what is to be judged, and nothing else; who executes sees what is not sensitive. */
    @Test
    void starsWhatIsSensitive() {
        String reviewer = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
        String executor = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);
        String id = waiting();

        JsonNode judged = Json.tree(service.status(id).key(reviewer).send().body());
        String detail =
                service.get(TestService.EXECUTE + "/" + id).key(reviewer).send().body();
        JsonNode followed = Json.tree(service.status(id).key(executor).send().body());
        String note = "KIBA801010BPA is not what the card says";
        review(id, SENT_BACK.replace("As on the payslip", note)).key(reviewer).send();
        JsonNode corrected = Json.tree(service.status(id).key(executor).send().body());

        assertEquals(Json.tree(SHOWN), judged.at("/validation/fields"));
        assertEquals(false, detail.contains("KIBA801010BPA"), detail);
        assertEquals("***", followed.at("/validation/fields/6/value").asText());
        assertEquals(20000, followed.at("/validation/fields/0/value").asInt());
        assertEquals("***", corrected.at("/validation/fields/2/value").asText());
        // As it was written: who corrects must be able to read it.
        assertEquals(note, corrected.at("/validation/reviewerNote").asText());
    }

    @Test
    void decidesOnceUnderOneKey() {
        String id = waiting();
        Call back = review(id, SENT_BACK).with("Idempotency-Key", "back " + id);
        Call corrected = correct(id, "{\"applicant.income\":1,\"spouse.income\":2,\"rfc\":\"KIBA801010BPB\"}")
                .with("Idempotency-Key", "corrected " + id);

        assertEquals("200", back.send().told());
        assertEquals("200", back.send().told());
        assertEquals("200", corrected.send().told());
        assertEquals("200", back.send().told());
        assertEquals("200", corrected.send().told());

        assertEquals("REVIEW", status(id).at("/validation/state").asText());
        assertEquals(
                error(
                        422,
                        "IDEMPOTENCY_ERROR",
                        "this Idempotency-Key was used with another payload: use a new key for a new request"),
                review(id, APPROVED)
                        .with("Idempotency-Key", "back " + id)
                        .send()
                        .told());
    }
}
