package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.outbound.StubService.Asked;
import dev.workfloo.rule.Value;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectorsTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final StubService bureau = StubService.start();

    @AfterEach
    void stop() {
        bureau.close();
    }

    private static Failed failed(ConnectorAnswer answer) {
        return (Failed) answer;
    }

    private static void assertFailed(String code, Reply reply, Optional<Integer> status, ConnectorAnswer answer) {
        Failed failed = failed(answer);
        assertEquals(code, failed.code());
        assertEquals(reply, failed.reply());
        assertEquals(status, failed.httpCode());
    }

    @Test
    void asksInJsonAndReadsTheAnswer() {
        bureau.answers(201, "{\"score\": 712, \"open\": [1.50]}");

        try (Ways ways = Ways.toBureau(bureau.url() + "/v1/scores?edition=2")) {
            ConnectorAnswer answer = ways.call(Ways.aCall(Map.of("rfc", "KIBA801010", "months", 24), Ways.LONG));

            assertEquals(new Answered(Value.of(Map.of("score", 712, "open", List.of(1.5))), Optional.of(201)), answer);
            Asked asked = bureau.next();
            assertEquals("POST", asked.method());
            assertEquals("/v1/scores?edition=2", asked.target());
            assertEquals("application/json", asked.header("Content-Type"));
            assertEquals(Ways.KEY, asked.header("Idempotency-Key"));
            assertEquals("Workfloo", asked.header("User-Agent"));
            assertEquals("identity", asked.header("Accept-Encoding"));
            assertTrue(asked.body().contains("\"months\":24"), asked.body());
            assertTrue(asked.body().contains("\"rfc\":\"KIBA801010\""), asked.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'headers': {'accept-encoding': 'Identity'}"})
    void saysOnceThatItTakesNoCoding(String more) {
        try (Ways ways = Ways.toBureau(bureau.url(), more)) {
            ways.call();

            assertEquals(List.of("identity"), bureau.next().headers().get("Accept-Encoding"));
        }
    }

    @Test
    void sendsHeadersWithTheirSecrets() {
        String file = "{'services': {'bureau': {'url': '" + bureau.url()
                + "', 'method': 'put', 'headers': {'Authorization': 'Bearer {{ secret.bureau_token }}', 'X-Product':"
                + " 'score'}}}}";

        try (Outbound outbound = Outbound.open(
                Ways.read(file, Map.of("bureau_token", "$1\\t0ken")).get(), Optional.empty(), false)) {
            outbound.outside().connectors().call(Ways.aCall());

            Asked asked = bureau.next();
            assertEquals("PUT", asked.method());
            assertEquals("Bearer $1\\t0ken", asked.header("Authorization"));
            assertEquals("score", asked.header("X-Product"));
        }
    }

    @Test
    void sendsAlongWhatGoesAlongWithTheThread() {
        String file = "{'services': {'bureau': {'url': '" + bureau.url() + "'}}}";
        ThreadLocal<String> trace = new ThreadLocal<>();
        trace.set("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        try (Outbound outbound = Outbound.open(
                Ways.read(file).get(),
                Optional.empty(),
                false,
                Surroundings.of(() -> Map.of("traceparent", trace.get()), (peer, cause) -> {}))) {
            outbound.outside().connectors().call(Ways.aCall());

            assertEquals(trace.get(), bureau.next().header("traceparent"));
        }
    }

    @Test
    void putsAndFindsValuesWhereTheFileSays() {
        bureau.answers(200, "{\"data\": {\"items\": [{\"value\": 640}]}, \"folio\": \"F1\", \"score\": 0}");
        String mapping = ", 'body': {'product': 'RCC', 'people': [{'kind': 'PF'}]},"
                + " 'request': {'rfc': '/people/0/taxId', 'zip': '/address/zip'},"
                + " 'response': {'score': '/data/items/0/value', 'missing': '/data/none'}";

        try (Ways ways = Ways.toBureau(bureau.url(), mapping)) {
            Answered answer =
                    (Answered) ways.call(Ways.aCall(Map.of("rfc", "KIBA801010", "zip", "06700", "age", 40), Ways.LONG));

            Value.Context body = (Value.Context) answer.body();
            assertEquals(Value.of(640), body.get("score"));
            assertEquals(Value.of("F1"), body.get("folio"));
            assertEquals(Value.NULL, body.get("missing"));
            assertEquals(
                    "{\"product\":\"RCC\",\"people\":[{\"kind\":\"PF\",\"taxId\":\"KIBA801010\"}],\"age\":40,"
                            + "\"address\":{\"zip\":\"06700\"}}",
                    bureau.next().body());
        }
    }

    @Test
    void aValueWithoutRoomIsNotSent() {
        try (Ways ways = Ways.toBureau(bureau.url(), ", 'request': {'rfc': '/person/taxId'}")) {
            ConnectorAnswer answer = ways.call(Ways.aCall(Map.of("person", "Ana", "rfc", "KIBA801010"), Ways.LONG));

            assertFailed("WRONG_REQUEST", Reply.FINAL, Optional.empty(), answer);
            assertEquals("the body has no room left for rfc", failed(answer).message());
            assertTrue(bureau.asked().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "408, PASSING",
        "425, PASSING",
        "429, PASSING",
        "500, PASSING",
        "503, PASSING",
        "599, PASSING",
        "400, FINAL",
        "401, FINAL",
        "403, FINAL",
        "404, FINAL",
        "407, FINAL",
        "422, FINAL",
        "300, FINAL",
        "304, FINAL"
    })
    void aRefusalSaysWhetherAskingAgainHelps(int status, Reply reply) {
        bureau.answers(status, "");

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertFailed("HTTP_" + status, reply, Optional.of(status), ways.call());
        }
    }

    @Test
    void aRefusalWithAChallengeIsARefusal() {
        bureau.answers(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            StubService.answer(exchange, 401, "{}");
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertFailed("HTTP_401", Reply.FINAL, Optional.of(401), ways.call());
        }
    }

    @Test
    void doesNotFollowARedirect() {
        try (StubService elsewhere = StubService.start();
                Ways ways = Ways.toBureau(bureau.url())) {
            bureau.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url());
                StubService.answer(exchange, 307, "");
            });

            assertFailed("HTTP_307", Reply.FINAL, Optional.of(307), ways.call());
            assertTrue(elsewhere.asked().isEmpty());
        }
    }

    @Test
    void keepsNoCookie() {
        bureau.answers(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "session=1; Path=/");
            StubService.answer(exchange, 200, "{}");
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            ways.call();
            ways.call();

            bureau.next();
            assertNull(bureau.next().header("Cookie"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>Ana Pérez</html>", "{\"score\": 1} x", "{\"a\":1,\"a\":2}", "{\"score\": ", "\u0000"})
    void whatIsNotJsonHasTheWrongShape(String body) {
        bureau.answers(200, body);

        try (Ways ways = Ways.toBureau(bureau.url())) {
            ConnectorAnswer answer = ways.call();

            assertFailed("WRONG_SHAPE", Reply.FINAL, Optional.of(200), answer);
            assertFalse(failed(answer).message().contains("Ana"), failed(answer).message());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-32LE", "ISO-8859-1"})
    void anAnswerThatIsNotInUtf8HasTheWrongShape(String encoding) {
        byte[] report = "{\"name\": \"Ñandú\"}".getBytes(Charset.forName(encoding));
        bureau.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=" + encoding);
            exchange.sendResponseHeaders(200, report.length);
            exchange.getResponseBody().write(report);
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            ConnectorAnswer answer = ways.call();

            assertFailed("WRONG_SHAPE", Reply.FINAL, Optional.of(200), answer);
            assertEquals(
                    "the answer is refused: JSON that is not in UTF-8",
                    failed(answer).message());
        }
    }

    @Test
    void aCodedAnswerIsNamedAsSuch() {
        bureau.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            StubService.answer(exchange, 200, "(compressed)");
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            ConnectorAnswer answer = ways.call();

            assertFailed("WRONG_CODING", Reply.FINAL, Optional.of(200), answer);
            assertEquals(
                    "the answer is coded as gzip, though it was asked for plain",
                    failed(answer).message());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", ""})
    void anAnswerThatIsCodedAsItselfIsPlain(String coding) {
        bureau.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", coding);
            StubService.answer(exchange, 200, "7");
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertEquals(new Answered(Value.of(7), Optional.of(200)), ways.call());
        }
    }

    @Test
    void anAnswerMayBeAsLargeAsTheBound() {
        String body = "\"" + "x".repeat(9_998) + "\"";
        bureau.answers(200, body);

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'maxAnswerBytes': 10000")) {
            assertEquals(new Answered(Value.of("x".repeat(9_998)), Optional.of(200)), ways.call());
        }
    }

    @Test
    void aLargerAnswerHasTheWrongShape() {
        bureau.answers(200, "\"" + "x".repeat(9_999) + "\"");

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'maxAnswerBytes': 10000")) {
            assertFailed("WRONG_SHAPE", Reply.FINAL, Optional.of(200), ways.call());
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        bureau.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (true) exchange.getResponseBody().write(block);
        });

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertFailed("WRONG_SHAPE", Reply.FINAL, Optional.of(200), ways.call());
        }
    }

    @Test
    void anEmptyAnswerIsAnEmptyObject() {
        bureau.answers(204, "");

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertEquals(new Answered(Value.Context.EMPTY, Optional.of(204)), ways.call());
        }
    }

    @Test
    void waitsNoLongerThanTheCallSays() {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertFailed("TIMEOUT", Reply.NONE, Optional.empty(), ways.call(Ways.aCall(Map.of(), SHORT)));
        }
    }

    @Test
    void waitsNoLongerThanTheFileSays() {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'timeout': 'PT1S'")) {
            assertFailed("TIMEOUT", Reply.NONE, Optional.empty(), ways.call());
        }
    }

    @Test
    void anAnswerThatTricklesIsLate() {
        try (RawService slow = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                    RawService.waitInSilence(connection);
                });
                Ways ways = Ways.toBureau(slow.url())) {
            assertFailed("TIMEOUT", Reply.NONE, Optional.empty(), ways.call(Ways.aCall(Map.of(), SHORT)));
        }
    }

    @Test
    void aRefusalThatTricklesIsARefusal() {
        try (RawService slow = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, "HTTP/1.1 503 No\r\nContent-Length: 100\r\n\r\n{");
                    RawService.waitInSilence(connection);
                });
                Ways ways = Ways.toBureau(slow.url())) {
            assertFailed("HTTP_503", Reply.PASSING, Optional.of(503), ways.call());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"score\"", "220 mail.example ESMTP\r\n"})
    void whatBreaksOffIsUnreachable(String said) {
        try (RawService broken = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, said);
                    RawService.reset(connection);
                });
                Ways ways = Ways.toBureau(broken.url())) {
            assertFailed("UNREACHABLE", Reply.NONE, Optional.empty(), ways.call());
        }
    }

    @Test
    void whereNobodyListensIsUnreachable() {
        try (Ways ways = Ways.toBureau("http://127.0.0.1:" + OwnPort.next())) {
            assertFailed("UNREACHABLE", Reply.NONE, Optional.empty(), ways.call());
        }
    }

    @Test
    void aServiceThatIsNotItselfIsUnreachable() {
        try (StubService other = StubService.startWith(Certificates.of("somebody.else"));
                Ways ways = Ways.toBureau("https://127.0.0.1:" + other.port())) {
            assertFailed("UNREACHABLE", Reply.NONE, Optional.empty(), ways.call());
            assertTrue(other.asked().isEmpty());
        }
    }

    @Test
    void anUnknownServiceIsNotConfigured() {
        ConnectorCall call = Ways.aCallTo("sat");

        try (Ways ways = Ways.toBureau(bureau.url())) {
            assertFailed("NOT_CONFIGURED", Reply.FINAL, Optional.empty(), ways.call(call));
        }
    }

    @Test
    void aServiceServesTheWorkspacesThatItNames() {
        ConnectorCall stranger = new ConnectorCall(
                new WorkspaceId("other"), new ServiceQuestion("bureau", Value.Context.EMPTY), Ways.KEY, Ways.LONG);

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'workspaces': ['lender']")) {
            assertFailed("NOT_CONFIGURED", Reply.FINAL, Optional.empty(), ways.call(stranger));
            assertTrue(ways.call() instanceof Answered);
        }
    }

    @Test
    void whoeverIsToldToStopGetsAnAnswer() throws Exception {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url())) {
            ConnectorAnswer[] answer = new ConnectorAnswer[1];
            Thread caller = new Thread(() -> answer[0] = ways.call());
            caller.start();
            bureau.next();
            caller.interrupt();
            caller.join();

            assertFailed("STOPPED", Reply.NOT_NOW, Optional.empty(), answer[0]);
        }
    }

    @Test
    void afterTheEndNobodyIsReached() {
        Ways ways = Ways.toBureau(bureau.url());
        ways.close();

        assertFailed("STOPPED", Reply.NOT_NOW, Optional.empty(), ways.call());
    }
}
