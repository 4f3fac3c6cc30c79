package dev.workfloo.person.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person fills forms on a page that runs no script. */
class FormPageTest {

    private static final String FIELDS = """
            {"id": "first_name", "name": "Nombre", "type": "TEXT", "required": true, "maxLength": 60},
            {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "regex": "[A-Z]{4}[0-9]{6}",
             "regexMessage": "Son 10 letras y números", "sensitive": true},
            {"id": "birth_date", "name": "Nacimiento", "type": "DATE", "required": true},
            {"id": "income", "name": "Ingreso", "type": "NUMBER", "required": true, "minVal": 20000},
            {"id": "home", "name": "Vivienda", "type": "SELECT", "required": true, "map": {"own": "Propia", "rent": "Rentada"}},
            {"id": "employed", "name": "¿Trabaja?", "type": "BOOLEAN", "required": true},
            {"id": "employer", "name": "Empresa", "type": "TEXT",
             "showIf": [{"field": "employed", "values": ["true"], "requiredWithValues": ["true"]}]},
            {"id": "email", "name": "Correo", "type": "EMAIL"},
            {"id": "country_code", "name": "Clave", "type": "TEXT", "defaultValue": "+52"},
            {"id": "phone", "name": "Celular", "type": "PHONE"},
            {"id": "story", "name": "Cuente", "type": "TEXT", "maxLength": 900},
            {"id": "people", "name": "Referencias", "type": "SET", "required": true, "max": 3, "set": {"fields": [
              {"id": "name", "name": "Nombre", "type": "TEXT", "required": true},
              {"id": "since", "name": "Desde", "type": "DATE"}]}}""";

    private static DrawnHtml filled(DrawnHtml page) {
        return page.with("first_name", "Ana \"<b>\" & Cía.")
                .with("rfc", "KIBA801010")
                .with("birth_date-day", "5")
                .with("birth_date-month", "3")
                .with("birth_date-year", "1990")
                .with("income", "$ 20,000.50")
                .with("home", "rent")
                .with("employed", "false")
                .with("people[0].name", "Luis");
    }

    private static DrawnHtml again(HttpResponse<String> answer, int status) {
        assertEquals(status, answer.statusCode());
        return DrawnHtml.of(answer.body());
    }

    @Test
    void takesWhatWasTyped() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            HttpResponse<String> answer = ana.send(filled(ana.page()).with("story", "una\r\ndos"));

