package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.outbound.mail.SmtpServer.Login;
import dev.workfloo.outbound.mail.SmtpServer.Security;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Nothing that is secret, sent or answered is said again: not in the log, and not in what becomes of it. */
class SilenceTest {

    private static final String SECRET = "s3cr3t";
    private static final String CODE = "740213";

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Level usual = ROOT.getLevel();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) said.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    @BeforeEach
    void listen() {
        log.start();
        ROOT.setLevel(Level.INFO);
        ROOT.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(log);
        ROOT.setLevel(usual);
    }

    private void assertSilent() {
        String all = String.join("\n", said);
        assertFalse(all.contains(SECRET), all);
        assertFalse(all.contains(CODE), all);
        assertFalse(all.contains("KIBA801010"), all);
    }

    private static String file(String url) {
        String endpoint = "'url': '" + url + "/v1?key=" + SECRET
                + "', 'headers': {'Authorization': 'Bearer {{ secret.token }}'}, 'body': {'tenant': '" + SECRET
                + "'}, 'timeout': 'PT0.5S', 'maxAnswerBytes': 1000";
        return "{'services': {'bureau': {" + endpoint + "}}, 'channels': {'sms': {" + endpoint
                + ", 'request': {'phone': '/to', 'text': '/text'}}}}";
    }

    private static ConnectorFile read(String url) {
        return Ways.read(file(url), Map.of("token", SECRET)).get();
    }

    private static NipMessage aMessage(CodeChannel channel) {
        NipMessage message = Ways.aMessage(channel);
        CodeRecipient recipient = new CodeRecipient(
                Optional.of(SECRET + "@example.com"), message.recipient().phone());
        return new NipMessage(
                message.workspace(), channel, recipient, CODE, message.notice(), message.lives(), message.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"s3cr3t\":",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<s3cr3t/>",
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\ns3cr3t",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ns3cr3t",
                "HTTP/1.1 500 s3cr3t\r\nContent-Length: 6\r\nX-Why: s3cr3t\r\n\r\ns3cr3t",
                "HTTP/1.1 302 Found\r\nLocation: https://s3cr3t.example/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 No\r\nWWW-Authenticate: s3cr3t\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ns3cr3t\r\n\r\n",
                "s3cr3t\r\n\r\n",
                ""
            })
    void nothingThatIsAnsweredIsSaidAgain(String answer) {
        try (RawService service = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(connection, answer);
                });
                Outbound outbound = Outbound.open(read(service.url()), Optional.empty(), true)) {
            ConnectorAnswer called = outbound.outside().connectors().call(Ways.aCall());
            said.add(called.toString());
            if (called instanceof Failed failed) said.add(failed.message());
            said.add(outbound.outside().nips().send(aMessage(CodeChannel.SMS)).toString());
            CallbackReceiver receiver = new CallbackReceiver(service.url() + "/" + SECRET, Optional.of(SECRET));
            Message message = new Message(
                    receiver, "e1", Optional.empty(), "{\"rfc\": \"KIBA801010\"}", Fixtures.NOON, List.of());
            said.add(message.toString());
            said.add(outbound.outside().callbacks().post(message).toString());
        }

        assertSilent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "AUTH", "MAIL", "RCPT", "DATA", "END"})
    void nothingThatIsMailedIsSaidAgain(String command) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start(Map.of(command, "550 740213 s3cr3t"))) {
            Login login = new Login("sender", SECRET);
            SmtpServer smtp =
                    new SmtpServer("127.0.0.1", server.port(), Security.NONE, Optional.of(login), "nip@sur.example");
            try (Outbound outbound = Outbound.open(ConnectorFile.EMPTY, Optional.of(smtp), false)) {
                said.add(smtp.toString());
                said.add(outbound.outside()
                        .nips()
                        .send(aMessage(CodeChannel.EMAIL))
                        .toString());
            }
        }

        assertSilent();
    }

    @Test
    void whatIsConfiguredDoesNotSayItsSecrets() {
        ConnectorFile file = read("https://bureau.example");

        file.services().values().forEach(service -> said.add(service.toString()));
        file.gateways().values().forEach(gateway -> said.add(gateway.toString()));
        said.add(file.services().get("bureau").endpoint().headers().toString());

        assertSilent();
    }
}
