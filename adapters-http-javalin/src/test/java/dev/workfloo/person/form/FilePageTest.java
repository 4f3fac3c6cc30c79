package dev.workfloo.person.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.out.Documents.Whole;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.SentBytes;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.review.ReviewRequest.Item;
import dev.workfloo.person.form.Applicant.Chosen;
import dev.workfloo.rule.Value;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person sends photographs and papers on a page that runs no script, and corrects what a reviewer sends back. */
class FilePageTest {

    private static final String FLOW = """
            {"id": "657117e1d511b6e54fe2ae12", "name": "Papers", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Usted", "next": "papers", "sections": [{"section": "Datos", "fields": [
                {"id": "name", "name": "Nombre", "type": "TEXT", "required": true},
                {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                {"id": "works", "name": "¿Trabaja?", "type": "BOOLEAN", "required": true},
                {"id": "employer", "name": "Empresa", "type": "TEXT",
                 "showIf": [{"field": "works", "values": ["true"], "requiredWithValues": ["true"]}]}]}]},
              {"id": "papers", "type": "DOCUMENT", "name": "Papeles", "next": "look", "files": [
                {"id": "card", "name": "Credencial", "required": true, "formats": ["jpg", "png", "pdf"], "maxSize": 1000, "max": 2},
                {"id": "other", "name": "Otro", "formats": ["xml", "heic"]},
                {"id": "bill", "name": "Factura", "formats": ["xml", "pdf"]},
                {"id": "slips", "name": "Recibos", "max": 2, "set": {"files": [{"id": "slip", "name": "Recibo"}], "required": ["slip"]}}]},
              {"id": "look", "type": "VALIDATION", "name": "Revisión", "allowCorrection": true,
               "fields": ["person.name", "person.rfc", "person.works", "papers.card"],
               "exits": {"APPROVED": "end", "REJECTED": "end"}},
              {"id": "end", "type": "LABEL", "name": "Fin", "labels": ["end"]}]}""";

