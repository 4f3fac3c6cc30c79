package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a body before anybody looks at what it asks. */
class BodyCatalogueTest {

    private static final int LARGEST = 65_536;
    private static final String TOO_LARGE = error(413, "SIZE_ERROR", "the body is larger than 65536 bytes");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.taking(LARGEST);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A good start of exactly this size. */
    private static byte[] aStartOf(int bytes) {
        String start = Flows.start(Flows.LOAN);
        return (start + " ".repeat(bytes - start.length())).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8"})
    void jsonIsTaken(String type) {
        TestService.id(service.execute(Flows.start(Flows.LOAN))
                .with("Content-Type", type)
                .send());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json2",
                "application/merge-patch+json",
                "json",
                ";application/json",
                ""
            })
    void anyOtherTypeIs415(String type) {
        String refusal = error(415, "FORMAT_ERROR", "Content-Type must be application/json");

        Reply execute = service.execute(Flows.start(Flows.LOAN))
                .with("Content-Type", type)
                .send();
        Reply form = service.form(service.started(Flows.SURVEY), "{}")
                .with("Content-Type", type)
                .send();

        assertEquals(refusal, execute.told());
        assertEquals(refusal, form.told());
    }

    @Test
    void noTypeIs415() {
        Reply reply = service.execute("{}").without("Content-Type").send();

        assertEquals(error(415, "FORMAT_ERROR", "Content-Type must be application/json"), reply.told());
    }

    @Test
    void theLargestBodyIsTaken() {
        TestService.id(service.execute("").json(aStartOf(LARGEST)).send());
        TestService.id(service.execute("").chunked(aStartOf(LARGEST)).send());
    }

    @Test
    void aByteMoreIs413() {
        byte[] body = aStartOf(LARGEST + 1);

        Reply whole = service.execute("").json(body).send();
        Reply chunked = service.execute("").chunked(body).send();
        Reply form = service.form(service.started(Flows.SURVEY), "").json(body).send();

        assertEquals(TOO_LARGE, whole.told());
        assertEquals(TOO_LARGE, chunked.told());
        assertEquals(TOO_LARGE, form.told());
    }

    @Test
    void theRealLimitIs25Mebibytes() {
        int limit = 25 * 1024 * 1024;
        try (TestService real = TestService.start()) {
            TestService.id(real.execute("").json(aStartOf(limit)).send());

            Reply whole = real.execute("").json(aStartOf(limit + 1)).send();
            Reply chunked = real.execute("").chunked(aStartOf(limit + 1)).send();

            assertEquals(error(413, "SIZE_ERROR", "the body is larger than 26214400 bytes"), whole.told());
            assertEquals(whole.told(), chunked.told());
        }
    }

    static Stream<Arguments> notJson() {
        String fields = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "\"f" + i + "\":0")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("", "no JSON, but an empty text, at line 1, column 1"),
                Arguments.of(" \n ", "no JSON, but an empty text, at line 2, column 2"),
                Arguments.of("{\n \"secret\" }", "not valid JSON at line 2, column 12"),
                Arguments.of("{\"a\":1", "not valid JSON at line 1, column 7"),
                Arguments.of("secret", "not valid JSON at line 1, column 7"),
                Arguments.of("{'a':1}", "not valid JSON at line 1, column 3"),
                Arguments.of("{\"a\":01}", "not valid JSON at line 1, column 7"),
                Arguments.of("{\"a\":NaN}", "not valid JSON at line 1, column 9"),
                Arguments.of("{\"a\":1,}", "not valid JSON at line 1, column 9"),
                Arguments.of(
                        "{\"a\":1,\"a\":2}", "JSON with a name that stands twice in one object at line 1, column 13"),
                Arguments.of(
                        "{\"a\":1,\"\\u0061\":2}",
                        "JSON with a name that stands twice in one object at line 1, column 18"),
                Arguments.of(
                        "{\"a\":{\"" + "n".repeat(257) + "\":2}}",
                        "JSON with a name of more than 256 characters at line 1, column 268"),
                Arguments.of("{} {}", "JSON with text behind its end at line 1, column 5"),
                Arguments.of("{} secret", "not valid JSON at line 1, column 10"),
                Arguments.of(
                        "{" + fields + "}", "JSON with more than 1000 fields in one object at line 1, column 8901"),
                Arguments.of(
                        "{\"a\":" + "[".repeat(101) + "]".repeat(101) + "}",
                        "JSON nested more than 100 deep at line 1, column 107"));
    }

    @ParameterizedTest
    @MethodSource
    void notJson(String body, String why) {
        String refusal = error(400, "FORMAT_ERROR", "the body is " + why);

        assertEquals(refusal, service.execute(body).send().told());
        assertEquals(
                refusal,
                service.form(service.started(Flows.SURVEY), body).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "\"text\"", "1", "true"})
    void jsonButNotAnObject(String body) {
        String refusal = error(400, "FORMAT_ERROR", "the body is not a JSON object");

        assertEquals(refusal, service.execute(body).send().told());
        assertEquals(
                refusal,
                service.form(service.started(Flows.SURVEY), body).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000e2147483647", "10e-2147483648", "1e99999999999", "1e2147483648", "0e1000001"})
    void numbersBeyondAllMeasureAreRefused(String number) {
        String why = "the body is JSON with a number whose exponent is beyond 1000000 at line 1, column "
                + (number.length() + 6);

        Reply reply = service.execute("{\"x\":" + number + "}").send();

        assertEquals(error(400, "FORMAT_ERROR", why), reply.told());
    }

    @Test
    void unknownMembersAreIgnored() {
        String body = Flows.start(Flows.LOAN).replace("{", "{\"x\":{\"y\":[1e400,null]},\"\":\"\",");

        TestService.id(service.execute(body).send());
    }
}
