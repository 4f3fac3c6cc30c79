package dev.workfloo.docs.tryit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.DocsSite;
import dev.workfloo.docs.Installation;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryItPagesTest {

    private static final ApiDescription API = ApiDescription.read(WorkflooApi.description());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int WHAT_A_PAGE_MAY_BE = 100_000;

    private static final Installation INSTALLATION = new Installation(
            "1.2.3", Installation.Environments.MIXED, () -> Installation.Readiness.READY, Optional.empty());

    private static Javalin server;
    private static Javalin withoutDemo;

    @BeforeAll
    static void start() {
        server = serving(Optional.of("d<e>m\"o"));
        withoutDemo = serving(Optional.empty());
    }

    private static Javalin serving(Optional<String> demoKey) {
        TryItSetup setup = new TryItSetup(WorkflooApi::description, demoKey);
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(DocsSite.of(INSTALLATION, setup)));
        return Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
        withoutDemo.stop();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept-Language", "en");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = send(to(path));
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    private static String part(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertTrue(matcher.find(), () -> pattern + " is not in " + text);
        return matcher.group(1);
    }

    /** As browsers escape it back. */
    private static String shown(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Posts the form of an operation, with its token and cookie; fields of no value are left out. */
    private static HttpRequest.Builder posting(String operation, Map<String, String> fields) throws Exception {
        HttpResponse<String> form = send(to("/docs/api/" + operation));
        String token = part(form.body(), "name=\"_token\" value=\"([^\"]+)\"");
        String body = fields.entrySet().stream()
                .map(field -> "&" + encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("", "_token=" + encoded(token), ""));
        return to("/docs/api/" + operation + "/code")
                .header("Cookie", part(form.headers().firstValue("Set-Cookie").orElse(""), "^([^;]+)"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void listsEachOperation() throws Exception {
        String overview = page("/docs/api");

        for (DescribedOperation operation : API.operations())
            assertTrue(overview.contains("href=\"/docs/api/" + operation.head().id() + "\""), operation.head()::id);
    }

    @Test
    void showsAllThatIsDescribedOfEachOperation() throws Exception {
        for (DescribedOperation operation : API.operations()) {
            String shown = shown(page("/docs/api/" + operation.head().id()));

            assertTrue(
                    shown.contains(
                            operation.head().method() + " " + operation.head().path()),
                    shown);
            for (DescribedParameter parameter : operation.request().parameters()) assertHolds(shown, parameter.value());
            operation
                    .request()
                    .body()
                    .ifPresent(body -> assertHolds(shown, body.content().schema()));
            for (DescribedAnswer answer : operation.answers()) {
                assertTrue(shown.contains(answer.description().replace("`", "")), answer::toString);
                answer.headers().forEach(header -> assertTrue(shown.contains(header.name()), header::name));
                answer.contents().forEach(content -> assertHolds(shown, content.schema()));
                answer.contents().stream()
                        .flatMap(content -> content.examples().stream())
                        .forEach(example -> assertTrue(shown.contains(example.text()), example::text));
            }
        }
    }

    private static void assertHolds(String shown, DescribedMember member) {
        assertTrue(shown.contains(member.name()), member::name);
        assertTrue(shown.contains(member.type()), member::type);
        for (String paragraph : member.description().replace("`", "").split("\n\n"))
            assertTrue(shown.contains(paragraph), () -> paragraph);
        member.members().forEach(inner -> assertHolds(shown, inner));
    }

    @Test
    void hasARowForEachError() throws Exception {
        for (DescribedOperation operation : API.operations()) {
            String page = page("/docs/api/" + operation.head().id());

            for (DescribedAnswer refusal : operation.refusals())
                assertTrue(page.contains("data-status=\"" + refusal.status() + "\""), refusal::toString);
        }
    }

    @Test
    void speaksSpanishAndLeavesTheDescriptionInEnglish() throws Exception {
        String page = send(to("/docs/api/status?lang=es")).body();

        assertTrue(page.contains("<html lang=\"es\">"), page);
        assertTrue(page.contains("<h2 id=\"try-title\" tabindex=\"-1\">Pruébela</h2>"), page);
        assertTrue(page.contains("<h1 id=\"title\" tabindex=\"-1\" lang=\"en\">"), page);
        assertTrue(page.contains("<p lang=\"en\">"), page);
    }

    @Test
    void writesTheRequestInEachLanguage() throws Exception {
        String page = page("/docs/api/execute");

        for (String language : List.of("CURL", "JAVA", "PYTHON", "JAVASCRIPT", "GO")) {
            String code = shown(part(page, "data-language=\"" + language + "\"[^>]*>(.*?)</pre>"));
            assertTrue(code.contains("http://127.0.0.1:" + server.port() + "/api/v1/workfloo?sandbox=true"), code);
            assertTrue(code.contains("657117e1d511b6e54fe2a967"), code);
            assertTrue(code.contains("WORKFLOO_KEY"), code);
            assertFalse(code.contains("d<e>m"), code);
        }
    }

    @Test
    void beginsWithTheKeyOfTheDemoWhereThatRuns() throws Exception {
        URI without = URI.create("http://127.0.0.1:" + withoutDemo.port() + "/docs/api/execute");

        String demo = page("/docs/api/execute");
        String none = send(HttpRequest.newBuilder(without)).body();

        assertEquals("d<e>m\"o", shown(part(demo, "id=\"key\" value=\"([^\"]*)\"")));
        assertEquals("", part(none, "id=\"key\" value=\"([^\"]*)\""));
        assertFalse(demo.matches("(?s).*<input[^>]*id=\"key\"[^>]* name=.*"), demo);
    }

    @Test
    void writesTheCodeAnewForWhatWasEntered() throws Exception {
        HttpResponse<String> answer =
                send(posting("status", Map.of("path.id", "it's", "header.Prefer", "wait=5", "sandbox", "false"))
                        .header("HX-Request", "true"));

        String code = shown(part(answer.body(), "data-language=\"CURL\"[^>]*>(.*?)</pre>"));
        assertTrue(
                code.startsWith("curl -i 'http://127.0.0.1:" + server.port() + "/api/v1/workfloo/status/it%27s'"),
                code);
        assertTrue(code.contains("-H 'Prefer: wait=5'"), code);
        assertFalse(answer.body().contains("<html"), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void keepsWhatWasEnteredWithoutScripts() throws Exception {
        Map<String, String> fields = Map.of("body", "{\"a\":\r\n1}", "language", "GO", "sandbox", "false");

        HttpResponse<String> answer = send(posting("execute", fields));

        assertTrue(answer.body().contains("<html"), answer.body());
        assertEquals("{\"a\":\n1}", shown(part(answer.body(), "<textarea id=\"field-body\"[^>]*>\n(.*?)</textarea>")));
        assertTrue(part(answer.body(), "<input([^>]*id=\"language-GO\"[^>]*)>").contains("checked"), answer.body());
        assertTrue(part(answer.body(), "<input([^>]*id=\"production\"[^>]*)>").contains("checked"), answer.body());
    }

    @Test
    void saysAtTheFieldAndAboveWhatIsWrong() throws Exception {
        HttpResponse<String> answer = send(posting("status", Map.of("path.id", "..")));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("<title>Error: "), answer.body());
        assertTrue(answer.body().contains("<a href=\"#field-path.id\">"), answer.body());
        assertTrue(answer.body().contains("id=\"error-path.id\""), answer.body());
        assertFalse(answer.body().contains("class=\"snippet\""), answer.body());
    }

    /** It can be sent: above it there must not stand that it cannot. */
    @Test
    void saysOfALongBodyThatTheCodeAloneIsNotWritten() throws Exception {
        HttpResponse<String> answer = send(posting("answerForm", Map.of("path.id", "x", "body", "x".repeat(20_001))));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("<h2 id=\"problems-title\">The code could not be written</h2>"), "heading");
        assertTrue(answer.body().contains("It can be sent all the same."), "message");
    }

    @Test
    void whatWasEnteredStaysText() throws Exception {
        String hostile = "\"><script>alert(1)</script></textarea><img src=x onerror=alert(1)>'`${1}";
        Map<String, String> fields =
                Map.of("path.id", hostile, "body", hostile, "language", hostile, "header.Prefer", hostile);

        String page = send(posting("answerForm", fields)).body();

        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("<img"), page);
        assertEquals(hostile, shown(part(page, "<textarea id=\"field-body\"[^>]*>\n(.*?)</textarea>")));
        assertEquals(hostile, shown(part(page, "id=\"field-path.id\"[^>]* value=\"([^\"]*)\"")));
    }

    @Test
    void aHostileHostStaysText() throws Exception {
        String page = send(to("/docs/api/execute").header("X-Forwarded-Host", "\"><script>"))
                .body();

        assertFalse(page.contains("<script>"), page);
    }

    @Test
    void writesCodeForFormsOfItsOwnAlone() throws Exception {
        HttpResponse<String> without = send(
                to("/docs/api/status/code").header("Content-Type", FORM).POST(BodyPublishers.ofString("path.id=x")));
        HttpResponse<String> fromElsewhere =
                send(posting("status", Map.of("path.id", "x")).header("Sec-Fetch-Site", "cross-site"));

        assertEquals(403, without.statusCode());
        assertEquals(403, fromElsewhere.statusCode());
    }

    @Test
    void anOperationTakesThePlaceOfAnotherInAnOpenPage() throws Exception {
        String part = send(to("/docs/api/status").header("HX-Request", "true")).body();
        String restored = send(to("/docs/api/status")
                        .header("HX-Request", "true")
                        .header("HX-History-Restore-Request", "true"))
                .body();

        assertTrue(part.startsWith("<title>How the execution stands"), part);
        assertFalse(part.contains("<html"), part);
        assertTrue(restored.contains("<html"), restored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "%3Cscript%3E", "EXECUTE"})
    void anUnknownOperationIsNoPage(String operation) throws Exception {
        HttpResponse<String> answer = send(to("/docs/api/" + operation));

        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().contains("<script>"), answer.body());
    }

    @Test
    void eachPageIsSmall() throws Exception {
        for (DescribedOperation operation : API.operations()) {
            byte[] page = page("/docs/api/" + operation.head().id()).getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
                zip.write(page);
            }

            assertTrue(sent.size() < WHAT_A_PAGE_MAY_BE, operation.head().id() + ": " + sent.size());
            assertTrue(page.length < 2 * WHAT_A_PAGE_MAY_BE, operation.head().id() + ": " + page.length);
        }
    }
}
