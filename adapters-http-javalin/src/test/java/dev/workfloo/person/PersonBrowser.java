package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does without scripts: it keeps cookies by their paths, and sends forms as they were drawn. */
final class PersonBrowser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    PersonBrowser(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    /** A form as it was drawn on a page, with what is typed into it. */
    record DrawnForm(String action, Map<String, String> fields) {

        DrawnForm with(String field, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(field, value);
            return new DrawnForm(action, more);
        }

        String encoded() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "en");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    /** Where the address of a message leads. */
    static String address(NewLink link) {
        return "/p/" + link.link().id() + "/" + link.token();
    }

    static String page(NewLink link) {
        return "/p/" + link.link().id();
    }

    /** Opens a link by its button. */
    HttpResponse<String> open(NewLink link) {
        HttpResponse<String> opened = post(form(get(address(link)).body(), "enter"));
        assertEquals(303, opened.statusCode(), opened.body());
        return get(location(opened));
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** @param kind what it is called in {@code data-form} */
    static DrawnForm form(String page, String kind) {
        Matcher form = Pattern.compile(
                        "<form [^>]*action=\"([^\"]*)\" data-form=\"" + kind + "\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                .matcher(page);
        assertTrue(form.find(), () -> "there is no form " + kind + " in " + page);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        return new DrawnForm(form.group(1), fields);
    }

    HttpRequest.Builder posting(DrawnForm form) {
        return to(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded()));
    }

    /** As a form with files is sent, such as this one. */
    HttpResponse<String> postWithFile(DrawnForm form, String content) {
        String parts = form.fields().entrySet().stream()
                .map(field -> part("name=\"" + field.getKey() + "\"", field.getValue()))
                .collect(Collectors.joining());
        String body = parts + part("name=\"more\"; filename=\"more.pdf\"", content) + "--line--";
        return send(to(form.action())
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String disposition, String content) {
        return "--line\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    HttpResponse<String> post(DrawnForm form) {
        return send(posting(form));
    }

    /** Sends a form, and looks at where that leads. */
    HttpResponse<String> follow(DrawnForm form) {
        HttpResponse<String> answer = post(form);
        assertEquals(303, answer.statusCode(), answer.body());
        return get(location(answer));
    }

    /** Presses the button that sends a code. */
    HttpResponse<String> askForCode(String page) {
        return follow(form(page, "send").with("do", "send"));
    }

    HttpResponse<String> type(String page, String code) {
        return follow(form(page, "code").with("code", code));
    }
}
