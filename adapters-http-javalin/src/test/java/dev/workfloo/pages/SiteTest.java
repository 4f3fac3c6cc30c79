package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final Area AREA = new Area("/p", true, List.of(), List.of("htmx.js"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Javalin server;

    @BeforeAll
    static void start() {
        Site site = Site.of(
                AREA,
                List.of(
                        PageRoute.get("/p/asks", SiteTest::asks),
                        PageRoute.post("/p/asks", 20_000, PageRequest::knownVisitor, SiteTest::answered),
                        PageRoute.post("/p/asks/part", PageRoute.FORM, PageRequest::knownVisitor, SiteTest::answered),
                        PageRoute.get("/p/busy", request -> {
                            throw new StoreUnavailable("no connection");
                        }),
                        PageRoute.get("/p/broken", request -> {
                            throw new IllegalStateException("of ANA");
                        })));
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(site));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static PageAnswer asks(PageRequest request) {
        return PageAnswer.page(Shell.of("<Asks>"), "<i>" + FormToken.of(request.visitor()) + "</i>");
    }

    private static PageAnswer answered(PageRequest request) {
        String name = request.form().value("name").orElse("?");
        List<PostedFile> files = request.form().filesOf("file");
        String sizes = files.stream()
                .map(file -> file.name() + " " + file.bytes().length)
                .toList()
                .toString();
        return PageAnswer.seeOther(
                "/p/done?" + name.length() + sizes.replace(' ', '+').replaceAll("[\\[\\]]", "_"));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String part(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), () -> pattern + " is not in " + text);
        return matcher.group(1);
    }

    /** As a browser: with the cookie, and the token of the form. */
    private static HttpRequest.Builder posting(String type) throws Exception {
        HttpResponse<String> form = send(to("/p/asks"));
        return to("/p/asks")
                .header("Cookie", part(header(form, "Set-Cookie"), "^([^;]+)"))
                .header("Content-Type", type)
                .header("X-Token", part(form.body(), "<i>([^<]+)</i>"));
    }

    private static HttpResponse<String> post(HttpRequest.Builder request, String body) throws Exception {
        String token = request.copy().build().headers().firstValue("X-Token").orElse("");
        return send(request.POST(BodyPublishers.ofString(body.replace("TOKEN", token))));
    }

    @Test
    void surroundsContentInTheLanguageThatTheBrowserReads() throws Exception {
        HttpResponse<String> spanish = send(to("/p/asks").header("Accept-Language", "fr, es-MX;q=0.8, en;q=0.5"));
        HttpResponse<String> english = send(to("/p/asks").header("Accept-Language", "en-US"));

        assertTrue(spanish.body().contains("<html lang=\"es\">"), spanish.body());
        assertTrue(english.body().contains("<html lang=\"en\">"), english.body());
        assertTrue(spanish.body().contains("<title>&lt;Asks&gt; – Workfloo</title>"), spanish.body());
    }

    @Test
    void remembersTheLanguageThatThePersonChooses() throws Exception {
        HttpResponse<String> chosen = send(to("/p/asks?lang=en").header("Accept-Language", "es"));
        String cookie = chosen.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("lang="))
                .findFirst()
                .orElse("");

        HttpResponse<String> later =
                send(to("/p/asks").header("Accept-Language", "es").header("Cookie", "lang=en"));

        assertTrue(cookie.startsWith("lang=en; Path=/p; HttpOnly; SameSite=Lax; Max-Age="), cookie);
        assertTrue(later.body().contains("<html lang=\"en\">"), later.body());
    }

    @Test
    void tellsBrowsersWhatThePageMayDo() throws Exception {
        HttpResponse<String> page = send(to("/p/asks"));

        assertEquals(
                "default-src 'self'; img-src 'self' data:; object-src 'none'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'",
                header(page, "Content-Security-Policy"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals("noindex, nofollow", header(page, "X-Robots-Tag"));
    }

    @Test
    void cookiesGoByTlsAloneWhereOthersListen() throws Exception {
        HttpResponse<String> here = send(to("/p/asks"));
        PageCookie cookie = new PageCookie("session", "x", "/p", Optional.empty());

        assertTrue(header(here, "Set-Cookie").startsWith("workfloo-visitor="), header(here, "Set-Cookie"));
        assertEquals("session=x; Path=/p; HttpOnly; SameSite=Lax", cookie.header(true));
        assertEquals("__Secure-session=x; Path=/p; HttpOnly; SameSite=Lax; Secure", cookie.header(false));
    }

    @Test
    void takesFormsThatAreOurs() throws Exception {
        HttpResponse<String> encoded =
                post(posting("application/x-www-form-urlencoded"), "name=%C3%91and%C3%BA+1&_token=TOKEN");

        assertEquals(303, encoded.statusCode());
        assertEquals("/p/done?7__", header(encoded, "Location"));
    }

    @Test
    void takesFiles() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\nTOKEN\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nÑandú\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                + "x".repeat(5_000) + "\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";

        HttpResponse<String> answer = post(posting("multipart/form-data; boundary=x"), body);

        assertEquals("/p/done?5_a.png+5000_", header(answer, "Location"));
    }

    @Test
    void refusesFormsOfOthers() throws Exception {
        String type = "application/x-www-form-urlencoded";
        HttpResponse<String> withoutToken = post(posting(type), "name=x");
        HttpResponse<String> withoutCookie = post(to("/p/asks").header("Content-Type", type), "name=x&_token=x");
        HttpResponse<String> fromElsewhere =
                post(posting(type).header("Sec-Fetch-Site", "cross-site"), "name=x&_token=TOKEN");
        HttpResponse<String> unreadable = post(posting("multipart/form-data; boundary=x"), "--x\r\n_token=TOKEN");

        for (HttpResponse<String> each : List.of(withoutToken, withoutCookie, fromElsewhere, unreadable)) {
            assertEquals(403, each.statusCode());
            assertTrue(each.body().contains("Esta página ya no es válida"), each.body());
        }
    }

    @Test
    void saysInWordsThatItIsTooLarge() throws Exception {
        HttpResponse<String> answer =
                post(posting("application/x-www-form-urlencoded"), "_token=TOKEN&name=" + "x".repeat(20_000));

        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("Es demasiado grande"), answer.body());
    }

    @Test
    void saysInWordsThatItHasTooManyFields() throws Exception {
        String type = "application/x-www-form-urlencoded";
        String many = "&a".repeat(FormReader.MOST_FIELDS);

        HttpResponse<String> ours = post(posting(type), "_token=TOKEN" + many);
        HttpResponse<String> ofOthers = post(to("/p/asks").header("Content-Type", type), "_token=x" + many);

        assertEquals(413, ours.statusCode());
        assertTrue(ours.body().contains("Es demasiado grande"), ours.body());
        assertEquals(403, ofOthers.statusCode());
    }

    @Test
    void brokenPercentSignsAreTheClients() throws Exception {
        HttpResponse<String> answer = post(posting("application/x-www-form-urlencoded"), "_token=TOKEN&name=%zz");

        assertEquals(403, answer.statusCode());
    }

    @Test
    void leadsFromAnAnswerToThePageInTheOtherLanguage() throws Exception {
        String type = "application/x-www-form-urlencoded";

        String beside = post(to("/p/asks").header("Content-Type", type), "x=1").body();
        String below =
                post(to("/p/asks/part").header("Content-Type", type), "x=1").body();

        assertTrue(beside.contains(" href=\"?lang=en\""), beside);
        assertTrue(below.contains(" href=\"/p/asks?lang=en\""), below);
    }

    @Test
    void whatIsPostedToNowhereIsAPageToo() throws Exception {
        for (String path : List.of("/p", "/p/nowhere", "/p/no/where")) {
            HttpResponse<String> answer = post(to(path), "x=1");

            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("Esta página no existe"), answer.body());
            assertEquals("no-store", header(answer, "Cache-Control"));
            assertEquals("noindex, nofollow", header(answer, "X-Robots-Tag"));
        }
    }

    @Test
    void saysInWordsThatItFailed() throws Exception {
        HttpResponse<String> busy = send(to("/p/busy"));
        HttpResponse<String> broken = send(to("/p/broken"));
        HttpResponse<String> missing = send(to("/p/nowhere"));

        assertEquals(List.of(503, 500, 404), List.of(busy.statusCode(), broken.statusCode(), missing.statusCode()));
        assertTrue(broken.body().contains(header(broken, "X-Request-Id")), broken.body());
        assertFalse(broken.body().contains("ANA"), broken.body());
        assertTrue(missing.body().contains("Esta página no existe"), missing.body());
    }

    @Test
    void sendsWhatPagesLoad() throws Exception {
        String page = send(to("/p/asks")).body();
        String style = part(page, "href=\"(/p/assets/[0-9a-f]+/workfloo\\.css)\"");
        String script = part(page, "src=\"(/p/assets/[0-9a-f]+/htmx\\.js)\"");

        HttpResponse<String> css = send(to(style));
        HttpResponse<String> js = send(to(script));

        assertEquals("text/css; charset=utf-8", header(css, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(css, "Cache-Control"));
        assertFalse(String.join(",", css.headers().allValues("Vary")).contains("Cookie"), css.headers()::toString);
        assertEquals("text/javascript; charset=utf-8", header(js, "Content-Type"));
        assertEquals(404, send(to("/p/assets/0/words.es.properties")).statusCode());
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        return send(to(path).method(method, BodyPublishers.ofString("x=1")));
    }

    @Test
    void saysInAPageWhatIsDoneWhere() throws Exception {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
            HttpResponse<String> taken = send(method, "/p/asks");
            HttpResponse<String> posted = send(method, "/p/asks/part");

            for (HttpResponse<String> each : List.of(taken, posted)) {
                assertEquals(405, each.statusCode());
                assertTrue(header(each, "Content-Type").startsWith("text/html"), each.headers()::toString);
                assertTrue(each.body().contains("Eso no se puede hacer aquí"), each.body());
                assertEquals("no-store", header(each, "Cache-Control"));
            }
            assertEquals("GET, HEAD, POST", header(taken, "Allow"));
            assertEquals("POST", header(posted, "Allow"));
        }
    }

    @Test
    void readsOnlyWhatCanBeRead() throws Exception {
        HttpResponse<String> readable = send("POST", "/p/busy");
        HttpResponse<String> posted = send(to("/p/asks/part"));
        HttpResponse<String> style = send("PUT", "/p/assets/0/workfloo.css");

        assertEquals(List.of(405, "GET, HEAD"), List.of(readable.statusCode(), header(readable, "Allow")));
        assertEquals(List.of(405, "POST"), List.of(posted.statusCode(), header(posted, "Allow")));
        assertEquals(List.of(405, "GET, HEAD"), List.of(style.statusCode(), header(style, "Allow")));
    }

    @Test
    void saysSoInTheLanguageThatTheBrowserReads() throws Exception {
        HttpResponse<String> english =
                send(to("/p/asks").header("Accept-Language", "en").DELETE());

        assertTrue(english.body().contains("That cannot be done here"), english.body());
    }

    @Test
    void whatIsNowhereIsAPageHoweverItIsAskedFor() throws Exception {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "GET")) {
            HttpResponse<String> answer = send(method, "/p/nowhere");

            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("Esta página no existe"), answer.body());
            assertEquals("", header(answer, "Allow"));
        }
    }

    @Test
    void headIsAnsweredAsGetIs() throws Exception {
        HttpResponse<byte[]> head = CLIENT.send(
                to("/p/nowhere").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());

        HttpResponse<byte[]> there = CLIENT.send(
                to("/p/asks").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());

        assertEquals(List.of(404, 200), List.of(head.statusCode(), there.statusCode()));
        assertEquals(header(send(to("/p/asks")), "Content-Security-Policy"), header(there, "Content-Security-Policy"));
        for (HttpResponse<byte[]> each : List.of(head, there)) {
            assertEquals("", new String(each.body(), StandardCharsets.UTF_8));
        }
    }
}
