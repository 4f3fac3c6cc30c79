package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.ApiFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found wrong with the question to an API before anybody asks it. */
class ApiCheckTest {

    private static final String AUTHORITY =
            "must have no place in scheme, host or port: write a / before the first one";
    private static final String BEGINNING = "must begin with https:// or http:// and a host, all literal";
    private static final String ORIGIN = "must be http:// or https:// and a host, with a port or without, such as"
            + " https://api.example.com, and name no user";
    private static final String ILLEGAL =
            "must have no fragment, and what no URL may hold must be percent-encoded in it";

    private static List<String> findings(String members) {
        Value document = ApiFlow.document(members);
        return DefinitionReader.read(document)
                .fold(unread -> unread, definition -> Checks.check(definition).findings())
                .stream()
                .map(Finding::toString)
                .toList();
    }

    private static List<String> ofUrl(String url) {
        return findings("\"method\": \"GET\", \"url\": \"" + url.replace("\"", "\\\"") + "\"");
    }

    private static List<String> ofHeader(String name, String text) {
        return findings("\"method\": \"GET\", \"url\": \"https://api.example.com\", \"headers\": {\"" + name + "\": \""
                + text.replace("\"", "\\\"") + "\"}");
    }

    private static List<String> ofBody(String body) {
        return findings("\"method\": \"POST\", \"url\": \"https://api.example.com\", \"body\": " + body);
    }

    private static List<String> error(String pointer, String message) {
        return List.of("ERROR at /nodes/1" + pointer + " (node lookup): " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "http://10.0.0.7:8080/",
                "https://[2001:db8::1]:8443/x",
                "https://api.example.com/v1/{{ person.name }}/x?income={{ person.income }}&none={{ person.nick }}",
                "https://api.example.com?{{ person.name }}=1",
                "https://api.example.com/%C3%B1/~a(b)!$'*+,;=:@"
            })
    void findsNothingWrongWithAUrl(String url) {
        assertEquals(List.of(), ofUrl(url));
    }

