package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.pdf.ReadPdf;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PDF node over HTTP: what the status and the detail show, what operation 8 gives back, and who asks for the file later. */
class PdfTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0e8";
    private static final String SCENARIO = "6571181fd511b6e54fe2a0e8";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0e8", "name": "Contract", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "contract", "sections": [
                {"section": "All", "fields": [
                  {"id": "name", "name": "Name", "type": "TEXT", "required": true, "sensitive": true, "maxLength": 200000},
                  {"id": "amount", "name": "Amount", "type": "NUMBER"}]}]},
              {"id": "contract", "type": "PDF", "name": "Contract", "next": "papers", "onError": "sorry",
               "template": "<style>h1 { color: #{{ \\"004080\\" }} }</style><h1>Contrato &rarr; {{ person.name }}</h1><p>${{ person.amount }}</p><div style='display: none'>@@</div>"},
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "done", "files": [
                {"id": "signed", "name": "What is signed", "required": true, "sourcePdfNodeId": "contract"},
                {"id": "card", "name": "Card", "formats": ["pdf"]}]},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["signed"]},
              {"id": "sorry", "type": "LABEL", "name": "Sorry", "labels": ["no contract"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0e8", "name": "Signs", "answers": {"person": {"name": "Ana"}},
               "documents": {"papers": {}}, "expect": {"status": "SUCCESS", "labels": ["signed"]}}]}
            """.replace("@@", "{{ person.name }}".repeat(14));

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

    private static String answered(String name) {
        String id = service.started(FLOW);
        service.form(id, "{\"name\":\"" + name + "\",\"amount\":1200.5}").send();
        return id;
    }

    private static String made(String name) {
        String id = answered(name);
        service.work();
        return id;
    }

    private static Call file(String id, String node, String name) {
        return service.get(TestService.EXECUTE + "/" + id + "/file?nodeId=" + node + "&name=" + name);
    }

    private static String fileOf(String id, String node, String name) {
        return Json.at(file(id, node, name).send().body(), "fileBase64");
    }

    private static Call papers(String id, String files) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/document")
                .json(files);
    }

    private static JsonNode detail(String id) {
        return Json.tree(service.get(TestService.EXECUTE + "/" + id).send().body());
    }

    private static ReadPdf read(String base64) {
        return ReadPdf.of(Base64.getDecoder().decode(base64));
    }

    /** A long line is broken somewhere. */
    private static String unbroken(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void clientsWaitWhileItIsMade() {
        String id = answered("Ana");

        JsonNode status = Json.tree(service.status(id).send().body());

        assertEquals("PDF_PROCESSING", status.path("currentNodeType").textValue());
        assertEquals(Json.tree("{}"), detail(id).at("/nodes/1/pdf"));
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "name not found"),
                file(id, "contract", "pdf").send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Íñigo Núñez", "</h1><script>alert(1)</script>&ntilde;{{ person.amount }}"})
    void itIsReadByOthers(String name) {
        String id = made(name);

        String pdf = fileOf(id, "contract", "pdf");

        assertEquals(
                unbroken("Contrato → " + name + " $1200.5"), unbroken(read(pdf).text()));
        JsonNode node = detail(id).at("/nodes/1");
        assertEquals("PDF", node.path("type").textValue());
        assertEquals(Json.tree("{\"pdfBase64\":\"" + pdf + "\"}"), node.path("pdf"));
    }

    @Test
    void whoAsksForItIsGivenTheSameFile() {
        String id = made("Ana");
        JsonNode fields = Json.tree(service.status(id).send().body()).at("/document/documentField");
        assertEquals(Json.tree("""
                {"id": "signed", "name": "What is signed", "required": true, "predefined": false, "fileMetadata": {"formats": []},
                 "sourcePdfNodeId": "contract"}"""), fields.get(0));
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"signed\":\"must not be sent: the node contract makes it\"}"),
                papers(id, "{\"signed\":\"JVBERi0xLjcK\"}").send().told());

        papers(id, "{\"card\":\"JVBERi0xLjcK\"}").send();

        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
        String pdf = fileOf(id, "contract", "pdf");
        assertEquals(pdf, fileOf(id, "papers", "signed"));
        assertEquals("JVBERi0xLjcK", fileOf(id, "papers", "card"));
        JsonNode signed = detail(id).at("/nodes/2/documents/signed");
        assertEquals("What is signed", signed.path("name").textValue());
        assertEquals(pdf, signed.path("value").textValue());
    }

    @Test
    void whoMayNotSeeIsShownStars() {
        String id = made("漢");
        String blind = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);

        JsonNode starred = Json.tree(
                service.get(TestService.EXECUTE + "/" + id).key(blind).send().body());

        assertEquals(
                Json.tree(
                        "{\"pdfBase64\":\"***\",\"errorMessage\":\"the font lacks some characters, in whose place stands \\uFFFD\"}"),
                starred.at("/nodes/1/pdf"));
        assertEquals(
                "the font lacks some characters, in whose place stands \uFFFD: U+6F22",
                detail(id).at("/nodes/1/pdf/errorMessage").textValue());
        assertEquals(403, file(id, "contract", "pdf").key(blind).send().status());
    }

    @Test
    void whatCannotBeMadeTakesItsWayAndSaysWhy() {
        String id = made("x".repeat(150_000));

        assertEquals("no contract", detail(id).at("/labels/0").textValue());
        JsonNode node = detail(id).at("/nodes/1");
        String why = node.at("/pdf/errorMessage").textValue();
        assertTrue(why.length() > 10 && why.length() < 200, why);
        assertEquals(
                "no PDF could be made: " + why, node.at("/detail/errorMessage").textValue());
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "name not found"),
                file(id, "contract", "pdf").send().told());
    }

    @Test
    void inTheSandboxItIsMadeToo() {
        String start = Flows.start(FLOW, SCENARIO);
        String id = Json.at(service.executeInSandbox(start).send().body(), "id");
        service.call("POST", TestService.EXECUTE + "/" + id + "/form?sandbox=true")
                .json("{\"name\":\"Ana\"}")
                .send();
        service.work();

        Reply reply = service.get(TestService.EXECUTE + "/" + id + "/file?sandbox=true&nodeId=contract&name=pdf")
                .send();

        assertEquals(
                "Contrato → Ana $", read(Json.at(reply.body(), "fileBase64")).words());
    }
}
