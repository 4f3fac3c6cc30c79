package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipDelivery.Accepted;
import dev.workfloo.execution.NipDelivery.Failed;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.outbound.mail.SmtpServer.Login;
import dev.workfloo.outbound.mail.SmtpServer.Security;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpChannelTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Map<String, String> TRUSTING = Map.of("mail.smtp.ssl.trust", "*");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static SmtpServer smtp(int port) {
        return new SmtpServer("127.0.0.1", port, Security.NONE, Optional.empty(), "Préstamos <nip@sur.example>");
    }

    private static SmtpChannel channel(SmtpServer smtp, Map<String, String> more) {
        return new SmtpChannel(
                smtp, Ways.LONG, more, new Surroundings(Network.INTERNET, new ManualClock(Fixtures.NOON)));
    }

    private static NipDelivery send(Map<String, String> script, Duration patience) throws Exception {
        try (ScriptedSmtp scripted = ScriptedSmtp.start(script)) {
            SmtpChannel channel = new SmtpChannel(
                    smtp(scripted.port()),
                    patience,
                    Map.of(),
                    new Surroundings(Network.INTERNET, new ManualClock(Fixtures.NOON)));
            return channel.send(Ways.aMessage(CodeChannel.EMAIL));
        }
    }

    private Ways ways() {
        return Ways.of(smtp(mail.getSmtp().getPort()));
    }

    @Test
    void sendsALetter() throws Exception {
        try (Ways ways = ways()) {
            NipDelivery delivery = ways.send(Ways.aMessage(CodeChannel.EMAIL));

            assertEquals(new Accepted(), delivery);
            MimeMessage letter = mail.getReceivedMessages()[0];
            InternetAddress from = (InternetAddress) letter.getFrom()[0];
            assertEquals("Préstamos", from.getPersonal());
            assertEquals("nip@sur.example", from.getAddress());
            assertEquals("ana@example.com", letter.getRecipients(RecipientType.TO)[0].toString());
            assertEquals(1, letter.getAllRecipients().length);
            assertEquals("Préstamos del Sur: tu NIP de autorización", letter.getSubject());
            assertEquals(Date.from(Fixtures.NOON), letter.getSentDate());
            assertEquals("auto-generated", letter.getHeader("Auto-Submitted", null));
            assertEquals(
                    NipText.email(Ways.aMessage(CodeChannel.EMAIL)).strip(),
                    text(letter).strip());
        }
    }

    private static String text(MimeMessage letter) throws Exception {
        return ((String) letter.getContent()).replace("\r\n", "\n");
    }

    @Test
    void theSameSendHasTheSameId() throws Exception {
        NipMessage message = Ways.aMessage(CodeChannel.EMAIL);
        NipMessage next = new NipMessage(
                message.workspace(),
                message.channel(),
                message.recipient(),
                "000000",
                message.notice(),
                message.lives(),
                "64a8bc288de4164da93f339c/nip/1/2");

        try (Ways ways = ways()) {
            List.of(message, message, next).forEach(ways::send);

            MimeMessage[] letters = mail.getReceivedMessages();
            assertTrue(letters[0].getMessageID().matches("<[0-9a-f]{32}@sur\\.example>"), letters[0].getMessageID());
            assertEquals(letters[0].getMessageID(), letters[1].getMessageID());
            assertNotEquals(letters[0].getMessageID(), letters[2].getMessageID());
            assertFalse(letters[0].getMessageID().contains(Ways.KEY.substring(0, 24)));
        }
    }

    @Test
    void logsInWithThePassword() throws Exception {
        mail.setUser("nip@sur.example", "sender", "geheim");
        SmtpServer smtp = smtp(mail.getSmtp().getPort());
        SmtpServer right = new SmtpServer(
                smtp.host(), smtp.port(), smtp.security(), Optional.of(new Login("sender", "geheim")), smtp.from());
        SmtpServer wrong = new SmtpServer(
                smtp.host(), smtp.port(), smtp.security(), Optional.of(new Login("sender", "other")), smtp.from());

        assertEquals(new Accepted(), channel(right, Map.of()).send(Ways.aMessage(CodeChannel.EMAIL)));
        assertEquals(new Failed("REFUSED", true), channel(wrong, Map.of()).send(Ways.aMessage(CodeChannel.EMAIL)));
        assertEquals(1, mail.getReceivedMessages().length);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 later, true", "GREETING, 554 no, true", "MAIL, 451 later, true", "MAIL, 550 not you, true",
        "RCPT, 450 busy, true", "RCPT, 421 later, true", "RCPT, 550 nobody, false", "RCPT, 552 full, false",
        "DATA, 451 later, true", "DATA, 554 no, true", "END, 452 later, true", "END, 554 spam, true"
    })
    void aRefusalSaysWhetherAnotherSendMayHelp(String command, String answer, boolean recoverable) throws Exception {
        assertEquals(new Failed("REFUSED", recoverable), send(Map.of(command, answer), Ways.LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 relaying denied",
                "550-5.7.1 your address is blocked\r\n550 5.7.1 ask us why",
                "554 5.7.26 no SPF record",
                "552 5.3.4 too large for us",
                "530 log in first",
                "535 5.7.8 wrong password",
                "550 5.1.8 the sender's domain does not exist"
            })
    void whatTheOperatorCanMendIsNotForGood(String answer) throws Exception {
        assertEquals(new Failed("REFUSED", true), send(Map.of("RCPT", answer), Ways.LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 nobody of that name",
                "550-5.1.1 nobody\r\n550 5.7.1 of that name",
                "552 5.2.2 the mailbox is full",
                "553 relay 5.7.1"
            })
    void whatIsOfTheRecipientIsForGood(String answer) throws Exception {
        assertEquals(new Failed("REFUSED", false), send(Map.of("RCPT", answer), Ways.LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void silenceIsATimeout(String command) throws Exception {
        assertEquals(new Failed("TIMEOUT", true), send(Map.of(command, ScriptedSmtp.SILENCE), SHORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionThatEndsIsUnreachable(String command) throws Exception {
        assertEquals(new Failed("UNREACHABLE", true), send(Map.of(command, "CLOSE", "HELO", "CLOSE"), Ways.LONG));
    }

    @Test
    void whereNobodyListensIsUnreachable() {
        assertEquals(
                new Failed("UNREACHABLE", true),
                channel(smtp(OwnPort.next()), Map.of()).send(Ways.aMessage(CodeChannel.EMAIL)));
    }

    @Test
    void saysNothingBeforeTls() throws Exception {
        try (ScriptedSmtp scripted = ScriptedSmtp.start(Map.of())) {
            SmtpServer smtp = new SmtpServer(
                    "localhost",
                    scripted.port(),
                    Security.STARTTLS,
                    Optional.of(new Login("sender", "geheim")),
                    "nip@sur.example");

            NipDelivery delivery = channel(smtp, Map.of()).send(Ways.aMessage(CodeChannel.EMAIL));

            assertEquals(new Failed("UNREACHABLE", true), delivery);
            assertTrue(scripted.heard().stream().allMatch(line -> line.startsWith("EHLO")), scripted.heard()::toString);
        }
    }

    @Test
    void changesToTlsBeforeItSpeaks() throws Exception {
        try (ScriptedSmtp scripted = ScriptedSmtp.start(Map.of(), Certificates.of("localhost"))) {
            SmtpServer smtp = new SmtpServer(
                    "localhost",
                    scripted.port(),
                    Security.STARTTLS,
                    Optional.of(new Login("sender", "geheim")),
                    "nip@sur.example");

            assertEquals(new Accepted(), channel(smtp, TRUSTING).send(Ways.aMessage(CodeChannel.EMAIL)));
            assertEquals(
                    new Failed("UNREACHABLE", true), channel(smtp, Map.of()).send(Ways.aMessage(CodeChannel.EMAIL)));
        }
    }

    @Test
    void trustsTheServerThatItAsksFor() throws Exception {
        try (ScriptedSmtp scripted = ScriptedSmtp.start(Map.of(), Certificates.of("other.example"))) {
            SmtpServer smtp = new SmtpServer(
                    "localhost", scripted.port(), Security.STARTTLS, Optional.empty(), "nip@sur.example");

            assertEquals(
                    new Failed("UNREACHABLE", true), channel(smtp, TRUSTING).send(Ways.aMessage(CodeChannel.EMAIL)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "ana@",
                "@example.com",
                "ana@example.com,eva@example.com",
                "Ana <ana@example.com>",
                "ana@example.com\r\nBcc: eva@example.com",
                "ana@example.com eva@example.com",
                "<ana@example.com>",
                "group: ana@example.com;",
                "ana@exam ple.com",
                "josé@example.com"
            })
    void sendsToOneBareAddress(String address) {
        CodeRecipient recipient = new CodeRecipient(Optional.of(address), Optional.empty());

        try (Ways ways = ways()) {
            assertEquals(new Failed("REFUSED", false), ways.send(Ways.aMessage(CodeChannel.EMAIL, recipient)));
            assertEquals(0, mail.getReceivedMessages().length);
        }
    }

    @Test
    void sendsToInternationalDomains() throws Exception {
        CodeRecipient recipient = new CodeRecipient(Optional.of("ana@españa.mx"), Optional.empty());

        try (Ways ways = ways()) {
            assertEquals(new Accepted(), ways.send(Ways.aMessage(CodeChannel.EMAIL, recipient)));
            assertEquals(
                    "ana@xn--espaa-rta.mx",
                    mail.getReceivedMessages()[0].getRecipients(RecipientType.TO)[0].toString());
        }
    }

    @Test
    void knowsWhoCanBeASender() {
        assertTrue(SmtpServer.isSender("nip@sur.example"));
        assertTrue(SmtpServer.isSender("Préstamos del Sur <nip@sur.example>"));
        assertFalse(SmtpServer.isSender("sur"));
        assertFalse(SmtpServer.isSender(""));
        assertFalse(SmtpServer.isSender("a@sur.example, b@sur.example"));
    }
}