    @Test
    void readsWhatItWrote() {
        for (String members : List.of(
                """
                "method": "POST", "url": "https://api.example.com/{{person.name}}?a={{ secret.key }}&b=1", "retries": 2,
                "timeout": "PT5S", "headers": {"X-A": "{{ person.name }}", "X-B": "b"}, "body": {"a": ["{{ person.income }}"]}
                """,
                "\"method\": \"PUT\", \"url\": \"http://h\", \"body\": \"{\\\"a\\\": {{ person.income }}}\"",
                "\"method\": \"DELETE\", \"url\": \"https://api.example.com\"")) {
            WorkflooDefinition definition = ApiFlow.definition(members);

            assertEquals(
                    definition,
                    DefinitionReader.read(DefinitionWriter.write(definition)).get());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ person.name }} | " + BEGINNING,
                "{{ person.name }}://api.example.com/ | " + BEGINNING,
                "/v1/people | " + BEGINNING,
                "https://{{ person.name }} | " + AUTHORITY,
                "https://{{ person.name }}/x | " + AUTHORITY,
                "https://{{ secret.host }}/x | " + AUTHORITY,
                "https://api.example.com{{ person.name }} | " + AUTHORITY,
                "https://api.{{ person.name }}.com/x | " + AUTHORITY,
                "https://api.example.com:{{ person.name }}/x | " + AUTHORITY,
                "https://ana:pw@api.example.com/ | " + ORIGIN,
                "file:///etc/passwd | " + ORIGIN,
                "ftp://api.example.com/ | " + ORIGIN,
                "https:///x | " + ORIGIN,
                "https://a b/ | " + ORIGIN,
                "https://api.example.com:0/ | must have a port from 1 to 65535",
                "https://api.example.com:99999/ | must have a port from 1 to 65535",
                "https://api.example.com/#x | " + ILLEGAL,
                "https://api.example.com/a b | " + ILLEGAL,
                "https://api.example.com/%4{{ person.name }} | " + ILLEGAL,
                "https://api.example.com/%{{ person.name }} | " + ILLEGAL,
                "https://api.example.com/a/../b | a segment of the URL's path would be empty, . or .., and lead elsewhere",
                "https://api.example.com/{{ person.nick }} | may be null, for which a path has no room: guard it, such as"
                        + " if x != null then x else \"none\"",
                "https://api.example.com/?a={{ [person.name] }} | must be a text, a number, true or false, a date, a moment"
                        + " or a duration, but is list of text",
                "https://api.example.com/?a={{ \"x\" + secret.key }} | names a secret otherwise than as"
                        + " {{ secret.its_name }}, in a place of its own, in lower-case letters, digits and _",
                "https://api.example.com/?a={{ secret.KEY }} | names a secret otherwise than as"
                        + " {{ secret.its_name }}, in a place of its own, in lower-case letters, digits and _"
            })
    void findsWhatIsWrongWithAUrl(String url, String message) {
        assertEquals(error("/url", message), ofUrl(url));
    }

    /** However little of the stack there is. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "%41"})
    void findsALongUrl(String each) throws Exception {
        FutureTask<List<String>> found =
                new FutureTask<>(() -> ofUrl("https://api.example.com/" + each.repeat(100_000)));

        new Thread(null, found, "small", 512 * 1024).start();

        assertEquals(error("/url", "the URL would be longer than 8000 characters"), found.get());
    }

    @Test
    void findsWhatAFormulaCannotRead() {
        assertEquals(1, ofUrl("https://api.example.com/?a={{ nobody.name }}").size());
        assertEquals(1, ofUrl("https://api.example.com/?a={{ done.name }}").size());
        assertEquals(1, ofUrl("https://api.example.com/?a={{ person.age }}").size());
    }

    @Test
    void findsAPlaceThatIsNoExpression() {
        assertEquals(
                error("/url", "line 1, column 28: this place is never closed: expected }}"),
                ofUrl("https://api.example.com/?a={{ person.name"));
    }

    @Test
    void warnsOfWhatIsSensitiveInAUrl() {
        String message = "WARNING at /nodes/1/url (node lookup): "
                + "is sensitive, and URLs stand in the logs of proxies: put it into the body";

        assertEquals(List.of(message), ofUrl("https://api.example.com/{{ person.rfc }}"));
        assertEquals(List.of(message), ofUrl("https://api.example.com/?rfc={{ person.rfc }}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X A | b | is no name that a header can have",
                "Host | evil.example | is written for each request anew",
                "content-length | 1 | is written for each request anew",
                "Idempotency-Key | x | is written for each request anew",
                "Content-Type | text/xml | must be application/json, or a type that ends in +json: the body is JSON",
                "Content-Type | {{ person.name }} | must be application/json, or a type that ends in +json: the body is JSON",
                "X-Name | ñ | must be one line of printable ASCII",
                "Authorization | Bearer abc | must name a secret, such as {{ secret.its_name }}, instead of saying it",
                "X-Api-Key | abc | must name a secret, such as {{ secret.its_name }}, instead of saying it",
                "X-A | {{ {a: 1} }} | must be a text, a number, true or false, a date, a moment or a duration, but is"
                        + " {a: integer}"
            })
    void findsWhatIsWrongWithAHeader(String name, String text, String message) {
        List<String> found = ofHeader(name, text);

        assertEquals(1, found.size(), found::toString);
        assertEquals(error("/headers/" + name, message), found);
    }

    private static List<String> said(String pointer) {
        return List.of(
                "WARNING at /nodes/1" + pointer + " (node lookup): says what is called like a secret, and is shown"
                        + " to all who follow the execution: name one instead, such as {{ secret.its_name }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=1&api_key=live_9f8e", "{{ person.name }}=1&Access-Token=a", "client%5Fsecret=a", "apiKey=a"})
    void warnsOfASecretThatAQuerySays(String query) {
        assertEquals(said("/url"), ofUrl("https://api.example.com/?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key={{ secret.key }}",
                "api_key=x{{ secret.key }}",
                "token={{ person.name }}",
                "token=&a=token",
                "token",
                "a=token=1"
            })
    void warnsOfNoQueryThatSaysNone(String query) {
        assertEquals(List.of(), ofUrl("https://api.example.com/token?" + query));
    }

    @Test
    void warnsOfASecretThatABodySays() {
        assertEquals(said("/body/clientSecret"), ofBody("{\"clientSecret\": \"9f8e\", \"a\": \"token\"}"));
        assertEquals(said("/body/a/1/pass~1password"), ofBody("{\"a\": [1, {\"pass/password\": [\"9f8e\"]}]}"));
        assertEquals(said("/body"), ofBody("\"{\\\"token\\\": \\\"9f8e\\\", \\\"api-key\\\": \\\"9f8e\\\"}\""));
        assertEquals(
                List.of(),
                ofBody("{\"token\": \"{{ secret.key }}\", \"max_tokens\": 7, \"secret\": \"\", \"password\": null}"));
    }

    @Test
    void takesSecretsInHeaders() {
        assertEquals(List.of(), ofHeader("Authorization", "Bearer {{ secret.bureau_token }}"));
        assertEquals(List.of(), ofHeader("Content-Type", "application/vnd.api+json"));
    }

    @Test
    void findsAHeaderThatStandsThereTwice() {
        assertEquals(
                error("/headers/x-a", "stands there twice"),
                findings("\"method\": \"GET\", \"url\": \"https://h\", \"headers\": {\"X-A\": \"1\", \"x-a\": \"2\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Dear {{ person.name }}\" | must be JSON, or the text of JSON with places in it: expected a value at character 1",
                "\"{\\\"a\\\": {{ person.name }}\" | must be JSON, or the text of JSON with places in it: expected } behind"
                        + " place 1",
                "\"{{{ person.name }}: 1}\" | line 1, column 1: this place is never closed: expected }}",
                "{\"a{{ person.name }}\": 1} | must have no place in the name of a member",
                "{\"a\": \"x {{ [1] }}\"} | must be a text, a number, true or false, a date, a moment or a duration, but is"
                        + " list of integer"
            })
    void findsWhatIsWrongWithABody(String body, String message) {
        List<String> found =
                ofBody(body).stream().map(it -> it.replace("/body/a", "/body")).toList();

        assertEquals(error("/body", message), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "true",
                "\"{{ person.name }}\"",
                "{\"a\": \"{{ [1] }}\", \"b\": \"{{ person.nick }}\"}",
                "\"[1, {\\\"a\\\": \\\"{{ person.name }}\\\"}]\""
            })
    void findsNothingWrongWithABody(String body) {
        assertEquals(List.of(), ofBody(body));
    }

    @Test
    void wantsAMethodThatThereIs() {
        assertEquals(
                error("/method", "must be one of [GET, POST, PUT, PATCH, DELETE]"),
                findings("\"method\": \"get\", \"url\": \"https://h\""));
        assertEquals(
                error("/body", "is not sent with GET"),
                findings("\"method\": \"GET\", \"url\": \"https://h\", \"body\": {}"));
    }
}
