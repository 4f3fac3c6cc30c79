package dev.workfloo.outbound.mail;

import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import io.vavr.control.Either;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One e-mail on its way to the mail server, from the connection to the farewell. */
public final class SmtpConversation implements Runnable, AutoCloseable {

    /**
     * What the server may say in all. RFC 5321 (4.5.3.1.5) bounds a line at 512 bytes and the lines of a reply not at all: this
     * is 128 of the longest ones, of which a certificate takes some.
     */
    private static final int MOST_HEARD = 64 * 1024;

    private final SmtpServer server;
    private final BoundedSockets sockets = new BoundedSockets(MOST_HEARD);
    private final Session session;
    private final Email email;
    private volatile Optional<Either<Failed, NipDelivery>> outcome = Optional.empty();

    /** @param more properties of the mail library's that go before ours */
    public SmtpConversation(SmtpServer server, Map<String, String> more, Email email) {
        this.server = server;
        this.session = Session.getInstance(properties(server, more, sockets));
        this.email = email;
    }

    /** None of them is a limit of time: who waits for the conversation closes it. */
    private static Properties properties(SmtpServer server, Map<String, String> more, BoundedSockets sockets) {
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        // The message is taken or not before the farewell, which is then not waited for.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        boolean startTls = server.security() == SmtpServer.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == SmtpServer.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        more.forEach(properties::setProperty);
        return properties;
    }

    @Override
    public void run() {
        SMTPTransport transport = new SMTPTransport(session, null);
        try {
            MimeEmail message = new MimeEmail(session, email, new InternetAddress(server.from(), true));
            transport.connect(server.host(), server.port(), user(), password());
            transport.sendMessage(message, message.getAllRecipients());
            outcome = Optional.of(Either.right(new NipDelivery.Accepted()));
        } catch (MessagingException e) {
            outcome = Optional.of(SmtpFailures.meaning(e, transport.getLastReturnCode()));
        } finally {
            close(transport);
        }
    }

    private @Nullable String user() {
        return server.login().map(SmtpServer.Login::user).orElse(null);
    }

    private @Nullable String password() {
        return server.login().map(SmtpServer.Login::password).orElse(null);
    }

    /** The message was taken, or it is known why not, so that an end without a farewell changes nothing. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // See above.
        }
    }

    /** Empty while it is not known. */
    public Optional<Either<Failed, NipDelivery>> outcome() {
        return outcome;
    }

    /** Ends it where it stands. */
    @Override
    public void close() {
        sockets.close();
    }
}
