package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.workfloo.scenario.ScenarioPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What headers may change of a request, and what they may not. */
class HeadersTest {

    private static final String NO_CHARSET = error(415, "FORMAT_ERROR", "charset must be utf-8");
    private static final String CODED = error(415, "FORMAT_ERROR", "Content-Encoding is not supported");
    private static final String NOT_JSON_TYPE = error(415, "FORMAT_ERROR", "Content-Type must be application/json");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.asking(ScenarioPolicy.CONNECTORS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Reply send(String method, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length());
        return Wire.send(service.port(), Wire.request(method, target, all.toArray(String[]::new)) + body);
    }

    private static String key() {
        return "x-api-key: " + service.key();
    }

    /** A start with these headers, of which one may be twice. */
    private static Reply start(String... headers) {
        return send("POST", TestService.EXECUTE, Flows.start(Flows.LOAN), headers);
    }

    private static Reply startOfType(String type, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.add(key());
        headers.add("Content-Type: " + type);
        return start(headers.toArray(String[]::new));
    }

    // What a body says of itself

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8",
                "UTF-8",
                "\"utf-8\"",
                "\"Utf\\-8\"",
                "us-ascii",
                "ISO-8859-1",
                "utf-8; charset=UTF-8",
                "utf-8;",
                "utf-8; x=\"; charset=banana\""
            })
    void theseCharsetsAreTaken(String charset) {
        TestService.id(startOfType("application/json; charset=" + charset));
        TestService.id(startOfType("application/json;version=1;Charset=" + charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charset=banana",
                "charset=utf8",
                "charset=utf-16",
                "charset=windows-1252",
                "charset=",
                "charset=\"\"",
                "charset",
                "charset=\"utf-8",
                "charset='utf-8'",
                "charset=%s%n",
                "charset=../../etc/passwd",
                "charset=utf-8; charset=iso-8859-1",
                "x=\"\\\"; y=\"; charset=banana"
            })
    void anyOtherCharsetIs415(String parameter) {
        assertEquals(NO_CHARSET, startOfType("application/json; " + parameter).told());
    }

    @ParameterizedTest
    @CsvSource({"iso-8859-1, \u00f1", "utf-8, \u00c3\u00b1"})
    void aBodyIsReadInItsCharset(String charset, String sent) {
        String id = service.started(Flows.SURVEY);
        String type = "Content-Type: application/json; charset=" + charset;

        Reply reply =
                send("POST", TestService.EXECUTE + "/" + id + "/form", "{\"comment\":\"" + sent + "\"}", key(), type);

        assertEquals("200", reply.told());
        String detail = service.get(TestService.EXECUTE + "/" + id).send().body();
        assertTrue(detail.contains("\"comment\":\"\u00f1\""), detail);
    }

    @Test
    void whatIsNotAsciiIsRefusedAsAscii() {
        Reply reply = send(
                "POST",
                TestService.EXECUTE,
                "{\"\u00f1\":1}",
                key(),
                "Content-Type: application/json; charset=us-ascii");

        assertEquals(error(400, "FORMAT_ERROR", "the body is not in us-ascii at byte 3"), reply.told());
    }

    @Test
    void aBodyCountsInUtf8() {
        try (TestService small = TestService.taking(1_000)) {
            String text = Flows.start(Flows.LOAN).replace("}", ",\"x\":\"" + "\u00f1".repeat(800) + "\"}");

            Reply reply = small.execute("")
                    .json(text.getBytes(StandardCharsets.ISO_8859_1))
                    .with("Content-Type", "application/json; charset=iso-8859-1")
                    .send();

            assertEquals(error(413, "SIZE_ERROR", "the body is larger than 1000 bytes"), reply.told());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "x", "identity, gzip", "gzip, identity", "*", "chunked"})
    void aCodedBodyIs415(String coding) {
        assertEquals(
                CODED,
                startOfType("application/json", "Content-Encoding: " + coding).told());
        assertEquals(
                CODED,
                startOfType("application/json", "Content-Encoding: identity", "Content-Encoding: " + coding)
                        .told());
        assertEquals(
                CODED,
                service.nip("send", Flows.LOAN)
                        .json("x")
                        .with("Content-Encoding", coding)
                        .send()
                        .told());
    }

    @Test
    void aBodyThatIsCodedOnItsWayIs415Too() {
        String chunked = Wire.request(
                        "POST",
                        TestService.EXECUTE,
                        key(),
                        "Content-Type: application/json",
                        "Transfer-Encoding: gzip, chunked")
                + "2\r\n{}\r\n0\r\n\r\n";

        assertEquals(
                error(415, "FORMAT_ERROR", "Transfer-Encoding must be chunked"),
                Wire.send(service.port(), chunked).told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", "", "identity, identity"})
    void aPlainBodyMaySaySo(String coding) {
        TestService.id(startOfType("application/json", "Content-Encoding: " + coding));
    }

    @Test
    void theTypeGoesBeforeTheCharsetAndTheCoding() {
        String coded = "Content-Encoding: gzip";

        assertEquals(
                NOT_JSON_TYPE, startOfType("text/json; charset=banana", coded).told());
        assertEquals(
                NO_CHARSET,
                startOfType("application/json; charset=banana", coded).told());
    }

    // What may stand once only

    @Test
    void ofTwoKeysNoneCounts() {
        String type = "Content-Type: application/json";

        assertEquals("401", start(type, key(), key()).told());
        assertEquals("401", start(type, key(), "x-api-key: x").told());
        assertEquals("401", start(type, "X-Api-Key: x", key()).told());
        assertEquals("401", start(type, key(), "x-api-key:").told());
    }

    @Test
    void ofTwoIdempotencyKeysNoneCounts() {
        Reply reply = startOfType("application/json", "Idempotency-Key: a", "idempotency-key: a");

        assertEquals(errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must stand once only\"}"), reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"urlCallback", "xApiKeyCallback"})
    void ofTwoReceiversNoneCounts(String name) {
        String target = TestService.EXECUTE + "/" + service.askedForConsent() + "/nip/send";

        Reply reply = send("PATCH", target, "", key(), "urlCallback: https://example.com", name + ": a", name + ": b");

        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("must stand once only"), reply.body());
    }

    @Test
    void ofTwoTypesNoneCounts() {
        assertEquals(
                NOT_JSON_TYPE,
                startOfType("application/json", "Content-Type: application/json")
                        .told());
        assertEquals(
                NOT_JSON_TYPE,
                startOfType("application/json", "Content-Type: text/plain").told());
        assertEquals(
                NOT_JSON_TYPE, startOfType("application/json, application/json").told());
    }

    // What makes no other request of it

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: PATCH",
                "x-http-method-override: patch",
                "X-HTTP-Method: PATCH",
                "X-Method-Override: PATCH",
                "_method: PATCH"
            })
    void noHeaderChangesTheMethod(String header) {
        String id = service.askedForConsent();
        String target = TestService.EXECUTE + "/" + id + "/nip/send";

        Reply reply = send("GET", target, "", key(), header);
        Reply queried = send("GET", target + "?_method=PATCH&method=PATCH", "", key(), header);
        service.work();

        assertEquals("405 Allow: PATCH", reply.told());
        assertEquals("405 Allow: PATCH", queried.told());
        assertEquals(List.of(), service.neighbours().messagesOf(id));
        TestService.id(startOfType("application/json", header.replace("PATCH", "GET")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Original-URI",
                "X-Forwarded-Path",
                "X-Forwarded-Prefix",
                "X-Forwarded-Uri",
                "Referer",
                "Content-Location"
            })
    void noHeaderChangesThePath(String name) {
        Reply elsewhere = send("GET", "/api/v9", "", key(), name + ": /health");
        Reply without = send("GET", "/api/v9", "", name + ": /health");

        assertEquals("404", elsewhere.told());
        assertEquals("401", without.told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: sandbox.example.com",
                "X-Forwarded-Server: sandbox.example.com",
                "X-Host: sandbox.example.com",
                "Forwarded: host=sandbox.example.com",
                "X-Forwarded-Proto: https",
                "X-Forwarded-For: 203.0.113.7",
                "X-Real-IP: 203.0.113.7",
                "Forwarded: for=203.0.113.7",
                "Origin: https://sandbox.example.com"
            })
    void nobodysForwardingCounts(String header) {
        String start = Flows.start(Flows.CREDIT);

        Reply reply = send("POST", TestService.EXECUTE, start, key(), "Content-Type: application/json", header);

        // In the sandbox it would need a scenario.
        String detail = service.get(TestService.EXECUTE + "/" + TestService.id(reply))
                .send()
                .body();
        assertEquals("127.0.0.1", Json.at(detail, "ipOrigin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Version:",
                "Sec-WebSocket-Version: 13|Upgrade: websocket|Connection: Upgrade",
                "Sec-WebSocket-Version: 13|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            })
    void whoAsksForAWebSocketNeedsAKeyToo(String headers) {
        String[] upgrade = headers.split("\\|");
        try (RequestLines log = RequestLines.capture()) {
            for (String path : List.of("/api/v9", TestService.EXECUTE, TestService.EXECUTE + "/" + Flows.LOAN)) {
                Reply reply = Wire.send(service.port(), Wire.request("GET", path, upgrade));

                assertEquals("401", reply.told());
                log.line(reply.header("X-Request-Id"), Level.INFO);
            }
        }
    }

    @Test
    void theServerBringsNoWebSockets() {
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/",
                "/ready",
                "/ready/",
                "/metrics",
                "/metrics/",
                "/openapi.json",
                "/openapi.json/"
            })
    void noHeaderChangesAProbe(String path) {
        assertEquals(200, send("GET", path, "", "X-HTTP-Method-Override: POST").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//metrics", "///metrics", "//metrics/", "/metrics//", "//ready", "//health", "//openapi.json"})
    void whatTakesNoKeyHasOneSpelling(String path) {
        assertEquals("404", send("GET", path, "").told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/v1/workfloo", "///api/v1/workfloo", "http://localhost//api/v1/workfloo"})
    void aBaseAddressMayEndInASlash(String target) {
        try (RequestLines log = RequestLines.capture()) {
            Reply reply = send("POST", target, Flows.start(Flows.LOAN), key(), "Content-Type: application/json");

            TestService.id(reply);
            String line = log.line(reply.header("X-Request-Id"), Level.INFO);
            assertTrue(line.contains("POST /api/v1/workfloo 200"), line);
        }
        assertEquals("401", send("POST", target, "", "x-api-key: x").told());
        assertEquals(
                "405 Allow: GET, POST",
                send("PUT", target + "?a=//b", "", key()).told());
    }

    // What every answer says

    @Test
    void noAnswerIsKeptByAnybody() {
        String id = service.started(Flows.LOAN);
        List<Reply> replies = List.of(
                service.status(id).send(),
                service.get(TestService.EXECUTE + "/" + id).send(),
                service.get(TestService.EXECUTE + "/" + id + "/why").send(),
                service.form(id, "{}").send(),
                service.form(id, "{}").key("x").send(),
                service.status(Flows.LOAN).send(),
                service.get("/api/v9").send(),
                service.call("PUT", TestService.EXECUTE).send(),
                service.execute("{}").with("Content-Type", "x").send(),
                service.nip("send", id).send(),
                service.get("/health").send(),
                service.get("/metrics").send(),
                service.get("/nothing").send(),
                Wire.send(service.port(), "nonsense\r\n\r\n"),
                Wire.send(service.port(), Wire.request("GET", "/api/%zz")),
                Wire.send(service.port(), Wire.request("GET", "/api", "x-long: " + "x".repeat(20_000))));

        for (Reply reply : replies) {
            assertEquals(List.of("no-store"), reply.headers().get("cache-control"), reply::told);
            assertEquals(List.of("nosniff"), reply.headers().get("x-content-type-options"), reply::told);
        }
    }

    // Whatever stands there

    private static final List<String> NAMES = List.of(
            "x-api-key",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Transfer-Encoding",
            "TE",
            "Trailer",
            "Expect",
            "Host",
            "Connection",
            "Upgrade",
            "HTTP2-Settings",
            "Idempotency-Key",
            "urlCallback",
            "xApiKeyCallback",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override",
            "Sec-WebSocket-Version",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Protocol",
            "traceparent",
            "tracestate",
            "baggage",
            "Accept",
            "Accept-Encoding",
            "Accept-Charset",
            "Accept-Language",
            "Authorization",
            "Cookie",
            "Range",
            "If-None-Match",
            "If-Modified-Since",
            "Origin",
            "Prefer",
            "Max-Forwards",
            "Date",
            "Proxy-Connection",
            "Keep-Alive");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            "\"",
            "\"\\",
            ";",
            ",",
            "=",
            ";=;charset",
            "application/json; charset=banana",
            "application/json; charset",
            "text/html;q=banana, */*;q=-1",
            "gzip;q=x",
            "br",
            "bytes=9-1,-,x",
            "[::1",
            "[]:99999",
            "a:b:c",
            "h2c",
            "100-continue, banana",
            "chunked, banana",
            "00-xyz-\u00ff-01",
            "%zz%00",
            "\u00ff\u00fe\u00f1",
            "x\ty",
            "$ref=\"\"; a=\"b",
            "x".repeat(4_000),
            ",".repeat(4_000),
            "\"".repeat(3_999));

    @ParameterizedTest
    @CsvSource({
        "POST, workfloo",
        "GET, workfloo/status/657117e1d511b6e54fe2a967",
        "PATCH, workfloo/657117e1d511b6e54fe2a967/nip/send"
    })
    void noHeaderWhateverGives5xx(String method, String path) {
        String body = Flows.start(Flows.NOTE);
        List<String> failed = new ArrayList<>();
        for (String name : NAMES) {
            for (String value : VALUES) {
                Reply reply = send(method, "/api/v1/" + path, body, headers(name, name + ": " + value));
                if (reply.status() >= 500) failed.add(reply.status() + " " + name + ": " + value);
            }
        }
        assertEquals(
                List.of(),
                failed.stream()
                        .map(each -> each.substring(0, Math.min(80, each.length())))
                        .collect(Collectors.toList()));
    }

    /** The usual ones, with this one in place of its like. */
    private static String[] headers(String name, String header) {
        List<String> headers = new ArrayList<>(List.of(key(), "Content-Type: application/json"));
        headers.removeIf(each -> each.toLowerCase().startsWith(name.toLowerCase() + ":"));
        headers.add(header);
        return headers.toArray(String[]::new);
    }
}
