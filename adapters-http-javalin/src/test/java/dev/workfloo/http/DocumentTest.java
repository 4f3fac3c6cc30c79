package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations 7 and 8, {@code document} of operation 1, and what the status and the detail show of files. */
class DocumentTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0e0";
    private static final String SCENARIO = "6571181fd511b6e54fe2a0e0";
    private static final String BEHIND_A_FORM = "657117e1d511b6e54fe2a0e1";

    private static final String PAPERS = """
            {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "done", "files": [
              {"id": "card", "name": "Voter card", "required": true, "formats": ["jpg", "pdf"], "maxSize": 300000, "max": 2},
              {"id": "letter", "name": "Letter", "formats": ["pdf"]},
              {"id": "people", "name": "People", "min": 1, "max": 2, "set": {"files": [
                {"id": "proof", "name": "Proof"}], "required": ["proof"], "optionalAt": [1]}}]},
            {"id": "done", "type": "LABEL", "name": "Done", "labels": ["complete"]}""";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0e0", "name": "Files", "start": "papers", "nodes": [%s],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0e0", "name": "With papers",
               "documents": {"papers": {"card": ["JVBERi0xLjcK"]}}, "expect": {"status": "SUCCESS"}}]}
            """.formatted(PAPERS);

    private static final String DOCUMENT_BEHIND_A_FORM = """
            {"id": "657117e1d511b6e54fe2a0e1", "name": "Form and files", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "papers", "sections": [
                {"section": "Person", "fields": [{"id": "name", "name": "Name", "type": "TEXT", "required": true}]}]},
              %s]}
            """.formatted(PAPERS);

    private static final String PDF = base64("%PDF-1.7 of Ana");
    private static final String JPG = base64("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\1\1");
    private static final String PNG = base64("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, DOCUMENT);
        service.publish(TestService.OURS, DOCUMENT_BEHIND_A_FORM);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Call send(String id, String files) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/document")
                .json(files);
    }

    private static Call file(String id, String node, String name) {
        return service.get(TestService.EXECUTE + "/" + id + "/file?nodeId=" + node + "&name="
                + name.replace("[", "%5B").replace("]", "%5D"));
    }

    private static JsonNode detail(String id) {
        return Json.tree(service.get(TestService.EXECUTE + "/" + id).send().body());
    }

    private static String wrong(String field, String reason) {
        return errors(400, "FORMAT_ERROR", "{\"" + field + "\":\"" + reason + "\"}");
    }

    private static Reply started(String definition, String members) {
        return service.execute(Flows.start(definition).replace("}", members + "}"))
                .send();
    }

    @Test
    void theStatusSaysWhatIsAskedFor() {
        String id = service.started(FLOW);

        JsonNode status = Json.tree(service.status(id).send().body());

        assertEquals("DOCUMENT", status.path("currentNodeType").textValue());
        assertEquals(Json.tree("""
                {"documentField": [
                  {"id": "card", "name": "Voter card", "required": true, "predefined": false,
                   "fileMetadata": {"formats": ["jpg", "pdf"], "maxSize": 300000, "max": 2}},
                  {"id": "letter", "name": "Letter", "required": false, "predefined": false, "fileMetadata": {"formats": ["pdf"]}},
                  {"id": "people", "name": "People", "required": false, "predefined": false,
                   "fileMetadata": {"formats": [], "min": 1, "max": 2},
                   "set": {"files": [{"id": "proof", "name": "Proof", "required": false, "predefined": false,
                     "fileMetadata": {"formats": []}}], "required": ["proof"], "optionalAt": ["1"]}}]}"""), status.path("document"));
        assertEquals(Json.tree("{}"), detail(id).at("/nodes/0/documents"));
    }

    @Test
    void filesComeBackAsTheyWereSent() {
        String id = service.started(FLOW);

        Reply sent = send(id, """
                {"card": ["%s", "data:application/pdf;base64,%s"], "letter": null, "unknown": 5, "people": [{"proof": "%s"}]}""".formatted(JPG, PDF, PNG).replace("/", "\\/")).send();

        assertEquals("200", sent.told());
        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
        assertEquals(
                Reply.json(200, "{\"fileBase64\":\"" + JPG + "\"}"),
                file(id, "papers", "card").send().told());
        assertEquals(PDF, Json.at(file(id, "papers", "card[1]").send().body(), "fileBase64"));
        assertEquals(PNG, Json.at(file(id, "papers", "people[0].proof").send().body(), "fileBase64"));
        assertEquals(Json.tree("""
                {"card": {"name": "Voter card", "size": "13", "value": "%s"},
                 "card[1]": {"name": "Voter card", "size": "15", "value": "%s"},
                 "people[0].proof": {"name": "Proof", "size": "16", "value": "%s"}}""".formatted(JPG, PDF, PNG)), detail(id).at("/nodes/0/documents"));
    }

    @Test
    void largeFilesComeBackInPieces() {
        byte[] large = new byte[290_000];
        for (int i = 0; i < large.length; i++) large[i] = (byte) (i * 31 + i / 7);
        System.arraycopy("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 9);
        String text = Base64.getMimeEncoder().encodeToString(large);
        String id = service.started(FLOW);

        send(id, "{\"card\": [\"" + text.replace("\r\n", "\\r\\n") + "\", \"" + PDF + "\"]}")
                .send();

        Reply back = file(id, "papers", "card").send();
        assertArrayEquals(large, Base64.getDecoder().decode(Json.at(back.body(), "fileBase64")));
        JsonNode documents = detail(id).at("/nodes/0/documents");
        assertArrayEquals(
                large, Base64.getDecoder().decode(documents.at("/card/value").textValue()));
        assertEquals(PDF, documents.path("card[1]").path("value").textValue());
    }

    @Test
    void nothingTellsWhatIsRequired() {
        String id = service.started(FLOW);

        Reply reply = send(id, "{}").send();

        assertEquals(errors(400, "REQUIRED_FIELDS", "{\"card\":\"required\"}"), reply.told());
        assertEquals("PROGRESS", Json.at(service.status(id).send().body(), "status"));
    }

    @Test
    void eachWrongFileIsNamed() {
        String id = service.started(FLOW);
        String large = base64("%PDF-" + "x".repeat(300_000));

        Reply reply = send(
                        id,
                        "{\"card\":[\"" + PNG + "\",\"" + large + "\"],\"letter\":\"" + PDF + "!\",\"people\":[{}]}")
                .send();

        assertEquals(
                errors(
                        400,
                        "REQUIRED_FIELDS",
                        "{\"card\":\"must be jpg or pdf, but what is in it is image/png\","
                                + "\"card[1]\":\"must have at most 300000 bytes\","
                                + "\"letter\":\"is not base64: character 21 does not belong to it\","
                                + "\"people[0].proof\":\"required\"}"),
                reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "{}", "[5]", "[[\"JVBERi0xLjcK\"]]", "\"JVBERi0xLjcK\""})
    void whatIsNoFileIsRefused(String answer) {
        String id = service.started(FLOW);

        Reply reply = send(id, "{\"card\":" + answer + "}").send();

        assertEquals(400, reply.status());
        assertEquals("FORMAT_ERROR", Json.at(reply.body(), "typeError"));
        assertTrue(Json.tree(reply.body()).at("/errors/card").textValue().startsWith("must be"), reply.body());
    }

    @Test
    void jsonIsReadAsStrictlyAsElsewhere() {
        String id = service.started(FLOW);

        for (String broken : new String[] {
            "{\"card\":[\"JVBERi0xLjcK",
            "{\"card\":[\"\\u12\"]}",
            "{\"card\":[\"a\tb\"]}",
            "{\"a\":\"\\",
            "{\"a\":\"\\x\"}"
        }) {
            Reply reply = send(id, broken).send();

            assertEquals(400, reply.status(), broken);
            assertTrue(
                    Json.at(reply.body(), "errorMessage").startsWith("the body is not valid JSON"),
                    broken + reply.body());
        }
    }

    @Test
    void whereNoFilesAreAwaitedNoneAreTaken() {
        String elsewhere = service.started(Flows.LOAN);
        String over = service.started(Flows.NOTE);

        assertEquals(
                error(409, "STATE_ERROR", "the workfloo waits at FORM applicant"),
                send(elsewhere, "{\"card\":[\"" + PDF + "\"]}").send().told());
        assertEquals(
                error(409, "STATE_ERROR", "the workfloo had already finished"),
                send(over, "{}").send().told());
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                send(FLOW, "{}").send().told());
    }

    @Test
    void aFileHasANodeAndAName() {
        String id = service.started(FLOW);
        String there = TestService.EXECUTE + "/" + id + "/file";

        assertEquals(
                errors(400, "REQUIRED_FIELDS", "{\"nodeId\":\"required\",\"name\":\"required\"}"),
                service.get(there).send().told());
        assertEquals(
                errors(400, "REQUIRED_FIELDS", "{\"name\":\"required\"}"),
                service.get(there + "?nodeId=papers&name=%20").send().told());
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                file(FLOW, "papers", "card").send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"papers card", "papers card[1]", "nowhere card", "No-Node card", "done card"})
    void whatIsNotThereIsNotFound(String nodeAndName) {
        String id = service.started(FLOW);
        String[] asked = nodeAndName.split(" ");

        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "name not found"),
                file(id, asked[0], asked[1]).send().told());
    }

    @Test
    void filesOfOtherEnvironmentsAndWorkspacesAreNotThere() {
        String id = service.started(FLOW);
        send(id, "{\"card\":[\"" + PDF + "\"]}").send();
        String theirs = service.addKey(TestService.THEIRS, Optional.empty(), dev.workfloo.access.Right.values());
        Call file = file(id, "papers", "card");
        String unknown = error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found");

        assertEquals(200, file.send().status());
        assertEquals(unknown, file.key(theirs).send().told());
        assertEquals(
                unknown, service.get(file.target() + "&sandbox=true").send().told());
    }

    @Test
    void filesMayComeWithTheStart() {
        Reply reply = started(FLOW, ",\"document\":{\"card\":[\"" + PDF + "\"]}");

        String id = TestService.id(reply);
        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
        assertEquals(PDF, Json.at(file(id, "papers", "card").send().body(), "fileBase64"));
    }

    @Test
    void filesMayComeWithTheFormBeforeThem() {
        Reply reply = started(BEHIND_A_FORM, ",\"form\":{\"name\":\"ANA\"},\"document\":{\"card\":[\"" + PDF + "\"]}");

        assertEquals(
                "SUCCESS", Json.at(service.status(TestService.id(reply)).send().body(), "status"));
    }

    @Test
    void aStartIsRefusedForItsFilesToo() {
        assertEquals(
                wrong("document", "the workfloo does not begin with a DOCUMENT"),
                started(BEHIND_A_FORM, ",\"document\":{\"card\":[\"" + PDF + "\"]}")
                        .told());
        assertEquals(
                errors(
                        400,
                        "REQUIRED_FIELDS",
                        "{\"name\":\"required\",\"card\":\"required\","
                                + "\"letter\":\"must be pdf, but what is in it is image/png\"}"),
                started(BEHIND_A_FORM, ",\"form\":{\"other\":1},\"document\":{\"letter\":\"" + PNG + "\"}")
                        .told());
        assertEquals(
                "PROGRESS",
                Json.at(
                        service.status(TestService.id(started(FLOW, ",\"document\":{}")))
                                .send()
                                .body(),
                        "status"));
    }

    @Test
    void aStartWithFilesIsRepeatedSafely() {
        String body = Flows.start(FLOW).replace("}", ",\"document\":{\"card\":[\"" + PDF + "\"]}}");
        String spelt = body.replace(PDF, PDF.replace("J", "\\u004A"));
        String other = body.replace(PDF, base64("%PDF-1.7 of Eva"));

        String id = TestService.id(
                service.execute(body).with("Idempotency-Key", "files").send());

        assertEquals(
                id,
                TestService.id(
                        service.execute(spelt).with("Idempotency-Key", "files").send()));
        assertEquals(
                422,
                service.execute(other).with("Idempotency-Key", "files").send().status());
    }

    @Test
    void theSandboxTakesFilesToo() {
        String id = TestService.id(
                service.executeInSandbox(Flows.start(FLOW, SCENARIO)).send());

        Reply sent = service.call("POST", TestService.EXECUTE + "/" + id + "/document?sandbox=true")
                .json("{\"card\":[\"" + PDF + "\"]}")
                .send();

        assertEquals("200", sent.told());
    }

    @Test
    void whatWasSentStandsInNoError() {
        String secret = base64("%PDF-1.7 of somebody whom nobody must know").replace('J', '*');

        Reply reply =
                send(service.started(FLOW), "{\"card\":[\"" + secret + "\"]}").send();

        assertFalse(reply.body().contains(secret.substring(5, 15)), reply.body());
    }
}
