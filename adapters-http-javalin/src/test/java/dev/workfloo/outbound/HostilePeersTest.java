package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.execution.LossCause;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.outbound.Peers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is outside may say what it likes, at each stage: it is cut off, told apart, and keeps nobody for good. */
class HostilePeersTest {

    private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String HINT = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";

    /** Few, and each within bounds. */
    private static final String LARGE =
            ("HTTP/1.1 103 Early Hints\r\nLink: " + "x".repeat(8_000) + "\r\n\r\n").repeat(10);

    private static final List<String> BROKEN_OFF = List.of(
            "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nX-More: to come\r\n", HINT);

    private static final List<String> NO_ANSWERS = List.of(
            "220 mail.example ESMTP\r\n",
            "HTTP/2.0 200 OK\r\n\r\n",
            "HTTP/1.1 2x0 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + DONE,
            HINT.repeat(21) + DONE,
            LARGE + DONE);

    @TempDir
    private static Path folder;

    private static Path issuer;

    /** Its own issuer. */
    private static Path itself;

    @BeforeAll
    static void makeCertificates() throws Exception {
        issuer = Certificates.issuer(folder);
        itself = Certificates.keyStore(Files.createDirectory(folder.resolve("itself")), "localhost");
    }

    private static Stream<Arguments> endless() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Endless.values()).map(manner -> Arguments.of(kind, manner)));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatDoesNotEndIsCutOff(Kind kind, Endless manner) {
        try (RawService peer = RawService.start(manner::speak);
                Peers peers = Peers.at(peer.url())) {
            assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(LossCause.PROTOCOL), peers.losses);
        }
    }

    @Test
    void theSameHoldsBelowTls() throws Exception {
        SSLSocketFactory tls = Certificates.context(itself).getSocketFactory();
        trust(itself);
        try (RawService peer = RawService.start(connection -> {
                    SSLSocket secure = (SSLSocket) tls.createSocket(connection, null, true);
                    secure.setUseClientMode(false);
                    RawService.hear(secure);
                    RawService.say(secure, LARGE + DONE);
                });
                Peers peers = Peers.at("https://localhost:" + peer.port())) {
            for (Kind kind : Kind.values()) assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(LossCause.PROTOCOL, LossCause.PROTOCOL, LossCause.PROTOCOL), peers.losses);
        } finally {
            trustAsUsual();
        }
    }

    private static void trust(Path keys) {
        System.setProperty("javax.net.ssl.trustStore", keys.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
    }

    private static void trustAsUsual() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
    }

    private static Stream<Arguments> wrong() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.concat(
                        BROKEN_OFF.stream().map(said -> Arguments.of(kind, said, LossCause.CLOSED)),
                        NO_ANSWERS.stream().map(said -> Arguments.of(kind, said, LossCause.PROTOCOL))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNoAnswerIsLost(Kind kind, String said, LossCause cause) {
        try (RawService peer = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, said);
                });
                Peers peers = Peers.at(peer.url())) {
            assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(cause), peers.losses);
        }
    }

    @ParameterizedTest
    @EnumSource
    void interimAnswersAreReadPast(Kind kind) {
        String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(2) + "HTTP/1.1 102 Processing\r\n\r\n"
                + "HTTP/1.1 142 Perhaps\r\nX-Why: who knows\r\n\r\n" + HINT.repeat(16);
        try (RawService peer = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, interim + DONE);
                });
                Peers peers = Peers.at(peer.url())) {
            assertEquals("taken", peers.ask(kind));
        }
    }

    /** A receiver has ten seconds for that, which nobody waits for here. */
    @ParameterizedTest
    @EnumSource(names = {"BUREAU"})
    void whoeverSaysNothingIsSilent(Kind kind) {
        try (RawService peer = RawService.start(RawService::waitInSilence);
                Peers peers = Peers.at(peer.url(), ", 'timeout': 'PT1S'")) {
            assertEquals("TIMEOUT NONE", peers.ask(kind));
            assertEquals(List.of(LossCause.SILENCE), peers.losses);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensNobodyConnects(Kind kind) {
        try (Peers peers = Peers.at("http://127.0.0.1:" + OwnPort.next())) {
            assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(LossCause.CONNECT), peers.losses);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameWithoutAddressIsSaidToBeOne(Kind kind) {
        try (Peers peers = Peers.at("http://nobody.invalid")) {
            assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(LossCause.NAME), peers.losses);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNoTlsIsSpokenNoneIsAgreedOn(Kind kind) {
        String endless = "HTTP/1.1 400 Speak plainly\r\n\r\n".repeat(1_000);
        try (RawService peer = RawService.start(connection -> {
                    while (true) RawService.say(connection, endless);
                });
                Peers peers = Peers.at(peer.url().replace("http:", "https:"))) {
            assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(LossCause.TLS), peers.losses);
        }
    }

    private static void assertDistrusted(LossCause cause, Path keys) throws Exception {
        SSLContext tls = Certificates.context(keys);
        trust(issuer);
        try (StubService peer = StubService.startWith(tls);
                Peers peers = Peers.at("https://localhost:" + peer.port())) {
            for (Kind kind : Kind.values()) assertEquals(Peers.lost(kind), peers.ask(kind));
            assertEquals(List.of(cause, cause, cause), peers.losses);
            assertEquals(0, peer.asked().size());
        } finally {
            trustAsUsual();
        }
    }

    @Test
    void anExpiredCertificateIsSaidToBeOne() throws Exception {
        assertDistrusted(LossCause.TLS_EXPIRED, Certificates.issued(issuer, "localhost", "-40d"));
    }

    @Test
    void aCertificateForAnotherNameIsSaidToBeOne() throws Exception {
        assertDistrusted(LossCause.TLS_WRONG_NAME, Certificates.issued(issuer, "somebody.else", "-1d"));
    }

    @Test
    void anIssuerThatIsNotTrustedIsSaidToBeOne() throws Exception {
        assertDistrusted(LossCause.TLS_UNKNOWN_ISSUER, itself);
    }
}
