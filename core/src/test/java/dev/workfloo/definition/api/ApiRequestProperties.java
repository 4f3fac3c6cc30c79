package dev.workfloo.definition.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.ApiFlow;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever somebody answers, it stays in its place. */
class ApiRequestProperties {

    private static final ApiRequest URL = ApiFlow.request("""
            "method": "GET",
            "url": "https://api.example.com:8443/v1/{{ person.name }}/x{{ person.name }}y/end?a={{ person.name }}&b={{ person.name }}z"
            """);

    private static final ApiRequest HEADERS = ApiFlow.request("""
            "method": "GET", "url": "https://api.example.com/",
            "headers": {"X-Alone": "{{ person.name }}", "X-Mixed": "id={{ person.name }}; path=/, b"}
            """);

    private static final ApiRequest BODY = ApiFlow.request("""
            "method": "POST", "url": "https://api.example.com/",
            "body": {"whole": "{{ person.name }}", "words": "Dear {{ person.name }}!", "last": true}
            """);

    private static final ApiRequest TEXT = ApiFlow.request("""
            "method": "POST", "url": "https://api.example.com/",
            "body": "{\\"whole\\": {{ person.name }}, \\"words\\": \\"Dear {{ person.name }}!\\", \\"last\\": true}"
            """);

    /** What ends or begins something somewhere, among letters of all kinds. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> sharp = Arbitraries.of(
                "/",
                "..",
                ".",
                "\\",
                "?",
                "#",
                "&",
                "=",
                ";",
                ":",
                "@",
                "%",
                "%2f",
                "%2e",
                "%0d%0a",
                "\r\n",
                "\n",
                "\0",
                "\"",
                "'",
                "\\\"",
                "\\u0022",
                "}",
                "{",
                "{{",
                "}}",
                "{{ secret.key }}",
                "]",
                ",",
                "<",
                ">",
                " ",
                "\t",
                "http://",
                "file:///etc/passwd",
                "127.0.0.1",
                "X-Evil: 1",
                "null",
                "\u2028",
                "\ud83d\ude00",
                "ñ",
                "\u202e",
                "*",
                "+",
                "~");
        Arbitrary<String> plain = Arbitraries.strings().ofMinLength(0).ofMaxLength(4);
        return Arbitraries.frequencyOf(Tuple.of(3, sharp), Tuple.of(1, plain))
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces))
                .filter(text -> new Value.Text(text).isPortable() || text.contains("\0"));
    }

    private static Either<String, ApiMessage> message(ApiRequest request, String value) {
        return request.message(ApiFlow.values(request, value), secret -> "S3CRET");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Property
    void nothingLeavesItsPlaceInAUrl(@ForAll("hostile") String value) {
        message(URL, value).peek(message -> {
            URI url = URI.create(message.url());
            List<String> segments = List.of(url.getRawPath().split("/", -1));
            List<String> parameters = List.of(url.getRawQuery().split("&", -1));

            assertEquals("https://api.example.com:8443", url.getScheme() + "://" + url.getRawAuthority());
            assertEquals(null, url.getRawFragment());
            assertEquals(
                    List.of("", "v1", value, "x" + value + "y", "end"),
                    segments.stream().map(ApiRequestProperties::decoded).toList());
            assertEquals(
                    List.of("a=" + value, "b=" + value + "z"),
                    parameters.stream().map(ApiRequestProperties::decoded).toList());
            assertEquals(url.getRawPath(), url.normalize().getRawPath());
            assertTrue(!message.url().contains("S3CRET"));
        });
    }

    /** What is refused would have been another path, and nothing else is. */
    @Property
    void whatIsRefusedInAUrlIsAnotherPath(@ForAll("hostile") String value) {
        boolean isPlain = !value.isEmpty()
                && !value.contains(".")
                && !value.toLowerCase(Locale.ROOT).contains("%2");

        if (isPlain) assertTrue(message(URL, value).isRight(), value);
    }

    @Property
    void nothingLeavesItsPlaceInAHeader(@ForAll("hostile") String value) {
        message(HEADERS, value).peek(message -> {
            assertEquals(value.strip(), message.headers().getOrDefault("X-Alone", ""));
            assertEquals("id=" + value + "; path=/, b", message.headers().get("X-Mixed"));
            message.headers().values().forEach(text -> assertTrue(text.matches("[ -~]*"), text));
            assertEquals(2, message.headers().get("X-Mixed").split(";", -1).length);
            assertEquals(2, message.headers().get("X-Mixed").split(",", -1).length);
        });
    }

    @Property
    void nothingLeavesItsPlaceInJson(@ForAll("hostile") String value) {
        Value expected = Value.of(Map.of("whole", value, "words", "Dear " + value + "!", "last", true));

        assertEquals(Either.right(Optional.of(expected)), message(BODY, value).map(ApiMessage::body));
        assertEquals(Either.right(Optional.of(expected)), message(TEXT, value).map(ApiMessage::body));
    }
}
