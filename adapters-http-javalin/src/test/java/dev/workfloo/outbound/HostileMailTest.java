package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipDelivery.Accepted;
import dev.workfloo.execution.NipDelivery.Failed;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.outbound.mail.SmtpServer.Login;
import dev.workfloo.outbound.mail.SmtpServer.Security;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers that do not come to an end, at each stage of the conversation. */
class HostileMailTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration FOR_EVER = Duration.ofSeconds(30);
    private static final int AT_ONCE = 8;
    private static final Failed UNREACHABLE = new Failed("UNREACHABLE", true);
    private static final Failed TIMEOUT = new Failed("TIMEOUT", true);

    private static SSLContext certificate;

    private final ManualClock clock = new ManualClock(Fixtures.NOON);

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificates.of("localhost");
    }

    private final List<LossCause> losses = new CopyOnWriteArrayList<>();

    private SmtpChannel channel(ScriptedSmtp server, Duration patience) {
        Login login = new Login("sender", "geheim");
        SmtpServer smtp =
                new SmtpServer("localhost", server.port(), Security.STARTTLS, Optional.of(login), "nip@sur.example");
        return new SmtpChannel(smtp, patience, Map.of("mail.smtp.ssl.trust", "*"), hearing(losses));
    }

    private Surroundings hearing(List<LossCause> causes) {
        return new Surroundings(Network.INTERNET, clock, Map::of, (peer, cause) -> causes.add(cause));
    }

    /** What becomes of a letter to a server that says this at this stage. */
    private NipDelivery send(String stage, String said, Duration patience) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start(Map.of(stage, said), certificate)) {
            return assertTimeoutPreemptively(
                    FOR_EVER, () -> channel(server, patience).send(Ways.aMessage(CodeChannel.EMAIL)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GREETING",
                "EHLO",
                "STARTTLS",
                "HANDSHAKE",
                "TLS EHLO",
                "TLS AUTH",
                "TLS MAIL",
                "TLS RCPT",
                "TLS DATA",
                "END"
            })
    void whatAServerSaysIsBounded(String stage) throws Exception {
        assertEquals(UNREACHABLE, send(stage, ScriptedSmtp.LINES, FOR_EVER));
        assertEquals(UNREACHABLE, send(stage, ScriptedSmtp.LINE, FOR_EVER));
        LossCause cause = stage.equals("HANDSHAKE") ? LossCause.TLS : LossCause.PROTOCOL;
        assertEquals(List.of(cause, cause), losses);
    }

    private LossCause lostTo(String host, int port, Security security) {
        SmtpServer smtp = new SmtpServer(host, port, security, Optional.empty(), "nip@sur.example");
        List<LossCause> causes = new CopyOnWriteArrayList<>();
        SmtpChannel channel = new SmtpChannel(smtp, FOR_EVER, Map.of(), hearing(causes));
        assertEquals(UNREACHABLE, channel.send(Ways.aMessage(CodeChannel.EMAIL)));
        return causes.get(0);
    }

    @Test
    void whatAServerIsLostToIsTold() throws Exception {
        try (RawService silent = RawService.start(connection -> {});
                ScriptedSmtp unknown = ScriptedSmtp.start(Map.of(), certificate)) {
            assertEquals(LossCause.CONNECT, lostTo("127.0.0.1", OwnPort.next(), Security.NONE));
            assertEquals(LossCause.NAME, lostTo("nobody.invalid", 25, Security.NONE));
            assertEquals(LossCause.CLOSED, lostTo("127.0.0.1", silent.port(), Security.NONE));
            assertEquals(LossCause.TLS_UNKNOWN_ISSUER, lostTo("localhost", unknown.port(), Security.STARTTLS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GREETING", "EHLO", "STARTTLS", "TLS EHLO", "TLS AUTH", "TLS MAIL", "TLS RCPT", "TLS DATA", "END"
            })
    void aConversationHasItsTimeInAll(String stage) throws Exception {
        assertEquals(TIMEOUT, send(stage, ScriptedSmtp.TRICKLE, SHORT));
        assertEquals(List.of(LossCause.SILENCE), losses);
    }

    @Test
    void aServerThatDoesNotShakeHandsHasItsTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        // The head of a record, whose bytes come one by one.
        try (RawService server = RawService.start(connection -> {
            RawService.say(connection, "\u0016\u0003\u0003\u0010\u0000");
            try {
                while (true) {
                    RawService.say(connection, "\u0002");
                    over.await(20, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            SmtpServer smtp =
                    new SmtpServer("localhost", server.port(), Security.TLS, Optional.empty(), "nip@sur.example");
            SmtpChannel channel = new SmtpChannel(smtp, SHORT, Map.of(), new Surroundings(Network.INTERNET, clock));

            assertEquals(
                    TIMEOUT, assertTimeoutPreemptively(FOR_EVER, () -> channel.send(Ways.aMessage(CodeChannel.EMAIL))));
        }
    }

    @Test
    void theFarewellIsNotWaitedFor() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start(Map.of("QUIT", ScriptedSmtp.LINES), certificate)) {
            assertEquals(new Accepted(), channel(server, FOR_EVER).send(Ways.aMessage(CodeChannel.EMAIL)));
        }
    }

    @Test
    void fewLettersAtOnceAreOnTheirWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(AT_ONCE);
        CountDownLatch over = new CountDownLatch(1);
        try (RawService server = RawService.startAtOnce(connection -> {
            arrived.countDown();
            await(over);
        })) {
            SmtpServer smtp =
                    new SmtpServer("localhost", server.port(), Security.NONE, Optional.empty(), "nip@sur.example");
            SmtpChannel channel = new SmtpChannel(smtp, FOR_EVER, Map.of(), new Surroundings(Network.INTERNET, clock));
            assertTrue(channel.hasRoom(CodeChannel.EMAIL));
            List<CompletableFuture<NipDelivery>> underway = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> channel.send(Ways.aMessage(CodeChannel.EMAIL)), task -> new Thread(task).start()))
                    .toList();
            await(arrived);

            assertFalse(channel.hasRoom(CodeChannel.EMAIL));
            assertEquals(new Failed("BUSY", true), channel.send(Ways.aMessage(CodeChannel.EMAIL)));

            over.countDown();
            underway.forEach(CompletableFuture::join);
            assertEquals(AT_ONCE, server.connections());
        }
    }

    @Test
    void aPlaceIsFreeOnceALetterIsTaken() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start(Map.of())) {
            SmtpServer smtp =
                    new SmtpServer("localhost", server.port(), Security.NONE, Optional.empty(), "nip@sur.example");
            SmtpChannel channel = new SmtpChannel(smtp, FOR_EVER, Map.of(), new Surroundings(Network.INTERNET, clock));
            List<CompletableFuture<Set<NipDelivery>>> senders = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> Stream.generate(() -> channel.send(Ways.aMessage(CodeChannel.EMAIL)))
                                    .limit(50)
                                    .collect(Collectors.toSet()),
                            task -> new Thread(task).start()))
                    .toList();

            for (CompletableFuture<Set<NipDelivery>> sender : senders) {
                assertEquals(Set.of(new Accepted()), sender.join());
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(FOR_EVER.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerThatIsDownIsLeftAlone() throws Exception {
        try (RawService server = RawService.start(connection -> {})) {
            SmtpServer smtp =
                    new SmtpServer("localhost", server.port(), Security.NONE, Optional.empty(), "nip@sur.example");
            SmtpChannel channel = new SmtpChannel(smtp, FOR_EVER, Map.of(), new Surroundings(Network.INTERNET, clock));
            List<NipDelivery> deliveries = new ArrayList<>();
            for (int i = 0; i < 11; i++) deliveries.add(channel.send(Ways.aMessage(CodeChannel.EMAIL)));

            assertEquals(UNREACHABLE, deliveries.get(9));
            assertEquals(new Failed("CIRCUIT_OPEN", true), deliveries.get(10));
            assertEquals(10, server.connections());

            clock.pass(Duration.ofSeconds(31));
            assertEquals(UNREACHABLE, channel.send(Ways.aMessage(CodeChannel.EMAIL)));
        }
    }

    @Test
    void aServerThatRefusesIsNotDown() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start(Map.of("TLS RCPT", "450 later"), certificate)) {
            SmtpChannel channel = channel(server, FOR_EVER);

            for (int i = 0; i < 12; i++) {
                assertEquals(new Failed("REFUSED", true), channel.send(Ways.aMessage(CodeChannel.EMAIL)));
            }
        }
    }
}
