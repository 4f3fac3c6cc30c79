package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.outbound.Peers.Kind;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connection a question goes over: what is one person's never reaches another. */
class KeptConnectionsTest {

    private static final String KEEPING = ", 'keepAlive': true";

    private final AtomicInteger asked = new AtomicInteger();

    private static String reportOf(String person) {
        String body = "\"" + person + "\"";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Reads a question with its body, and counts it; without one, the connection is over. */
    private boolean heard(Socket connection) throws IOException {
        String question = RawService.hearAll(connection);
        if (question.isEmpty()) return false;
        asked.incrementAndGet();
        return true;
    }

    private static Value answer(Peers peers) {
        return ((Answered) peers.call()).body();
    }

    @ParameterizedTest
    @EnumSource
    void eachQuestionHasAConnectionOfItsOwn(Kind kind) {
        try (RawService peer = RawService.start(connection -> {
                    while (heard(connection)) RawService.say(connection, reportOf("Ana"));
                });
                Peers peers = Peers.at(peer.url())) {
            assertEquals("taken", peers.ask(kind));
            assertEquals("taken", peers.ask(kind));

            assertEquals(2, peer.connections());
        }
    }

    @Test
    void keepAliveKeepsTheConnection() {
        try (RawService peer = RawService.start(connection -> {
                    while (heard(connection)) RawService.say(connection, reportOf("Ana"));
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            for (int i = 0; i < 3; i++) assertEquals(Value.of("Ana"), answer(peers));

            assertEquals(1, peer.connections());
            assertEquals(3, asked.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 3", "', ''keepAlive'': true', 1"})
    void theSameHoldsWithTls(String more, int connections, @TempDir Path folder) throws Exception {
        Path keys = Certificates.keyStore(folder, "localhost");
        trust(keys);
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        try (StubService peer = StubService.startWith(Certificates.context(keys));
                Peers peers = Peers.at("https://localhost:" + peer.port(), more)) {
            peer.answers(exchange -> {
                ports.add(exchange.getRemoteAddress().getPort());
                StubService.answer(exchange, 200, "7");
            });
            for (int i = 0; i < 3; i++) assertEquals(Value.of(7), answer(peers));

            assertEquals(connections, ports.size());
        }
    }

    private static void trust(Path keys) {
        System.setProperty("javax.net.ssl.trustStore", keys.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
    }

    @AfterEach
    void trustAsUsual() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
    }

    /** The first report comes twice, at once or once its reader has it. */
    @ParameterizedTest
    @ValueSource(strings = {"", KEEPING})
    void aReportThatNobodyAskedForReachesNobody(String more) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        try (RawService peer = RawService.start(connection -> {
                    String report = reportOf(asked.get() == 0 ? "Ana" : "Luis");
                    if (!heard(connection)) return;
                    RawService.say(connection, report);
                    await(read);
                    try {
                        RawService.say(connection, report);
                    } finally {
                        said.countDown();
                    }
                    RawService.waitInSilence(connection);
                });
                Peers peers = Peers.at(peer.url(), more)) {
            assertEquals(Value.of("Ana"), answer(peers));
            read.countDown();
            said.await();

            assertEquals(Value.of("Luis"), answer(peers));
            assertEquals(2, peer.connections());
        }
    }

    @Test
    void twoReportsAtOnceAreOneTooMany() {
        try (RawService peer = RawService.start(connection -> {
                    String person = asked.get() == 0 ? "Ana" : "Luis";
                    if (heard(connection))
                        RawService.say(connection, reportOf(person).repeat(2));
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            assertEquals(Value.of("Ana"), answer(peers));

            assertEquals(Value.of("Luis"), answer(peers));
        }
    }

    /** The end of the first report and all of the second are in one record, so that both are decrypted together. */
    @ParameterizedTest
    @ValueSource(ints = {8192, 12_000})
    void withTlsTwoAtOnceAreOneTooManyToo(int length, @TempDir Path folder) throws Exception {
        Path keys = Certificates.keyStore(folder, "localhost");
        SSLContext tls = Certificates.context(keys);
        trust(keys);
        String ana = "A".repeat(length - 2);
        try (RawService peer = RawService.start(connection -> {
                    SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true);
                    secure.setUseClientMode(false);
                    String report = reportOf(asked.get() == 0 ? ana : "Luis");
                    if (!heard(secure)) return;
                    int body = report.indexOf('"');
                    RawService.say(secure, report.substring(0, body));
                    RawService.say(secure, report.substring(body) + reportOf("Ana"));
                    RawService.waitInSilence(secure);
                });
                Peers peers = Peers.at("https://localhost:" + peer.port(), KEEPING)) {
            assertEquals(Value.of(ana), answer(peers));

            assertEquals(Value.of("Luis"), answer(peers));
            assertEquals(2, peer.connections());
        }
    }

    @Test
    void aConnectionThatWasClosedMeanwhileCostsNoTry() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawService peer = RawService.start(connection -> {
                    if (heard(connection)) RawService.say(connection, reportOf("Ana"));
                    await(read);
                    connection.close();
                    closed.countDown();
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            answer(peers);
            read.countDown();
            closed.await();

            assertEquals(Value.of("Ana"), answer(peers));
            assertEquals(2, asked.get());
            assertEquals(List.of(), peers.losses);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLossBeforeTheFirstByteOnAUsedOneIsNoTry(boolean isReset) {
        try (RawService peer = RawService.start(connection -> {
                    if (heard(connection)) RawService.say(connection, reportOf("Ana"));
                    if (asked.get() > 1) return;
                    // The second question is heard, and never answered.
                    heard(connection);
                    if (isReset) RawService.reset(connection);
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            answer(peers);

            assertEquals(Value.of("Ana"), answer(peers));
            assertEquals(3, asked.get());
            assertEquals(2, peer.connections());
            assertEquals(List.of(), peers.losses);
        }
    }

    @Test
    void aLossAfterTheFirstByteIsALoss() {
        try (RawService peer = RawService.start(connection -> {
                    if (heard(connection)) RawService.say(connection, reportOf("Ana"));
                    if (heard(connection)) RawService.say(connection, "HTTP");
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            answer(peers);

            assertEquals("UNREACHABLE NONE", peers.ask(Kind.BUREAU));
            assertEquals(List.of(LossCause.CLOSED), peers.losses);
            assertEquals(2, asked.get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 503 Later\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 204 None\r\nContent-Length: 2\r\n\r\n{}"
            })
    void aConnectionWhoseEndIsUncertainIsNotKept(String said) {
        try (RawService peer = RawService.start(connection -> {
                    while (heard(connection)) RawService.say(connection, said);
                });
                Peers peers = Peers.at(peer.url(), KEEPING)) {
            peers.call();
            peers.call();

            assertEquals(2, peer.connections());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
