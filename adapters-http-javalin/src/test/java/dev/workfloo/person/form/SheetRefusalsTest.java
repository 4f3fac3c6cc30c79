package dev.workfloo.person.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.person.form.Applicant.Chosen;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is refused leads to where it can be mended, and loses nothing. */
class SheetRefusalsTest {

    private static final String FLOW = """
            {"id": "657117e1d511b6e54fe2ae13", "name": "Papers", "start": "papers", "nodes": [
              {"id": "papers", "type": "DOCUMENT", "name": "Papeles", "next": "end", "files": [
                {"id": "card", "name": "Credencial", "required": true, "formats": ["pdf"], "maxSize": 2048, "max": 1}]},
              {"id": "end", "type": "LABEL", "name": "Fin", "labels": ["end"]}]}""";

    private static final byte[] PDF = "%PDF-1.7 of Ana".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theSummaryLeadsToTheFieldThatTakesNoMoreFiles() throws Exception {
        try (Applicant ana = new Applicant(FLOW)) {
            DrawnHtml page = DrawnHtml.of(ana.send(ana.page().wanting("upload"), new Chosen("card", "one.pdf", PDF))
                    .body());

            assertTrue(
                    page.html().contains("<fieldset class=\"files field\" id=\"f-card\" tabindex=\"-1\""), page.html());
        }
    }

    @Test
    void aScriptKnowsHowLargeAFileMayBe() throws Exception {
        try (Applicant ana = new Applicant(FLOW)) {
            DrawnHtml page = ana.page();

            assertTrue(page.says(" data-most=\"2048\""), page.html());
            assertTrue(
                    page.says("data-refusal=\"too-large\" role=\"alert\" hidden>El archivo pesa demasiado"),
                    page.html());
            assertTrue(page.says("role=\"alert\" data-large=\"El archivo es demasiado grande"), page.html());
        }
    }

    @Test
    void oneCharacterIsNotMany() throws Exception {
        try (Applicant ana = Applicant.askedFor(
                "{\"id\": \"initial\", \"name\": \"Inicial\", \"type\": \"TEXT\", \"maxLength\": 1}")) {
            DrawnHtml page =
                    DrawnHtml.of(ana.send(ana.page().with("initial", "AB")).body());

            assertTrue(page.says("Inicial: Escriba un solo carácter."), page.html());
        }
    }

    @Test
    void whatIsTooMuchToBeSavedIsStillThere() throws Exception {
        try (Applicant ana = Applicant.askedFor(
                "{\"id\": \"story\", \"name\": \"Cuente\", \"type\": \"TEXT\", \"maxLength\": 900}")) {
            String story = "palabras ".repeat(70_000);

            HttpResponse<String> answer =
                    ana.send(ana.page().with("story", story).wanting("save"));
            DrawnHtml page = DrawnHtml.of(answer.body());

            assertEquals(200, answer.statusCode());
            assertTrue(page.says("No se guardó: es demasiado texto"), "it says nothing");
            assertTrue(page.says("data-unkept"), "a script takes it for kept");
            assertEquals(story, page.value("story"));
        }
    }
}
