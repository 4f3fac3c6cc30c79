package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not HTTP, or tries to be clever with paths. */
class BareErrorsTest {

    private static final String LONG = "x".repeat(20_000);

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String keyHeader() {
        return "x-api-key: " + service.key();
    }

    static Stream<Arguments> notHttp() {
        return Stream.of(
                Arguments.of(400, "GET /api/%zz HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "GET /api/%00 HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "GET /api/v1/workfloo/status/%zz HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "GET /%zz HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "GET /api/%ff%fe HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(400, "GET /api HTTP/1.1\r\n"),
                Arguments.of(400, "GET /api HTTP/1.1\r\nHost: x\r\nHost: y\r\n"),
                Arguments.of(400, "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n"),
                Arguments.of(400, "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n"),
                Arguments.of(
                        400, "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
                Arguments.of(400, "GET http://sandbox.x/api HTTP/1.1\r\nHost: y\r\n"),
                Arguments.of(400, "nonsense\r\n"),
                Arguments.of(400, "GET /api HTTP/1.1\r\nHost: x\r\nbad header\r\n"),
                Arguments.of(400, "GET /api HTTP/1.1\r\nHost: x\r\na\u0000b: c\r\n"),
                Arguments.of(400, "GET /api HTTP/9.9\r\nHost: x\r\n"),
                Arguments.of(400, "PRI * HTTP/2.0\r\n"),
                Arguments.of(400, "POST /api HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\nContent-Length: 0\r\n"),
                Arguments.of(414, "GET /api/" + LONG + " HTTP/1.1\r\nHost: x\r\n"),
                Arguments.of(431, "GET /api HTTP/1.1\r\nHost: x\r\nx-long: " + LONG + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource
    void notHttp(int status, String head) {
        String bare = Integer.toString(status);

        Reply reply = Wire.send(service.port(), head + "Connection: close\r\n\r\n");

        assertEquals(bare, reply.told());
        assertEquals("", reply.header("X-Request-Id"));
        assertEquals(
                bare,
                Wire.send(service.port(), head + keyHeader() + "\r\nConnection: close\r\n\r\n")
                        .told());
    }

    @Test
    void aLongKeyIs431() {
        Reply reply = Wire.send(service.port(), Wire.request("GET", "/api", "x-api-key: " + LONG));

        assertEquals("431", reply.told());
    }

    @Test
    void brokenChunksAre400() {
        String request = "POST /api/v1/workfloo HTTP/1.1\r\nHost: x\r\n" + keyHeader()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "zz\r\n{}\r\n0\r\n\r\n";

        Reply reply = Wire.send(service.port(), request);

        assertEquals("400", reply.told());
    }

    @Test
    void aBodyThatWasCutOffIs400() throws IOException {
        String body = Flows.start(Flows.LOAN);
        String request = Wire.request(
                "POST",
                TestService.EXECUTE,
                keyHeader(),
                "Content-Type: application/json",
                "Content-Length: " + (body.length() + 1));

        try (Socket socket = Wire.open(service.port())) {
            socket.getOutputStream().write((request + body).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertEquals("400", Wire.read(socket.getInputStream()).told());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/workfloo",
                "//../api/v1/workfloo",
                "//x/../api/v1/workfloo",
                "//%2e%2e/api/v1/workfloo",
                "/./api/v1/workfloo",
                "/%61pi/v1/workfloo",
                "/%61pi/%761/workfloo",
                "/api;x=1/v1/workfloo",
                "/;/api/v1/workfloo",
                "/api/v1;x/workfloo",
                "/api/v1/workfloo;x=1",
                "/api/v1/../v1/workfloo",
                "/x/../api/v1/workfloo",
                "/x/%2e%2e/api/v1/workfloo",
                "/api%2fv1/workfloo",
                "/api%2Fv1%2Fworkfloo",
                "/api\\v1\\workfloo",
                "/api//v1/workfloo",
                "/api/v1//workfloo",
                "/api/v1/workfloo/",
                "/api/v1/workfloo//",
                "/api/v1/%77orkfloo",
                "/api%00/v1/workfloo",
                "http://localhost/api/v1/workfloo",
                "http://localhost//api/v1/workfloo",
                "/API/v1/workfloo"
            })
    void noSpellingOfAPathNeedsNoKey(String target) {
        try (RequestLines log = RequestLines.capture()) {
            String body = Flows.start(Flows.LOAN);
            String request = Wire.request(
                            "POST",
                            target,
                            "Host: localhost",
                            "Content-Type: application/json",
                            "Content-Length: " + body.length())
                    + body;

            Reply reply = Wire.send(service.port(), request);

            assertTrue(reply.told().matches("400|401|404"), reply.told());
            assertTrue(log.events().stream()
                    .noneMatch(event -> event.getFormattedMessage().contains(" 200 ")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "GET /nothing HTTP/1.1", "OPTIONS * HTTP/1.1", "GET /health/x HTTP/1.1"})
    void outsideTheApiThereIsNothing(String line) {
        Reply reply = Wire.send(service.port(), line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(reply.told().matches("400|404"), reply.told());
    }

    @Test
    void noAnswerNamesTheServer() {
        Map<String, ?> headers = service.get("/api/v9").send().headers();

        assertEquals(Map.of(), headers.containsKey("server") ? headers : Map.of());
    }
}
