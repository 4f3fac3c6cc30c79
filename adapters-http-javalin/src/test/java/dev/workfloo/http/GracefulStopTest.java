package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.memory.MemoryStore;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping lets what is under way come to its end, and takes nothing new. */
@Timeout(60)
class GracefulStopTest {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final Interposed store = new Interposed(new MemoryStore());

    @Test
    void aRequestAtWorkIsAnswered() throws Exception {
        TestService service = TestService.on(store);
        store.put(this::waitInside);
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(
                () -> service.execute(Flows.start(Flows.LOAN)).send());
        int port = service.port();
        entered.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
        waitUntilRefused(service, port);
        open.countDown();

        assertTrue(TestService.isStarted(reply.get(30, TimeUnit.SECONDS)));
        stopped.get(30, TimeUnit.SECONDS);
    }

    private Optional<Object> waitInside(String call) {
        if (call.equals("ExecutionJournal.start")) {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped while at work", e);
            }
        }
        return Optional.empty();
    }

    @Test
    void aBodyUnderWayIsReadToItsEnd() throws Exception {
        TestService service = TestService.start();
        byte[] body = Flows.start(Flows.LOAN).getBytes(StandardCharsets.US_ASCII);
        String head = Wire.request(
                "POST",
                TestService.EXECUTE,
                "x-api-key: " + service.key(),
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + body.length);
        int port = service.port();
        try (Socket socket = Wire.open(port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // Whoever is told to go on is being served already.
            byte[] goOn = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(goOn, StandardCharsets.US_ASCII));

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
            waitUntilRefused(service, port);
            socket.getOutputStream().write(body);

            Reply reply = Wire.read(socket.getInputStream());
            assertTrue(TestService.isStarted(reply), reply.told());
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    /** The connector says that it stops a moment before the operating system refuses for it. */
    private static void waitUntilRefused(TestService service, int port) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (service.listens() || isAccepted(port)) Thread.onSpinWait();
        });
    }

    private static boolean isAccepted(int port) throws IOException {
        try {
            Wire.open(port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (SocketException e) {
            // Taken by the operating system, and reset with the listener that had not seen it yet: the next one is
            // refused.
            return true;
        }
    }
}
