package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Right;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are answered before they are here: at once, and so that every client sees the answer. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class UnreadBodyTest {

    private static final int LARGE = 30_000_000;
    private static final String TOO_LARGE = error(413, "SIZE_ERROR", "the body is larger than 26214400 bytes");

    private static TestService service;
    private static String unable;

    @BeforeAll
    static void start() {
        service = TestService.start();
        unable = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String head(String line, String... headers) {
        String[] request = line.split(" ");
        String head = Wire.request(request[0], "/api/v1/" + request[1], headers);
        // An API client keeps its connection.
        return head.replace("Connection: close\r\n", "")
                .replace("KEY", service.key())
                .replace("UNABLE", unable);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Of a body that large, nothing is sent. */
    private static Reply announced(String head) throws IOException {
        try (Socket socket = Wire.open(service.port())) {
            socket.getOutputStream().write(bytes(head));
            return Wire.read(socket.getInputStream());
        }
    }

    /** All of a body is sent before anything is read. */
    private static Reply written(String head, byte[] body) throws IOException {
        try (Socket socket = Wire.open(service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(head));
            out.write(body);
            return Wire.read(socket.getInputStream());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, POST workfloo, x-api-key: x, application/json",
        "404, POST nothing, x-api-key: KEY, application/json",
        "405, PUT workfloo, x-api-key: KEY, application/json",
        "400, POST workfloo?sandbox=x, x-api-key: UNABLE, application/json",
        "403, POST workfloo, x-api-key: UNABLE, text/plain",
        "415, POST workfloo, x-api-key: KEY, text/plain",
        "415, PATCH workfloo/657117e1d511b6e54fe2a967/nip/send, x-api-key: KEY, text/plain",
        "413, POST workfloo, x-api-key: KEY, application/json",
        "413, POST workfloo/657117e1d511b6e54fe2a967/form, x-api-key: KEY, application/json",
        "413, PATCH workfloo/657117e1d511b6e54fe2a967/nip/send, x-api-key: KEY, application/json"
    })
    void whatIsRefusedIsRefusedAtOnceAndSeen(int status, String line, String key, String type) throws IOException {
        String head = head(line, key, "Content-Type: " + type, "Content-Length: " + LARGE);

        Reply atOnce = announced(head);
        Reply behind = written(head, new byte[LARGE]);

        assertEquals(status, atOnce.status());
        assertEquals(atOnce.told(), behind.told());
        assertEquals(List.of("close"), atOnce.headers().get("connection"));
    }

    @Test
    void aBodyWithoutALengthIsRefusedOnceItIsTooLarge() throws IOException {
        String head = head("POST workfloo", "x-api-key: KEY", "Content-Type: application/json")
                .replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");

        Reply endless = written(head + Integer.toHexString(LARGE) + "\r\n", new byte[LARGE]);

        assertEquals(TOO_LARGE, endless.told());
    }

    @Test
    void whoAsksFirstIsNotToldToGoOn() throws IOException {
        Reply reply = announced(head(
                "POST workfloo",
                "x-api-key: KEY",
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + LARGE));

        assertEquals(TOO_LARGE, reply.told());
    }

    @Test
    void aBodyThatIsHereLeavesTheConnectionOpen() throws IOException {
        String refused = head("POST workfloo", "x-api-key: x", "Content-Length: 2") + "{}";
        String last = Wire.request("GET", "/health");

        Reply reply = written(refused + last, new byte[0]);

        assertEquals(401, reply.status());
        assertTrue(reply.body().startsWith("HTTP/1.1 200 OK"), reply.body());
    }

    @Test
    void whatHasNoEndIsNotReadForEver() throws IOException {
        String head = head("POST workfloo", "x-api-key: x", "Content-Length: 1000000000000");
        byte[] more = new byte[1_000_000];
        try (Socket socket = Wire.open(service.port())) {
            socket.getOutputStream().write(bytes(head));
            while (true) socket.getOutputStream().write(more);
        } catch (IOException e) {
            assertEquals(401, announced(head).status());
        }
    }

    @Test
    void whatNobodyWantsHoldsUpNoStop() throws IOException {
        TestService own = TestService.start();
        try (Socket socket = Wire.open(own.port())) {
            socket.getOutputStream().write(bytes(head("POST workfloo", "x-api-key: x", "Content-Length: " + LARGE)));
            assertEquals(401, Wire.read(socket.getInputStream()).status());
            // What is still under way after the time to stop would be an exception here.
            own.close();
        }
    }
}
