package dev.workfloo.definition.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.ApiFlow;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

    private static Either<String, ApiMessage> message(String members, Object... values) {
        ApiRequest request = ApiFlow.request(members);
        return request.message(ApiFlow.values(request, List.of(values)), name -> "the " + name);
    }

    private static ApiMessage sent(String members, Object... values) {
        return message(members, values).getOrElseThrow(wrong -> new AssertionError(wrong));
    }

    private static String url(String url, Object... values) {
        return sent("\"method\": \"GET\", \"url\": \"" + url + "\"", values).url();
    }

    private static Optional<Value> body(String body, Object... values) {
        return sent("\"method\": \"POST\", \"url\": \"https://api.example.com\", \"body\": " + body, values)
                .body();
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    void fillsEachKindOfPlace() {
        ApiMessage message = sent("""
                "method": "PUT", "url": "https://API.example.com:443/p/{{ person.rfc }}?name={{ person.name }}",
                "headers": {"X-Person": "{{ person.name }}"},
                "body": {"rfc": "{{ person.rfc }}", "income": "{{ person.income }}", "said": "{{ person.income }} pesos"}
                """, "K&A", "Ana Ñ", "Ana", "20000 each", "K&A", 20_000);

        assertEquals("PUT", message.method());
        assertEquals("https://api.example.com/p/K%26A?name=Ana%20%C3%91", message.url());
        assertEquals(Map.of("X-Person", "Ana"), message.headers());
        assertEquals(
                Optional.of(Value.of(Map.of("rfc", "K&A", "income", 20_000, "said", "20000 each pesos"))),
                message.body());
    }

    @Test
    void putsSecretsWhereTheyAreNamed() {
        String members = """
                "method": "POST", "url": "https://api.example.com/{{ secret.tenant }}?key={{ secret.key }}",
                "headers": {"Authorization": "Bearer {{ secret.token }}"},
                "body": {"key": "{{ secret.key }}", "both": "{{ secret.key }}/{{ secret.pin }}"}
                """;

        ApiMessage message = sent(members);

        assertEquals(
                Set.of("tenant", "key", "token", "pin"),
                ApiFlow.request(members).secrets());
        assertEquals("https://api.example.com/the%20tenant?key=the%20key", message.url());
        assertEquals(Map.of("Authorization", "Bearer the token"), message.headers());
        assertEquals(Optional.of(Value.of(Map.of("key", "the key", "both", "the key/the pin"))), message.body());
    }

    /** What people answer may look like a place: it is not read. */
    @Test
    void readsNoPlaceInAValue() {
        assertEquals(
                "https://api.example.com/?q=%7B%7B%20secret.key%20%7D%7D",
                url("https://api.example.com/?q={{ person.name }}", "{{ secret.key }}"));
        assertEquals(
                Optional.of(Value.of(Map.of("a", "{{ secret.key }}"))),
                body("{\"a\": \"{{ person.name }}\"}", "{{ secret.key }}"));
    }

    @ParameterizedTest
    @CsvSource({"a/b, a%2Fb", "a?b#c, a%3Fb%23c", "a&b=c;d, a%26b%3Dc%3Bd", "...x, ...x", "a\\b, a%5Cb"})
    void encodesWhatStandsInAPath(String value, String encoded) {
        assertEquals(
                "https://api.example.com/p/" + encoded + "/x",
                url("https://api.example.com/p/{{ person.name }}/x", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "%2e", "../x", "x/..", "..;x", "%2e%2E", "%252e%252e", "..\\x", ".%2e"})
    void refusesWhatWouldLeadElsewhere(String value) {
        assertEquals(
                Either.left("a segment of the URL's path would be empty, . or .., and lead elsewhere"),
                message("\"method\": \"GET\", \"url\": \"https://api.example.com/p/{{ person.name }}/x\"", value));
    }

    @Test
    void refusesADotThatAValueCompletes() {
        assertTrue(message("\"method\": \"GET\", \"url\": \"https://api.example.com/.{{ person.name }}/x\"", ".")
                .isLeft());
        assertTrue(message(
                        "\"method\": \"GET\", \"url\": \"https://api.example.com/{{ person.name }}{{ person.nick }}\"",
                        ".",
                        ".")
                .isLeft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000b", "a\tb", "ñ", "\u2028", "\uD800", "\u007f"})
    void refusesWhatCouldEndAHeader(String value) {
        assertEquals(Either.left("the header X-Person would hold what is not printable ASCII"), message("""
                        "method": "GET", "url": "https://api.example.com", "headers": {"X-Person": "{{ person.name }}"}
                        """, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a; admin=true", "a, b", "a\" b", "(a", "a\\"})
    void refusesWhatCouldPartAHeader(String value) {
        String together = """
                "method": "GET", "url": "https://api.example.com", "headers": {"X-Mixed": "id={{ person.name }}; path=/"}
                """;
        String alone = """
                "method": "GET", "url": "https://api.example.com", "headers": {"X-Person": "{{ person.name }}"}
                """;

        assertEquals(
                Either.left("a value of the header X-Mixed would part it: it holds one of \" , ; ( ) \\"),
                message(together, value));
        assertEquals(Map.of("X-Person", value), sent(alone, value).headers());
    }

    @Test
    void leavesOutAHeaderThatIsBlank() {
        String members = """
                "method": "GET", "url": "https://api.example.com",
                "headers": {"X-Nick": "{{ person.nick }}", "X-Name": "{{ person.name }}"}
                """;
        ApiRequest request = ApiFlow.request(members);
        Value.Context values = Value.Context.of(Map.of("headers.x-name.1", "Ana"));

        assertEquals(
                Either.right(Map.of("X-Name", "Ana")),
                request.message(values, name -> name).map(ApiMessage::headers));
    }

    @Test
    void keepsTheTypeOfAValueThatStandsAlone() {
        assertEquals(
                Optional.of(Value.of(List.of(7, true))),
                body("[\"{{ person.name }}\", \"{{ person.nick }}\"]", 7, true));
        assertEquals(
                Optional.of(Value.of(Map.of("a", List.of(1)))), body("{\"a\": \"{{ person.name }}\"}", List.of(1)));
        assertEquals(Optional.of(Value.of("x")), body("\"{{ person.name }}\"", "x"));
    }

    @Test
    void readsTheTextOfJsonWithPlaces() {
        String text = """
                {"rfc": "{{ person.rfc }}", "n": {{ person.income }}, "said": "a\\"{{ person.name }}\\u0041\\n",
                 "more": [true, false, null, -1.5e2, {"x": "{{ secret.key }}", "y": {{ secret.key }}}]}""";

        Optional<Value> body = body(quoted(text).replace("\n", "\\n"), "\"}, \"evil\": {", "A", 7);

        assertEquals(
                "{rfc=\"}, \"evil\": {, n=7, said=a\"AA\n, more=[true, false, null, -150, {x=the key, y=the key}]}",
                body.orElseThrow().toPlain().toString());
    }

    /** A place in quotes is text, whatever its value is. */
    @Test
    void aQuotedPlaceOfATextIsText() {
        assertEquals(Optional.of(Value.of(Map.of("n", "7"))), body(quoted("{\"n\": \"{{ person.income }}\"}"), 7));
        assertEquals(
                Optional.of(Value.of(Map.of("n", ""))), body(quoted("{\"n\": \"{{ person.income }}\"}"), Value.NULL));
    }

    @Test
    void saysNothingOfAPerson() {
        ApiMessage message = sent("\"method\": \"GET\", \"url\": \"https://api.example.com/{{ person.name }}\"", "ANA");

        assertEquals("ApiMessage[GET]", message.toString());
    }

    @Test
    void isNoLongerThanServersTake() {
        assertEquals(
                Either.left("the URL would be longer than 8000 characters"),
                message(
                        "\"method\": \"GET\", \"url\": \"https://api.example.com/{{ person.name }}\"",
                        "a".repeat(8_000)));
    }
}