            assertEquals(303, answer.statusCode());
            Map<String, Value> answers = ana.answers("ask");
            assertEquals(new Value.Text("Ana \"<b>\" & Cía."), answers.get("first_name"));
            assertEquals(new Value.Num(new BigDecimal("20000.5")), answers.get("income"));
            assertEquals(new Value.Date(LocalDate.of(1990, 3, 5)), answers.get("birth_date"));
            assertEquals(new Value.Bool(false), answers.get("employed"));
            assertEquals(new Value.Text("una\ndos"), answers.get("story"));
            assertEquals(
                    new Value.Sequence(List.of(new Value.Context(Map.of("name", new Value.Text("Luis"))))),
                    answers.get("people"));
        }
    }

    /** Keyboards of phones put a blank behind what they propose, and messages have more around what is copied of them. */
    @Test
    void whatNobodySeesAroundAnAnswerIsNoPartOfIt() throws Exception {
        try (Applicant ana = Applicant.askedFor("""
                {"id": "name", "name": "Nombre", "type": "TEXT", "required": true},
                {"id": "rfc", "name": "RFC", "type": "TEXT", "regex": "[A-Z]{4}[0-9]{6}[A-Z0-9]{3}"},
                {"id": "income", "name": "Ingreso", "type": "NUMBER"}, {"id": "born", "name": "Nacimiento", "type": "DATE"}""")) {
            DrawnHtml filled = ana.page()
                    .with("rfc", "KIBA801010BPA ")
                    .with("income", "\u202a20,000\u202c")
                    .with("born-day", "27\u00a0")
                    .with("born-month", "3")
                    .with("born-year", "1990 ");

            DrawnHtml unnamed = again(ana.send(filled.with("name", "\u00a0\u200b")), 422);
            HttpResponse<String> answer = ana.send(filled.with("name", "\tAna  María\u00a0"));

            assertTrue(unnamed.says("Nombre: Falta este dato."), unnamed.html());
            assertEquals(303, answer.statusCode(), answer.body());
            Map<String, Value> answers = ana.answers("ask");
            assertEquals(new Value.Text("Ana  María"), answers.get("name"));
            assertEquals(new Value.Text("KIBA801010BPA"), answers.get("rfc"));
            assertEquals(new Value.Num(new BigDecimal("20000")), answers.get("income"));
            assertEquals(new Value.Date(LocalDate.of(1990, 3, 27)), answers.get("born"));
        }
    }

    @Test
    void offersTheKeysAndTheDataThatFit() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            DrawnHtml page = ana.page();

            assertTrue(page.says("inputmode=\"decimal\""), page.html());
            assertTrue(page.says("autocomplete=\"given-name\""), page.html());
            assertTrue(page.says("autocomplete=\"bday-day\""), page.html());
            assertTrue(page.says("type=\"tel\" autocomplete=\"tel\""), page.html());
            assertTrue(page.says("type=\"email\" autocomplete=\"email\""), page.html());
            assertTrue(page.says("autocapitalize=\"characters\""), page.html());
            assertEquals("+52", page.value("country_code"));
        }
    }

    @Test
    void saysAtEachFieldWhatIsWrongInThePersonsWords() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            HttpResponse<String> answer = ana.send(filled(ana.page())
                    .with("rfc", "nada")
                    .with("birth_date-day", "31")
                    .with("birth_date-month", "2")
                    .with("income", "19,999")
                    .with("people[0].name", ""));

            DrawnHtml page = again(answer, 422);
            assertTrue(page.says("<title>Error:"), page.html());
            assertTrue(page.says("RFC: Son 10 letras y números"), page.html());
            assertTrue(page.says("href=\"#f-birth_date\""), page.html());
            assertTrue(page.says("Escriba una fecha que exista"), page.html());
            assertTrue(page.says("Debe ser 20,000 o más."), page.html());
            assertTrue(page.says("Referencias 1, Nombre: Falta este dato."), page.html());
            assertTrue(page.says("aria-describedby=\"f-income-error\""), page.html());
            assertEquals("19,999", page.value("income"));
            assertEquals("nada", page.value("rfc"));
            assertEquals("31", page.value("birth_date-day"));
            assertEquals("rent", page.value("home"));
            assertFalse(page.says("data-unkept"), page.html());
            assertEquals("19,999", ana.page().value("income"));
        }
    }

    @Test
    void asksWhatHangsOnAnAnswerBeforeItIsTaken() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            DrawnHtml first = filled(ana.page()).with("employed", "true");
            assertFalse(first.asks("employer"));

            DrawnHtml second = again(ana.send(first), 200);

            assertTrue(second.asks("employer"), second.html());
            assertTrue(second.says("necesitamos unos datos más"), second.html());
            assertFalse(second.says("class=\"error\""), second.html());
            assertEquals(303, ana.send(second.with("employer", "ACME")).statusCode());
            assertEquals(new Value.Text("ACME"), ana.answers("ask").get("employer"));
        }
    }

    @Test
    void isDrawnAnewForAScriptAsOtherFieldsDecide() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            HttpResponse<String> part = ana.redraw(ana.page().with("employed", "true"));

            assertTrue(part.body().startsWith("<form"), part.body());
            assertTrue(part.body().contains("name=\"employer\""), part.body());
            assertFalse(part.body().contains("class=\"error\""), part.body());
        }
    }

    @Test
    void addsElementsAndTakesThemAway() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            DrawnHtml two = again(ana.send(filled(ana.page()).wanting("add people")), 200);
            DrawnHtml sentTwice =
                    again(ana.send(filled(ana.page()).with("people-count", "1").wanting("add people")), 200);
            assertEquals("2", two.value("people-count"));
            assertEquals("2", sentTwice.value("people-count"));

            DrawnHtml three = again(ana.send(two.with("people[1].name", "Eva").wanting("add people")), 200);
            assertFalse(three.says("value=\"add people\""), three.html());
            DrawnHtml left = again(ana.send(three.with("people[2].name", "Leo").wanting("remove people[0]")), 200);

            assertEquals("2", left.value("people-count"));
            assertEquals("Eva", left.value("people[0].name"));
            assertEquals("Leo", left.value("people[1].name"));
        }
    }

    @Test
    void findsWhatWasTypedAgainByAnotherLink() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            HttpResponse<String> saved = ana.send(filled(ana.page()).wanting("save"));
            assertEquals(
                    "draft-kept",
                    saved.headers().firstValue("Location").orElse("").replaceFirst(".*=", ""));

            ana.enter();
            DrawnHtml page = ana.page();

            assertEquals("Ana \"<b>\" & Cía.", page.value("first_name"));
            assertEquals("Luis", page.value("people[0].name"));
            assertEquals("", page.value("rfc"));
            assertFalse(page.says("KIBA801010"), page.html());
            assertTrue(page.says("no lo mostramos"), page.html());
            assertEquals(303, ana.send(page).statusCode());
            assertEquals(new Value.Text("KIBA801010"), ana.answers("ask").get("rfc"));
        }
    }

    @Test
    void forgetsWhatWasTypedIfThePersonWants() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            ana.send(filled(ana.page()).wanting("save"));

            ana.send(ana.page().wanting("forget"));

            assertEquals("", ana.page().value("first_name"));
            assertEquals("", ana.page().value("people[0].name"));
        }
    }

    @Test
    void isTakenOnce() throws Exception {
        try (Applicant ana = Applicant.askedFor(FIELDS)) {
            DrawnHtml form = filled(ana.page());

            HttpResponse<String> first = ana.send(form);
            HttpResponse<String> second = ana.send(form);
            HttpResponse<String> drawnAnew = ana.redraw(form);

            assertEquals(303, first.statusCode());
            assertTrue(second.headers().firstValue("Location").orElse("").endsWith("moved-on"));
            assertTrue(drawnAnew.headers().firstValue("HX-Redirect").orElse("").endsWith("moved-on"));
        }
    }

    @Test
    void letsNoMarkupThrough() throws Exception {
        String evil = "<img src=x onerror=alert(1)>\\\"'";
        try (Applicant ana = Applicant.askedFor("""
                {"id": "a", "name": "EVIL", "type": "TEXT", "required": true, "regex": "[0-9]+", "regexMessage": "EVIL",
                 "defaultValue": "1"},
                {"id": "b", "name": "EVIL", "type": "SELECT", "map": {"x": "EVIL", "y": "EVIL"}},
                {"id": "c", "name": "EVIL", "type": "SET", "max": 2, "required": true, "set": {"fields": [
                  {"id": "d", "name": "EVIL", "type": "TEXT"}]}},
                {"id": "e", "name": "HTML", "type": "HTML",
                 "html": "<p onclick=x()>Lea <strong>esto</strong> <a href='javascript:x()'>a</a> <a href='https://example.com/t'>b</a> EVIL <script>x()</script><style>p{}</style><svg onload=x()></p>"}
                """.replace("EVIL", evil))) {

            DrawnHtml page = again(ana.send(ana.page().with("a", "<script>x()</script>")), 422);

            assertFalse(page.says("<img"), page.html());
            assertFalse(page.says("onclick"), page.html());
            assertFalse(page.says("javascript:"), page.html());
            assertFalse(page.says("<script>"), page.html());
            assertFalse(page.says("<svg"), page.html());
            assertFalse(page.says("p{}"), page.html());
            assertTrue(page.says("<strong>esto</strong>"), page.html());
            assertTrue(page.says("href=\"https://example.com/t\""), page.html());
            assertEquals("<script>x()</script>", page.value("a"));
        }
    }

    @Test
    void isLeanHoweverMuchIsAsked() throws Exception {
        String fields = IntStream.range(0, 99)
                .mapToObj(i ->
                        "{\"id\": \"field_%d\", \"name\": \"Pregunta número %d\", \"type\": \"TEXT\"}".formatted(i, i))
                .collect(Collectors.joining(","));
        try (Applicant ana = Applicant.askedFor(fields + """
                , {"id": "people", "name": "Referencias", "type": "SET", "required": true, "min": 50, "max": 50, "set": {"fields": [
                  {"id": "name", "name": "Nombre", "type": "TEXT"},
                  {"id": "amount", "name": "Monto", "type": "NUMBER"},
                  {"id": "kind", "name": "Parentesco", "type": "TEXT"}]}}""")) {
            String html = ana.page().html();

            int size = html.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(html.contains("people[49].kind"), html);
            assertTrue(size < 100_000, () -> size + " bytes");
        }
    }

    @Test
    void goesOnToWhatIsNext() throws Exception {
        try (Applicant ana = Applicant.askedFor("{\"id\": \"a\", \"name\": \"A\", \"type\": \"TEXT\"}")) {
            ana.send(ana.page());

            assertEquals(Optional.empty(), ana.stands().position().waitsAt());
        }
    }
}
