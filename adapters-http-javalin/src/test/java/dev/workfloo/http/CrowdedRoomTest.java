package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.http.connection.ClientLimits;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies take no more of the heap, all together, than there is for them: who finds no room is told when to come again. */
@Timeout(60)
class CrowdedRoomTest {

    private static final int ROOM = 40_000_000;
    private static final int LARGEST = 700_000;
    private static final String NO_ROOM = later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After");

    private static final ClientLimits LIMITS = ClientLimits.USUAL.withHeap(ROOM).withLargestBody(LARGEST);

    private final TestService service = TestService.of(new Deployment(Deployment.Environments.MIXED, LIMITS));
    private final Socket guest;

    /** Somebody announces the largest body that there is, and sends nothing of it once told to go on. */
    CrowdedRoomTest() throws IOException {
        String head = Wire.request(
                "POST",
                TestService.EXECUTE,
                "x-api-key: " + service.key(),
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + LARGEST);
        guest = SlowClients.open("127.0.1.1", service.port());
        guest.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        byte[] goOn = guest.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
        assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(goOn, StandardCharsets.US_ASCII));
    }

    @AfterEach
    void stop() throws Exception {
        guest.close();
        service.close();
    }

    private Reply large() {
        return service.execute("").json(aBodyOf(LARGEST)).send();
    }

    private static byte[] aBodyOf(int bytes) {
        String start = Flows.start(Flows.LOAN);
        return (start + " ".repeat(bytes - start.length())).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aBodyWithoutALengthFindsNoRoomEither() {
        assertEquals(
                NO_ROOM, service.execute("").chunked(aBodyOf(LARGEST)).send().told());
    }

    @Test
    void aLargeBodyFindsNoRoom() {
        assertEquals(NO_ROOM, large().told());
    }

    @Test
    void smallBodiesFindRoom() {
        TestService.id(service.execute(Flows.start(Flows.LOAN)).send());
    }

    @Test
    void theSizeGoesBeforeTheRoom() {
        Reply reply = service.execute("").json(aBodyOf(LARGEST + 1)).send();

        assertEquals(error(413, "SIZE_ERROR", "the body is larger than 700000 bytes"), reply.told());
    }

    @Test
    void theMediaTypeGoesBeforeTheRoom() {
        Reply reply = service.execute("")
                .json(aBodyOf(LARGEST))
                .with("Content-Type", "text/plain")
                .send();

        assertEquals(error(415, "FORMAT_ERROR", "Content-Type must be application/json"), reply.told());
    }

    @Test
    void theRoomGoesBeforeJson() {
        Reply reply = service.execute("x".repeat(LARGEST)).send();

        assertEquals(NO_ROOM, reply.told());
    }

    @Test
    void whoGoesLeavesRoom() throws Exception {
        guest.close();

        while (!TestService.isStarted(large())) Thread.onSpinWait();
    }

    @Test
    void oneThatIsAloneAlwaysFindsRoom() throws Exception {
        ClientLimits tiny = ClientLimits.USUAL.withHeap(1_000_000);
        try (TestService small = TestService.of(new Deployment(Deployment.Environments.MIXED, tiny))) {
            TestService.id(small.execute("").json(aBodyOf(tiny.largestBody())).send());
            assertEquals(
                    413,
                    small.execute("")
                            .json(aBodyOf(tiny.largestBody() + 1))
                            .send()
                            .status());
        }
    }
}
