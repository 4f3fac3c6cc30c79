package dev.workfloo.person.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.person.form.Applicant.Chosen;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person fills sets, of answers and of files, on a page that runs no script. */
class SetPageTest {

    private static final String OPTIONAL = """
            {"id": "people", "name": "Referencias", "type": "SET", "min": 2, "max": 3, "set": {"fields": [
              {"id": "name", "name": "Nombre", "type": "TEXT", "required": true}]}}""";

    private static final byte[] PDF = "%PDF-1.7 of Ana".getBytes(StandardCharsets.US_ASCII);

    /** One document that asks for a set, of which something is said. */
    private static Applicant askedForSlips(String said) throws Exception {
        return new Applicant("""
                {"id": "657117e1d511b6e54fe2ae14", "name": "Papers", "start": "papers", "nodes": [
                  {"id": "papers", "type": "DOCUMENT", "name": "Papeles", "next": "end", "files": [
                    {"id": "slips", "name": "Recibos", "max": 3, %s
                     "set": {"files": [{"id": "slip", "name": "Recibo", "formats": ["pdf"]}], "required": ["slip"]}}]},
                  {"id": "end", "type": "LABEL", "name": "Fin", "labels": ["end"]}]}""".formatted(said));
    }

    private static Chosen slip(int position, byte[] content) {
        return new Chosen("slips[" + position + "].slip", "slip.pdf", content);
    }

    @Test
    void mayBeLeftOutHoweverManyThereMustBeOtherwise() throws Exception {
        try (Applicant ana = Applicant.askedFor(OPTIONAL)) {
            DrawnHtml page = ana.page();

            HttpResponse<String> answer = ana.send(page);

            assertEquals("0", page.value("people-count"));
            assertEquals(303, answer.statusCode(), answer.body());
            assertEquals(Map.of(), ana.answers("ask"));
        }
    }

    @Test
    void isBegunAndGivenUpAgain() throws Exception {
        try (Applicant ana = Applicant.askedFor(OPTIONAL)) {
            DrawnHtml begun =
                    DrawnHtml.of(ana.send(ana.page().wanting("add people")).body());

            DrawnHtml left =
                    DrawnHtml.of(ana.send(begun.wanting("remove people[0]")).body());

            assertTrue(begun.says("value=\"remove people[0]\">Quitar: Referencias 1</button>"), begun.html());
            assertEquals("0", left.value("people-count"));
        }
    }

    @Test
    void saysHowManyThereMustBeOnceItIsBegun() throws Exception {
        try (Applicant ana = Applicant.askedFor(OPTIONAL)) {
            DrawnHtml begun =
                    DrawnHtml.of(ana.send(ana.page().wanting("add people")).body());
            begun.fields().remove("_do");

            HttpResponse<String> answer = ana.send(begun.with("people[0].name", "LUZ"));

            assertEquals(422, answer.statusCode());
            assertTrue(answer.body().contains("Referencias: Agregue al menos 2."), answer.body());
        }
    }

    @Test
    void ofFilesHasThoseThatMustBeThere() throws Exception {
        try (Applicant ana = askedForSlips("\"required\": true, \"min\": 2,")) {
            DrawnHtml page = ana.page();

            HttpResponse<String> answer = ana.send(page, slip(0, PDF), slip(1, PDF));

            assertEquals("2", page.value("slips-count"));
            assertFalse(page.says("value=\"remove slips"), page.html());
            assertEquals(303, answer.statusCode(), answer.body());
        }
    }

    @Test
    void ofFilesMayBeLeftOut() throws Exception {
        try (Applicant ana = askedForSlips("\"min\": 2,")) {
            HttpResponse<String> answer = ana.send(ana.page());

            assertEquals(303, answer.statusCode(), answer.body());
        }
    }

    /** A file that is refused is said to be wrong where it stands once an element before it is gone. */
    @Test
    void saysWhatIsWrongWhereItStandsNow() throws Exception {
        try (Applicant ana = askedForSlips("")) {
            DrawnHtml one =
                    DrawnHtml.of(ana.send(ana.page().wanting("add slips")).body());
            DrawnHtml two = DrawnHtml.of(ana.send(one.wanting("add slips")).body());
            byte[] picture = "no PDF".getBytes(StandardCharsets.US_ASCII);

            HttpResponse<String> other = ana.send(two.wanting("remove slips[0]"), slip(1, picture));
            HttpResponse<String> itself = ana.send(two.wanting("remove slips[1]"), slip(1, picture));

            assertEquals(List.of(422, 200), List.of(other.statusCode(), itself.statusCode()));
            DrawnHtml page = DrawnHtml.of(other.body());
            assertEquals("1", page.value("slips-count"));
            assertTrue(page.says("href=\"#f-slips-0-slip\""), page.html());
            assertTrue(page.says("id=\"f-slips-0-slip-error\""), page.html());
        }
    }
}
