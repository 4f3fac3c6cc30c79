package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.ApiFlow;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.api.ApiRequest;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ApiQuestion;
import dev.workfloo.outbound.StubService.Asked;
import dev.workfloo.rule.Value;
import dev.workfloo.server.log.HeardLines;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** APIs are asked as definitions say, and only where the deployment lets them be. */
class HttpApisTest {

    private static final String SECRET = "t0ken with \\ and \"";
    private static final Map<String, String> SECRETS = Map.of("token", SECRET, "other", "0ther");

    private final StubService api = StubService.start();

    /** Where nobody may be led to. */
    private final StubService decoy = StubService.start();

    @AfterEach
    void stop() {
        api.close();
        decoy.close();
    }

    private static Ways listed(String origin, String more) {
        return Ways.of("{'apis': {'" + origin + "': {'secrets': ['token']" + more + "}}}", SECRETS);
    }

    private Ways ways(String more) {
        return listed(api.url(), ", 'privateAddresses': true" + more);
    }

    private Ways ways() {
        return ways("");
    }

    /** @param members with {@code $api} for where it is */
    private ConnectorCall call(String members, Object... values) {
        return callOf(api.url(), members, values);
    }

    private static ConnectorCall callOf(String origin, String members, Object... values) {
        ApiRequest request = ApiFlow.request(members.replace("$api", origin));
        ApiQuestion question = new ApiQuestion(request, ApiFlow.values(request, List.of(values)));
        return new ConnectorCall(Ways.LENDER, question, Ways.KEY, Ways.LONG);
    }

    private static ConnectorCall get(String origin) {
        return callOf(origin, "\"method\": \"GET\", \"url\": \"$api/x\"");
    }

    private static void assertFailed(String code, Reply reply, ConnectorAnswer answer) {
        Failed failed = (Failed) answer;
        assertEquals(code, failed.code(), failed::message);
        assertEquals(reply, failed.reply());
    }

