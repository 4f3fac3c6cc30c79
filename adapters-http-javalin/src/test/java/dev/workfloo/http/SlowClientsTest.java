package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.LeastPace;
import dev.workfloo.http.connection.TrustedProxies;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send or read slowly cost themselves time, and nobody else. */
@Timeout(120)
class SlowClientsTest {

    /** More than there are threads; the profile clients has 2,000. */
    private static final int MANY = Integer.getInteger("workfloo.slow-clients", 300);

    private static final LeastPace LITTLE = new LeastPace(Duration.ofMillis(300), 100_000_000, Duration.ofMinutes(1));
    private static final LeastPace ENDING = new LeastPace(Duration.ofMillis(300), 0, Duration.ofMillis(300));

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static TestService with(ClientLimits limits) {
        return TestService.of(new Deployment(Deployment.Environments.MIXED, limits));
    }

    private static String start(TestService service, String... headers) {
        return Wire.request("POST", TestService.EXECUTE, headers)
                .replace("\r\n\r\n", "\r\nx-api-key: " + service.key() + "\r\nContent-Type: application/json\r\n\r\n");
    }

    private static void assertServes(TestService service) {
        TestService.id(service.execute(Flows.start(Flows.LOAN)).send());
        assertEquals(200, service.get("/health").send().status());
        assertEquals(200, service.get("/ready").send().status());
        assertEquals(200, service.get("/metrics").send().status());
    }

    private static void assertServesBeside(String text) throws IOException {
        try (SlowClients slow = SlowClients.sending(MANY, service.port(), text)) {
            assertServes(service);
            assertEquals(MANY, slow.count());
        }
    }

    @Test
    void headsThatDoNotEndHoldUpNobody() throws IOException {
        assertServesBeside("POST / HTTP/1.1\r\nHost: x\r\n");
    }

    @Test
    void bodiesThatDoNotEndHoldUpNobody() throws IOException {
        assertServesBeside(start(service, "Content-Length: 1000") + "{\"idWorkflooDefinition\"");
    }

    @Test
    void refusedBodiesThatDoNotEndHoldUpNobody() throws IOException {
        assertServesBeside(start(service, "Content-Length: 2000000000") + "{");
    }

    @Test
    void answersThatNobodyReadsHoldUpNobody() throws IOException {
        assertServesBeside("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200));
    }

    @Test
    void aHeadThatComesTooSlowlyIsCutOff() throws Exception {
        try (TestService own = with(ClientLimits.USUAL.withPace(LITTLE));
                var slow = SlowClients.connect("127.0.0.1", own.port(), "GET / HTTP/1.1\r\nx: ")) {
            SlowClients.sendUntilEnded(slow);
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsCutOff() throws Exception {
        for (LeastPace leastPace : new LeastPace[] {LITTLE, ENDING}) {
            try (TestService own = with(ClientLimits.USUAL.withPace(leastPace));
                    var slow = SlowClients.connect("127.0.0.1", own.port(), start(own, "Content-Length: 20000000"))) {
                SlowClients.sendUntilEnded(slow);
            }
        }
    }

    @Test
    void aRefusedBodyThatComesTooSlowlyIsCutOff() throws Exception {
        try (TestService own = with(ClientLimits.USUAL.withPace(LITTLE));
                var slow = SlowClients.connect("127.0.0.1", own.port(), start(own, "Content-Length: 2000000000"))) {
            SlowClients.sendUntilEnded(slow);
        }
    }

    @Test
    void anAnswerThatNobodyReadsIsCutOff() throws Exception {
        String pipelined = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);
        try (TestService own = with(ClientLimits.USUAL.withPace(LITTLE));
                var slow = SlowClients.connect("127.0.0.1", own.port(), pipelined)) {
            SlowClients.sendUntilEnded(slow);
        }
    }

    @Test
    void aClientHasItsShareOfConnections() throws Exception {
        try (TestService own = with(ClientLimits.USUAL.withConnections(3));
                SlowClients his = SlowClients.sending(3 * 8, own.port(), "GET");
                Socket beyond = SlowClients.open("127.0.1.1", own.port())) {
            assertEquals(24, his.count());
            assertEquals(-1, ended(beyond));
            assertServes(own);
        }
    }

    @Test
    void aProxyThatIsTrustedIsNotOneClient() throws Exception {
        ClientLimits limits = ClientLimits.USUAL.withConnections(3).trusting(TrustedProxies.of("127.0.1.0/24"));
        try (TestService own = with(limits);
                SlowClients his = SlowClients.sending(10 * 8, own.port(), "GET");
                Socket another = SlowClients.open("127.0.1.1", own.port())) {
            another.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertEquals(80, his.count());
            assertEquals(200, Wire.read(another.getInputStream()).status());
        }
    }

    private static int ended(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }
}
