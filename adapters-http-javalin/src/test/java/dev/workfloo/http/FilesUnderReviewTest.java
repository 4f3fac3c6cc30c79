package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that a VALIDATION shows: to whom they are given, and how they are sent back and corrected. */
class FilesUnderReviewTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0f0";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0f0", "name": "Files that are looked at", "expiresAfter": "P7D", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "papers", "sections": [
                {"section": "Person", "fields": [
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "card", "name": "Number of the card", "type": "TEXT", "required": true}]}]},
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "manual", "files": [
                {"id": "card", "name": "Voter card", "required": true, "formats": ["jpg", "pdf"], "maxSize": 300000, "max": 2},
                {"id": "letter", "name": "Letter", "formats": ["pdf"]},
                {"id": "bill", "name": "Bill"},
                {"id": "people", "name": "People", "max": 2, "set": {"files": [{"id": "proof", "name": "Proof"}]}}]},
              {"id": "manual", "type": "VALIDATION", "name": "Manual review", "allowCorrection": true,
               "fields": ["applicant.rfc", "applicant.card", "papers.card", "papers.letter", "papers.people"],
               "exits": {"APPROVED": null, "REJECTED": null}}]}
            """;

    private static final String ANSWERS = "{\"rfc\":\"KIBA801010BPA\",\"card\":\"IDMEX1\"}";
    private static final String PDF = base64("%PDF-1.7 of Ana");
    private static final String OTHER = base64("%PDF-1.7 of Eva");
    private static final String PNG = base64("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");

    private static final String SHOWN = """
            [{"fieldId": "rfc", "name": "RFC", "type": "TEXT", "value": "KIBA801010BPA"},
             {"fieldId": "applicant.card", "name": "Number of the card", "type": "TEXT", "value": "IDMEX1"},
             {"fieldId": "papers.card", "name": "Voter card", "type": "DOCUMENT", "value": ["papers.card", "papers.card[1]"]},
             {"fieldId": "letter", "name": "Letter", "type": "DOCUMENT"},
             {"fieldId": "people", "name": "People", "type": "DOCUMENT", "value": [{"proof": "papers.people[0].proof"}]}]
            """;

    private static final String SENT_BACK =
            "{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":\"card\",\"sourceNodeId\":\"papers\",\"message\":\"Blurred\"},"
                    + "{\"fieldId\":\"letter\"}]}";

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

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String key(Right... rights) {
        return service.addKey(TestService.OURS, Optional.empty(), rights);
    }

    private static Call post(String id, String operation, String body) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/" + operation)
                .json(body);
    }

    private static String waiting() {
        String id = TestService.id(
                service.execute(Flows.startAnswering(FLOW, ANSWERS)).send());
        String files = "{\"card\":[\"%s\",\"%s\"],\"bill\":\"%s\",\"people\":[{\"proof\":\"%s\"}]}"
                .formatted(PDF, OTHER, PNG, PNG);
        assertEquals("200", post(id, "document", files).send().told());
        return id;
    }

    private static String sentBack() {
        String id = waiting();
        assertEquals("200", post(id, "review", SENT_BACK).send().told());
        return id;
    }

    private static JsonNode validation(String id) {
        return Json.tree(service.status(id).send().body()).path("validation");
    }

    private static Call file(String id, String name) {
        return service.get(TestService.EXECUTE + "/" + id + "/file?nodeId=papers&name="
                + name.replace("[", "%5B").replace("]", "%5D"));
    }

    private static String given(String file) {
        return Reply.json(200, "{\"fileBase64\":\"" + file + "\"}");
    }

    private static final String LACKS_SEE = error(403, "FORBIDDEN_ERROR", "the key lacks the right see");

    @Test
    void aReviewerIsToldWhereTheyAreFound() {
        String id = waiting();

        JsonNode toAll = validation(id);
        JsonNode toReviewers =
                Json.tree(service.status(id).key(key(Right.REVIEW)).send().body());
        JsonNode toOthers =
                Json.tree(service.status(id).key(key(Right.EXECUTE)).send().body());

        assertEquals(Json.tree("{\"state\":\"REVIEW\",\"fields\":" + SHOWN + "}"), toAll);
        assertEquals(toAll, toReviewers.path("validation"));
        assertEquals(Json.tree(SHOWN.replace("KIBA801010BPA", "***")), toOthers.at("/validation/fields"));
    }

    @Test
    void aReviewerReadsWhatIsShownWhileItIs() {
        String reviewer = key(Right.REVIEW);
        String id = waiting();

        List<String> first = Stream.of("card", "card[1]", "people[0].proof")
                .map(name -> file(id, name).key(reviewer).send().told())
                .toList();
        post(id, "review", SENT_BACK).key(reviewer).send();
        String awaited = file(id, "card").key(reviewer).send().told();
        post(id, "correction", "{\"papers.card\":[\"" + OTHER + "\"],\"letter\":\"" + PDF + "\"}")
                .send();
        String corrected = file(id, "card").key(reviewer).send().told();
        String newly = file(id, "letter").key(reviewer).send().told();
        String gone = file(id, "card[1]").key(reviewer).send().told();
        post(id, "review", "{\"decision\":\"APPROVED\"}").key(reviewer).send();

        assertEquals(List.of(given(PDF), given(OTHER), given(PNG)), first);
        assertEquals(given(PDF), awaited);
        assertEquals(List.of(given(OTHER), given(PDF), LACKS_SEE), List.of(corrected, newly, gone));
        assertEquals(LACKS_SEE, file(id, "card").key(reviewer).send().told());
        assertEquals(given(OTHER), file(id, "card").key(key(Right.SEE)).send().told());
    }

    /** Nor what is there: of nothing else is told whether it is. */
    @Test
    void aReviewerReadsNothingElse() {
        String reviewer = key(Right.REVIEW);
        String id = waiting();
        String atTheForm = service.started(FLOW);
        String there = TestService.EXECUTE + "/" + id + "/file";

        List<String> told = Stream.of(
                        file(id, "bill"),
                        file(id, "letter"),
                        file(id, "nothing"),
                        file(atTheForm, "card"),
                        file(FLOW, "card"),
                        service.get(there),
                        service.get(there + "?nodeId=applicant&name=card"),
                        service.get(there + "?nodeId=PAPERS&name=card"))
                .map(call -> call.key(reviewer).send().told())
                .toList();

        assertEquals(told.stream().map(it -> LACKS_SEE).toList(), told);
        assertEquals(
                error(403, "FORBIDDEN_ERROR", "the key has none of the rights see, review: one is needed"),
                file(id, "card").key(key(Right.EXECUTE)).send().told());
        assertEquals("200", file(id, "card").key(reviewer).send().told().substring(0, 3));
        service.pass(Duration.ofDays(8));
        assertEquals(LACKS_SEE, file(id, "card").key(reviewer).send().told());
    }

    @Test
    void aReviewerFindsTheirContentsInNoDetail() {
        String id = waiting();

        JsonNode detail = Json.tree(service.get(TestService.EXECUTE + "/" + id)
                .key(key(Right.REVIEW))
                .send()
                .body());

        assertEquals("***", detail.at("/nodes/1/documents/card/value").asText());
    }

    @Test
    void aPersonIsToldWhatToSendAgain() {
        String id = sentBack();

        assertEquals(Json.tree("""
                {"state": "CORRECTION", "fields": [
                  {"fieldId": "papers.card", "name": "Voter card", "type": "DOCUMENT", "value": ["papers.card", "papers.card[1]"], "message": "Blurred"},
                  {"fieldId": "letter", "name": "Letter", "type": "DOCUMENT"}]}
                """), validation(id));
    }

    @Test
    void aCorrectionIsCheckedAsTheDocumentIs() {
        String id = sentBack();

        assertEquals(
                errors(400, "REQUIRED_FIELDS", "{\"papers.card\":\"required\",\"letter\":\"required\"}"),
                post(id, "correction", "{}").send().told());
        assertEquals(
                errors(
                        400,
                        "FORMAT_ERROR",
                        "{\"papers.card\":\"must be a list of texts: each a file in base64\","
                                + "\"letter\":\"must be pdf, but what is in it is image/png\"}"),
                post(id, "correction", "{\"papers.card\":\"" + PDF + "\",\"letter\":\"" + PNG + "\"}")
                        .send()
                        .told());
        assertEquals("CORRECTION", validation(id).path("state").asText());
    }

    @Test
    void whatIsSentAgainTakesItsPlace() {
        String id = sentBack();
        Call correction = post(
                        id,
                        "correction",
                        "{\"papers.card\":[\"data:application/pdf;base64," + OTHER + "\"],\"letter\":\"" + PDF
                                + "\",\"bill\":\"" + PDF + "\"}")
                .with("Idempotency-Key", "again " + id);

        assertEquals("200", correction.send().told());
        assertEquals("200", correction.send().told());

        assertEquals("REVIEW", validation(id).path("state").asText());
        assertEquals(Json.tree("[\"papers.card\"]"), validation(id).at("/fields/2/value"));
        assertEquals("papers.letter", validation(id).at("/fields/3/value").asText());
        JsonNode documents = Json.tree(
                        service.get(TestService.EXECUTE + "/" + id).send().body())
                .at("/nodes/1/documents");
        assertEquals(OTHER, documents.at("/card/value").asText());
        assertEquals(PDF, documents.at("/letter/value").asText());
        assertEquals(PNG, documents.at("/bill/value").asText());
        assertEquals(4, documents.size(), documents::toString);
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "name not found"),
                file(id, "card[1]").send().told());
    }

    /** Nearly as much as a body may have: no text of it is made twice. */
    @Test
    void takesALargeFileAgain() {
        String id = sentBack();
        String large = base64("%PDF-1.7 " + "x".repeat(290_000));

        String told = post(id, "correction", "{\"papers.card\":[\"" + large + "\"],\"letter\":\"" + PDF + "\"}")
                .send()
                .told();

        assertEquals("200", told);
        assertEquals(given(large), file(id, "card").send().told());
    }
}