    @Test
    void asksAsTheDefinitionSays() {
        api.answers(200, "{\"score\": 712, \"more\": [1]}");

        try (Ways ways = ways()) {
            ConnectorAnswer answer = ways.call(call("""
                    "method": "PUT", "url": "$api/v1/{{ person.rfc }}?q={{ person.name }}",
                    "headers": {"X-Person": "{{ person.name }}", "Accept": "application/json;v=2"},
                    "body": {"income": "{{ person.income }}", "rfc": "{{ person.rfc }}!", "none": "{{ person.nick }}"}
                    """, "K/A", "Ana & Eva", "Ana", "K", 20_000, Value.NULL));

            Answered answered = (Answered) answer;
            assertEquals(Value.of(Map.of("score", 712, "more", List.of(1))), answered.body());
            assertEquals(Optional.of(200), answered.httpCode());
            assertEquals("application/json", answered.headers().get("content-type"));
            Asked asked = api.next();
            assertEquals("PUT", asked.method());
            assertEquals("/v1/K%2FA?q=Ana%20%26%20Eva", asked.target());
            assertEquals("Ana", asked.header("X-Person"));
            assertEquals(List.of("application/json;v=2"), asked.headers().get("Accept"));
            assertEquals("application/json", asked.header("Content-Type"));
            assertEquals(Ways.KEY, asked.header("Idempotency-Key"));
            assertEquals("{\"income\":20000,\"rfc\":\"K!\",\"none\":null}", asked.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void saysNothingOfABodyWhereThereIsNone(String method) {
        try (Ways ways = ways()) {
            ways.call(call("\"method\": \"" + method + "\", \"url\": \"$api/x\""));

            Asked asked = api.next();
            assertEquals(method, asked.method());
            assertNull(asked.header("Content-Type"));
            assertNull(asked.header("Content-Length"));
            assertEquals("application/json", asked.header("Accept"));
        }
    }

    private static final String SENDING_SECRETS = """
            "method": "POST", "url": "$api/v1?key={{ secret.token }}",
            "headers": {"Authorization": "Bearer {{ secret.token }}"}, "body": {"key": "{{ secret.token }}"}
            """;

    @Test
    void sendsSecretsAndKeepsNoneThatIsSaidBack() {
        api.answers(exchange -> {
            exchange.getResponseHeaders().add("X-Seen", "Bearer " + SECRET);
            exchange.getResponseHeaders().add("Set-Cookie", "session=1");
            StubService.answer(exchange, 200, "{\"seen\": [\"<t0ken with \\\\ and \\\">\"]}");
        });
        HeardLines log = new HeardLines();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);

        try (Ways ways = ways()) {
            Answered answer = (Answered) ways.call(call(SENDING_SECRETS));

            Asked asked = api.next();
            assertEquals("Bearer " + SECRET, asked.header("Authorization"));
            assertEquals("/v1?key=t0ken%20with%20%5C%20and%20%22", asked.target());
            assertEquals("{\"key\":\"t0ken with \\\\ and \\\"\"}", asked.body());
            assertEquals(Value.of(Map.of("seen", List.of("<***>"))), answer.body());
            assertEquals("Bearer ***", answer.headers().get("x-seen"));
            assertFalse(answer.headers().containsKey("set-cookie"));
        } finally {
            root.detachAppender(log);
        }
        log.said().forEach(line -> assertFalse(line.contains("t0ken")));
    }

    private static final String PAST_SECRETS = """
            "method": "POST", "url": "$api/v1?id={{ secret.id }}&key={{ secret.key }}&pin={{ secret.pin }}",
            "body": {"both": "{{ secret.id }} {{ secret.long }}"}
            """;

    /** One of them begins another one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'acme-9f8e7d of acme' | '*** of ***'",
                "'?key=ab~cd%2Fef%3D%3D' | '?key=***'",
                "'?key=ab%7Ecd%2Fef%3D%3D' | '?key=***'",
                "'?key=ab~cd%2fef%3d%3d' | ***",
                "'?key=ab~cd/ef%3D=' | ***",
                "'?next=%3Fkey%3Dab~cd%252Fef%253D%253D' | ***",
                "12345678 | ***",
                "123456789 | 123456789"
            })
    void keepsNoSecretHoweverItIsSpelled(String said, String kept) {
        boolean isNumber = said.matches("[0-9]+");
        api.answers(200, "{\"said\": [" + (isNumber ? said : "\"" + said + "\"") + "]}");
        Map<String, String> secrets =
                Map.of("id", "acme", "long", "acme-9f8e7d", "key", "ab~cd/ef==", "pin", "12345678");

        try (Ways ways = Ways.of(
                "{'apis': {'" + api.url() + "': {'secrets': ['id', 'long', 'key', 'pin'], 'privateAddresses': true}}}",
                secrets)) {
            Answered answer = (Answered) ways.call(call(PAST_SECRETS));

            Object expected = isNumber && kept.equals(said) ? Integer.valueOf(kept) : kept;
            assertEquals(Value.of(Map.of("said", List.of(expected))), answer.body());
        }
    }

    @Test
    void keepsNoHeaderThatGivesARight() {
        api.answers(exchange -> {
            for (String name : List.of(
                    "X-Auth-Token", "X-Subject-Token", "X-Amz-Security-Token", "X-Api-Key", "Proxy-Authorization")) {
                exchange.getResponseHeaders().add(name, "live-9f8e");
            }
            exchange.getResponseHeaders().add("Location", "/files/7?" + "signature=live-9f8e".repeat(50));
            exchange.getResponseHeaders().add("Refresh", "5; url=/files/7#access=live-9f8e");
            exchange.getResponseHeaders().add("Link", "<https://h/2?sig=live-9f8e>; rel=\"next\"");
            exchange.getResponseHeaders().add("X-Poll", "https://h/3?sig=live-9f8e and more");
            exchange.getResponseHeaders().add("X-Asks", "who is it?");
            StubService.answer(exchange, 201, "{}");
        });

        try (Ways ways = ways()) {
            Map<String, String> kept = ((Answered) ways.call(get(api.url()))).headers();

            assertFalse(kept.toString().contains("live-9f8e"), kept::toString);
            assertEquals("/files/7", kept.get("location"));
            assertEquals("5; url=/files/7", kept.get("refresh"));
            assertEquals("<https://h/2>; rel=\"next\"", kept.get("link"));
            assertEquals("https://h/3 and more", kept.get("x-poll"));
            assertEquals("who is it?", kept.get("x-asks"));
        }
    }

    /** Another process may have a newer file. */
    @Test
    void knowsNoCallWithASecretThatItMayNotSend() {
        try (Ways ways = ways()) {
            assertTrue(ways.knows(call(SENDING_SECRETS)));
            assertTrue(ways.knows(get(api.url())));
            assertFalse(ways.knows(call("\"method\": \"GET\", \"url\": \"$api/?key={{ secret.other }}\"")));
            assertFalse(ways.knows(get(decoy.url())));
        }
    }

    @Test
    void sendsASecretOnlyWhereItMayGo() {
        String members = "\"method\": \"GET\", \"url\": \"$api/?key={{ secret.other }}\"";

        try (Ways ways = ways()) {
            ConnectorAnswer answer = ways.call(call(members));

            assertFailed("NOT_CONFIGURED", Reply.FINAL, answer);
            assertTrue(((Failed) answer).message().contains("other"), ((Failed) answer).message());
            assertEquals(List.of(), api.asked());
        }
    }

    @Test
    void asksOnlyWhomTheFileNames() {
        try (Ways ways = ways()) {
            assertFailed("NOT_CONFIGURED", Reply.FINAL, ways.call(get(decoy.url())));
            assertEquals(List.of(), decoy.asked());
            assertTrue(ways.call(get(api.url())) instanceof Answered);
        }
    }

    /** A host by another name, another port or another scheme is another one. */
    @Test
    void takesOneOriginForNoOther() {
        try (Ways ways = ways()) {
            for (String origin : List.of(
                    "http://localhost:" + api.port(),
                    "https://127.0.0.1:" + api.port(),
                    "http://127.0.0.1",
                    "http://127.0.0.1:" + decoy.port())) {
                assertFailed("NOT_CONFIGURED", Reply.FINAL, ways.call(get(origin)));
            }
            assertEquals(List.of(), api.asked());
        }
    }

    @Test
    void asksForTheWorkspacesThatItNames() {
        try (Ways ways = ways(", 'workspaces': ['lender']")) {
            ConnectorCall ours = get(api.url());
            ConnectorCall theirs = new ConnectorCall(new WorkspaceId("other"), ours.question(), Ways.KEY, Ways.LONG);

            assertFailed("NOT_CONFIGURED", Reply.FINAL, ways.call(theirs));
            assertTrue(ways.call(ours) instanceof Answered);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::ffff:127.0.0.1]",
                "[::1]",
                "0.0.0.0",
                "10.255.255.1",
                "169.254.169.254"
            })
    void seesNothingAtAnAddressOfTheHouse(String host) {
        String origin = "http://" + host + ":" + api.port();

        try (Ways ways = listed(origin, "")) {
            ConnectorAnswer answer = ways.call(callOf(origin, SENDING_SECRETS));

            assertFailed("FORBIDDEN", Reply.FINAL, answer);
            assertEquals(List.of(), api.asked());
            assertEquals(List.of(), decoy.asked());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNobodyElsewhere(int status) {
        api.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", decoy.url() + "/x");
            StubService.answer(exchange, status, "");
        });

        try (Ways ways = ways()) {
            assertFailed("HTTP_" + status, Reply.FINAL, ways.call(call(SENDING_SECRETS)));
            assertEquals(1, api.asked().size());
            assertEquals(List.of(), decoy.asked());
        }
    }

    /** In every place that takes a value, an address is a value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "$decoy/",
                "@127.0.0.1",
                "//$host/",
                "\\\\$host\\x",
                "?url=$decoy",
                "#$decoy"
            })
    void isLedNowhereByAValue(String text) {
        String value = text.replace("$decoy", decoy.url()).replace("$host", "127.0.0.1:" + decoy.port());
        String members = """
                "method": "POST", "url": "$api/v1/{{ person.name }}/x?q={{ person.name }}",
                "headers": {"X-Person": "{{ person.name }}"},
                "body": {"whole": "{{ person.name }}", "words": "Dear {{ person.name }}"}
                """;

        try (Ways ways = ways()) {
            ConnectorAnswer answer = ways.call(call(members, value, value, value, value, value));

            assertTrue(answer instanceof Answered, answer::toString);
            Asked asked = api.next();
            assertTrue(asked.target().startsWith("/v1/"), asked.target());
            assertEquals(3, asked.target().split("\\?")[0].split("/").length - 1, asked.target());
            assertEquals(value, asked.header("X-Person"));
            assertEquals(List.of(), decoy.asked());
        }
    }

    private static final List<String> HOSTILE = List.of(
            "/",
            "..",
            "\\",
            "?",
            "#",
            "&",
            "=",
            ";",
            "%2f",
            "%",
            "\r\n",
            "\0",
            "\"",
            "\\\"",
            "}",
            "{{ secret.token }}",
            "]",
            ",",
            " ",
            "http://127.0.0.1/",
            "file:///etc/passwd",
            "X-Evil: 1",
            "\u2028",
            "\ud83d\ude00",
            "ñ",
            "*",
            "+",
            "a");

    private static String hostile(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> HOSTILE.get(random.nextInt(HOSTILE.size())))
                .collect(Collectors.joining());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What is drawn comes out at the other end as it was, in its place, and nothing else does. */
    @Test
    void bringsHostileTextsToTheirPlacesAndNoFurther() throws Exception {
        String members = """
                "method": "POST", "url": "$api/v1/{{ person.name }}/x?q={{ person.name }}&z=1",
                "body": {"whole": "{{ person.name }}", "words": "Dear {{ person.name }}", "last": true}
                """;
        Random random = new Random(18);
        int sent = 0;
        try (Ways ways = ways()) {
            for (int i = 0; i < 150; i++) {
                String value = hostile(random);
                if (!(ways.call(call(members, value, value, value, value)) instanceof Answered)) continue;
                sent++;
                Asked asked = api.next();
                String[] target = asked.target().split("\\?", -1);
                assertEquals(2, target.length, asked.target());
                assertEquals(
                        List.of("", "v1", value, "x"),
                        Stream.of(target[0].split("/", -1))
                                .map(HttpApisTest::decoded)
                                .toList());
                assertEquals(
                        List.of("q=" + value, "z=1"),
                        Stream.of(target[1].split("&", -1))
                                .map(HttpApisTest::decoded)
                                .toList());
                assertEquals(
                        Map.of("whole", value, "words", "Dear " + value, "last", true),
                        new ObjectMapper().readValue(asked.body(), Map.class));
                assertFalse(asked.headers().containsKey("X-evil"));
            }
        }
        assertEquals(sent, api.asked().size());
        assertEquals(List.of(), decoy.asked());
        assertTrue(sent > 50, "sent were " + sent);
    }

    @Test
    void takesNoMoreThanIsWanted() {
        api.answers(200, "{\"score\": \"" + "x".repeat(100) + "\"}");

        try (Ways ways = ways(", 'maxAnswerBytes': 50")) {
            assertFailed("WRONG_SHAPE", Reply.FINAL, ways.call(get(api.url())));
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        api.hangs();
        ConnectorCall call = get(api.url());
        ConnectorCall hasty =
                new ConnectorCall(call.workspace(), call.question(), call.idempotencyKey(), Duration.ofSeconds(1));

        try (Ways ways = ways()) {
            assertFailed("TIMEOUT", Reply.NONE, ways.call(hasty));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "201, true",
        "202, true",
        "203, true",
        "204, true",
        "205, false",
        "206, false",
        "226, false"
    })
    void takesWholeAnswers(int status, boolean isAnswer) {
        api.answers(status, status == 204 || status == 205 ? "" : "{}");

        try (Ways ways = ways()) {
            ConnectorAnswer answer = ways.call(get(api.url()));

            if (isAnswer) assertEquals(Value.Context.EMPTY, ((Answered) answer).body());
            else assertFailed("HTTP_" + status, Reply.FINAL, answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, FINAL", "401, FINAL", "404, FINAL", "429, PASSING", "500, PASSING", "503, PASSING"})
    void judgesRefusalsAsAServicesAreJudged(int status, Reply reply) {
        api.answers(status, "{\"error\": \"of KIBA801010BPA\"}");

        try (Ways ways = ways()) {
            ConnectorAnswer answer = ways.call(get(api.url()));

            assertFailed("HTTP_" + status, reply, answer);
            assertEquals("the service answered " + status, ((Failed) answer).message());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ftp://h': {}} | /apis/ftp:~1~1h: must be http:// or https:// and a host, with a port or without, such as"
                        + " https://api.example.com, and name no user",
                "{'https://h/x': {}} | /apis/https:~1~1h~1x: must be http:// or https:// and a host, with a port or without,"
                        + " such as https://api.example.com, and name no user",
                "{'https://h': {'secrets': ['lost']}} | /apis/https:~1~1h/secrets/0: needs the secret lost",
                "{'https://h': {'secrets': ['NO']}} | /apis/https:~1~1h/secrets/0: must be a name in lower-case letters, digits"
                        + " and _",
                "{'https://h': {'url': 'x'}} | /apis/https:~1~1h/url: is not known here: check the spelling, or take it out",
                "{'https://h': {}, 'https://H:443': {}} | /apis/https:~1~1H:443: stands there twice"
            })
    void findsWhatIsWrongWithTheFile(String apis, String wrong) {
        assertEquals(
                List.of(wrong), Ways.read("{'apis': " + apis + "}", SECRETS).getLeft());
    }

    @Test
    void refusesASecretThatFitsInNoHeader() {
        assertEquals(
                List.of("/apis/https:~1~1h/secrets/0: token must be one line of printable ASCII"),
                Ways.read("{'apis': {'https://h': {'secrets': ['token']}}}", Map.of("token", "a\nb"))
                        .getLeft());
    }

    @Test
    void saysNoSecretOfTheFile() {
        String said = Ways.read("{'apis': {'https://h': {'secrets': ['token']}}}", SECRETS)
                .map(file -> file.apis().toString())
                .getOrElse("");

        assertTrue(said.contains("https://h"), said);
        assertFalse(said.contains("t0ken"), said);
    }
}