    private static final byte[] PNG =
            bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R');
    private static final byte[] HEIC = bytes(
            0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1', 'h', 'e', 'i', 'c');
    private static final byte[] PDF = "%PDF-1.7 of Ana".getBytes(StandardCharsets.US_ASCII);

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Applicant atPapers() throws Exception {
        Applicant ana = new Applicant(FLOW);
        ana.send(ana.page().with("name", "Ana").with("rfc", "KIBA801010").with("works", "false"));
        return ana;
    }

    private static DrawnHtml sent(Applicant ana, int status, DrawnHtml form, Chosen... files) throws Exception {
        HttpResponse<String> answer = ana.send(form, files);
        assertEquals(status, answer.statusCode(), answer.body());
        return DrawnHtml.of(answer.body());
    }

    private static DocumentReference kept(Applicant ana, String key) {
        return ana.stands().data().file(new NodeId("papers"), key).orElseThrow();
    }

    private static String address(DrawnHtml page) {
        Matcher link = Pattern.compile("href=\"(/p/[0-9a-f]+/file/[^\"]+)\"").matcher(page.html());
        assertTrue(link.find(), page.html());
        return link.group(1);
    }

    @Test
    void namesTheFormatsThatPhonesTurnPhotographsInto() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = ana.page();

            assertTrue(
                    page.says("accept=\"application/pdf,image/jpeg,image/png,.jpg,.png,.pdf\" multiple"), page.html());
            assertFalse(page.says("capture"), page.html());
            assertTrue(page.says("enctype=\"multipart/form-data\""), page.html());
        }
    }

    @Test
    void advisesOnPhotographsWhereTheyAreTaken() throws Exception {
        try (Applicant ana = atPapers()) {
            String page = ana.page().html();

            assertTrue(page.contains("Formatos: JPG, PNG, PDF. Tome las fotos con buena luz y sin reflejos."), page);
            assertTrue(page.contains("Formatos: XML, PDF.</"), page);
        }
    }

    @Test
    void takesWhatIsChosenInOnePost() throws Exception {
        try (Applicant ana = atPapers()) {
            sent(ana, 303, ana.page(), new Chosen("card", "one.png", PNG), new Chosen("card", "two.pdf", PDF));

            assertEquals("one.png", kept(ana, "card").name());
            assertEquals("application/pdf", kept(ana, "card[1]").format());
            assertTrue(ana.stands().position() instanceof AwaitingReview);
        }
    }

    @Test
    void keepsWhatIsRightWhereAnotherIsWrong() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = sent(
                    ana,
                    422,
                    ana.page(),
                    new Chosen("card", "one.png", PNG),
                    new Chosen("card", "two.png", text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")));

            assertTrue(page.says("Credencial: El contenido del archivo no es de los formatos"), page.html());
            assertTrue(page.says(">one.png<"), page.html());
            sent(ana, 303, page);
            assertEquals("one.png", kept(ana, "card").name());
        }
    }

    @Test
    void saysWhatToDoWithPhotographsThatCannotBeRead() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml heic = sent(ana, 422, ana.page(), new Chosen("card", "IMG_1.HEIC", HEIC));
            DrawnHtml large = sent(
                    ana,
                    422,
                    ana.page(),
                    new Chosen(
                            "card",
                            "big.pdf",
                            (new String(PDF, StandardCharsets.US_ASCII) + " ".repeat(1000))
                                    .getBytes(StandardCharsets.US_ASCII)));
            DrawnHtml html = sent(
                    ana, 422, ana.page(), new Chosen("card", "x.png", text("<!doctype html><script>x()</script>")));
            DrawnHtml empty = sent(ana, 422, ana.page(), new Chosen("card", "x.png", new byte[0]));
            DrawnHtml missing = sent(ana, 422, ana.page());

            assertTrue(heic.says("Configuración, Cámara, Formatos, elija «Más compatible»"), heic.html());
            assertTrue(large.says("se aceptan hasta 1000 B"), large.html());
            assertTrue(html.says("no es de los formatos"), html.html());
            assertTrue(empty.says("El archivo está vacío"), empty.html());
            assertTrue(missing.says("Credencial: Falta este archivo."), missing.html());
        }
    }

    @Test
    void showsWhatWasUploadedAsItIs() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = sent(ana, 200, ana.page().wanting("upload"), new Chosen("card", "<b>one</b>.png", PNG));
            assertFalse(page.says("<b>one"), page.html());

            HttpResponse<byte[]> shown = ana.file(address(page));

            assertArrayEquals(PNG, shown.body());
            assertEquals("image/png", shown.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    "nosniff",
                    shown.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(shown.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .startsWith("sandbox"));
        }
    }

    @Test
    void givesWhatIsNoPictureAsAFileOnly() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = sent(
                    ana,
                    200,
                    ana.page().wanting("upload"),
                    new Chosen(
                            "other",
                            "x.xml",
                            text("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>")));

            HttpResponse<byte[]> shown = ana.file(address(page));

            assertEquals(
                    "attachment; filename=\"x.xml\"; filename*=UTF-8''x.xml",
                    shown.headers().firstValue("Content-Disposition").orElse(""));
            assertEquals(
                    "application/octet-stream",
                    shown.headers().firstValue("Content-Type").orElse(""));
        }
    }

    @Test
    void takesAwayWhatWasUploaded() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = sent(ana, 200, ana.page().wanting("upload"), new Chosen("card", "one.png", PNG));
            String address = address(page);
            String id = address.substring(address.lastIndexOf('/') + 1);

            DrawnHtml left = sent(ana, 200, page.wanting("drop card " + id));

            assertFalse(left.says("one.png"), left.html());
            assertEquals(404, ana.file(address).statusCode());
        }
    }

    private static int waiting(Applicant ana) {
        return ana.store.documents().untaken(ana.execution).count();
    }

    @Test
    void keepsNoMoreThanIsAskedFor() throws Exception {
        try (Applicant ana = atPapers()) {
            Chosen one = new Chosen("card", "one.png", PNG);
            Chosen two = new Chosen("card", "two.png", PNG);
            Chosen three = new Chosen("card", "three.png", PNG);

            DrawnHtml many = sent(ana, 422, ana.page(), one, two, three);
            int afterMany = waiting(ana);
            DrawnHtml more = sent(ana, 422, many, three);

            assertTrue(many.says("Número de archivos: 2 como máximo"), many.html());
            assertTrue(more.says("Número de archivos: 2 como máximo"), more.html());
            assertEquals(List.of(2, 2), List.of(afterMany, waiting(ana)));
            sent(ana, 303, more);
            assertEquals("two.png", kept(ana, "card[1]").name());
            assertEquals(0, waiting(ana));
        }
    }

    @Test
    void keepsNothingThatIsReplacedDroppedOrPostedAgain() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml empty = ana.page();
            Chosen first = new Chosen("other", "1.xml", text("<?xml version=\"1.0\"?><a/>"));
            Chosen second = new Chosen("other", "2.xml", text("<?xml version=\"1.0\"?><b/>"));

            DrawnHtml kept = sent(ana, 200, empty.wanting("upload"), first);
            DrawnHtml replaced = sent(ana, 200, kept.wanting("upload"), second);
            int afterReplacing = waiting(ana);
            DrawnHtml again = sent(ana, 200, empty.wanting("upload"), second);
            int afterPostingAgain = waiting(ana);
            String address = address(again);
            sent(ana, 200, again.wanting("drop other " + address.substring(address.lastIndexOf('/') + 1)));

            assertTrue(replaced.says(">2.xml<"), replaced.html());
            assertFalse(replaced.says(">1.xml<"), replaced.html());
            assertEquals(List.of(1, 1, 0), List.of(afterReplacing, afterPostingAgain, waiting(ana)));
        }
    }

    @Test
    void keepsNothingOfWhatIsForgotten() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml page = sent(ana, 200, ana.page().wanting("upload"), new Chosen("card", "one.png", PNG));
            int before = waiting(ana);

            sent(ana, 303, page.wanting("forget"), new Chosen("card", "two.png", PNG));

            assertEquals(List.of(1, 0), List.of(before, waiting(ana)));
        }
    }

    @Test
    void saysWhereNoMoreIsKept() throws Exception {
        try (Applicant ana = atPapers()) {
            for (int i = 0; i < KeepUploads.MOST_FILES; i++) {
                ana.store
                        .documents()
                        .keep(ana.execution, new Whole("", "image/png", new SentBytes(PNG), Instant.now()));
            }

            DrawnHtml page = sent(ana, 422, ana.page(), new Chosen("card", "one.png", PNG));

            assertTrue(page.says("Ya subió demasiados archivos"), page.html());
            assertEquals(KeepUploads.MOST_FILES, waiting(ana));
        }
    }

    @Test
    void asksForFilesOfSets() throws Exception {
        try (Applicant ana = atPapers()) {
            DrawnHtml added = sent(ana, 200, ana.page().wanting("add slips"), new Chosen("card", "one.png", PNG));
            added.fields().remove("_do");
            sent(ana, 303, added, new Chosen("slips[0].slip", "slip.pdf", PDF));

            assertEquals("slip.pdf", kept(ana, "slips[0].slip").name());
        }
    }

    @Test
    void findsFilesAgainByAnotherLink() throws Exception {
        try (Applicant ana = atPapers()) {
            sent(ana, 303, ana.page().wanting("save"), new Chosen("card", "one.png", PNG));

            ana.enter();

            sent(ana, 303, ana.page());
            assertEquals("one.png", kept(ana, "card").name());
        }
    }

    private static void sentBack(Applicant ana, Item... items) {
        ana.workfloo
                .steps()
                .review(
                        Applicant.SCOPE,
                        ana.execution,
                        new ReviewRequest("REJECTED", Optional.empty(), List.of(items)),
                        "Rita")
                .getOrElseThrow(problem -> new AssertionError(problem.inWords()));
    }

    private static Item item(String field, String message) {
        return new Item(field, Optional.of(message), Optional.empty());
    }

    private static Applicant atCorrection() throws Exception {
        Applicant ana = atPapers();
        sent(ana, 303, ana.page(), new Chosen("card", "one.png", PNG));
        sentBack(
                ana,
                item("name", "<i>Completo</i>"),
                item("rfc", "Como en su constancia"),
                item("works", "¿Seguro?"),
                item("card", "Borrosa"));
        return ana;
    }

    @Test
    void showsWhatAReviewerSentBack() throws Exception {
        try (Applicant ana = atCorrection()) {
            DrawnHtml page = ana.page();

            assertTrue(page.says("&lt;i>Completo") || page.says("&lt;i&gt;Completo"), page.html());
            assertTrue(page.says("Como en su constancia"), page.html());
            assertTrue(page.says("Borrosa"), page.html());
            assertEquals("Ana", page.value("name"));
            assertEquals("", page.value("rfc"));
            assertFalse(page.says("KIBA801010"), page.html());
            assertArrayEquals(PNG, ana.file(address(page)).body());
        }
    }

    @Test
    void takesWhatIsCorrectedAndWhatThatMakesNecessary() throws Exception {
        try (Applicant ana = atCorrection()) {
            DrawnHtml more = sent(
                    ana,
                    200,
                    ana.page()
                            .with("name", "Ana Ruiz")
                            .with("rfc", "RUIA801010")
                            .with("works", "true"),
                    new Chosen("card", "new.pdf", PDF));
            assertTrue(more.asks("person.employer"), more.html());

            sent(ana, 303, more.with("person.employer", "ACME"));

            Map<String, Value> answers = ana.answers("person");
            assertEquals(new Value.Text("Ana Ruiz"), answers.get("name"));
            assertEquals(new Value.Text("ACME"), answers.get("employer"));
            assertEquals("new.pdf", kept(ana, "card").name());
            assertTrue(ana.stands().position() instanceof AwaitingReview);
        }
    }

    @Test
    void asksForAllThatWasSentBack() throws Exception {
        try (Applicant ana = atCorrection()) {
            DrawnHtml page = sent(ana, 422, ana.page().with("name", "Ana Ruiz"));

            assertTrue(page.says("RFC: Falta este dato."), page.html());
            assertTrue(page.says("Credencial: Falta este archivo."), page.html());
            assertEquals("Ana Ruiz", page.value("name"));
        }
    }
}
