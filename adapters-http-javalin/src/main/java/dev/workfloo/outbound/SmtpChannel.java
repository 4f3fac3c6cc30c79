package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Consent codes by e-mail. */
final class SmtpChannel implements NipSender {

    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    private static final int REFUSAL = 400;
    private static final int PERMANENT = 500;

    private static final NipDelivery UNREACHABLE = new NipDelivery.Failed("UNREACHABLE", true);
    private static final NipDelivery REFUSED = new NipDelivery.Failed("REFUSED", true);
    private static final NipDelivery RECIPIENT_REFUSED = new NipDelivery.Failed("REFUSED", false);

    private final Smtp smtp;
    private final Session session;
    private final InstantSource clock;

    /** @param more properties of the mail library's that go before ours */
    SmtpChannel(Smtp smtp, Duration patience, Map<String, String> more, InstantSource clock) {
        this.smtp = smtp;
        this.session = Session.getInstance(properties(smtp, patience, more));
        this.clock = clock;
    }

    private static Properties properties(Smtp smtp, Duration patience, Map<String, String> more) {
        Properties properties = new Properties();
        String milliseconds = Long.toString(patience.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", milliseconds);
        properties.setProperty("mail.smtp.timeout", milliseconds);
        properties.setProperty("mail.smtp.writetimeout", milliseconds);
        // The message is taken or not before the farewell, which is then not waited for.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.login().isPresent()));
        boolean startTls = smtp.security() == Smtp.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.security() == Smtp.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        more.forEach(properties::setProperty);
        return properties;
    }

    @Override
    public NipDelivery send(NipMessage message) {
        Optional<InternetAddress> recipient = message.recipient().email().flatMap(SmtpChannel::address);
        return recipient.map(it -> send(message, it)).orElse(RECIPIENT_REFUSED);
    }

    private NipDelivery send(NipMessage message, InternetAddress recipient) {
        SMTPTransport transport = new SMTPTransport(session, null);
        try {
            MimeMessage letter = letter(message, recipient);
            transport.connect(smtp.host(), smtp.port(), user(), password());
            transport.sendMessage(letter, letter.getAllRecipients());
            return new NipDelivery.Accepted();
        } catch (MessagingException e) {
            return failure(e, transport.getLastReturnCode());
        } finally {
            close(transport);
        }
    }

    private @Nullable String user() {
        return smtp.login().map(Smtp.Login::user).orElse(null);
    }

    private @Nullable String password() {
        return smtp.login().map(Smtp.Login::password).orElse(null);
    }

    /** A server that refuses the sender, the login or the letter today may take it when somebody has looked after it. */
    private static NipDelivery failure(MessagingException e, int lastReturnCode) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) return new NipDelivery.Failed("TIMEOUT", true);
            if (cause instanceof IOException) return UNREACHABLE;
            if (cause instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= PERMANENT) {
                return RECIPIENT_REFUSED;
            }
        }
        return lastReturnCode >= REFUSAL ? REFUSED : UNREACHABLE;
    }

    /** The message was taken, or it is known why not, so that an end without a farewell changes nothing. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // See above.
        }
    }

    /** One bare address, since a list of them would send a person's code to others, in the letters that every server takes. */
    private static Optional<InternetAddress> address(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            boolean isBare = text.equals(address.getAddress()) && !address.isGroup();
            return isBare && ASCII.matcher(text).matches() ? Optional.of(address) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private MimeMessage letter(NipMessage message, InternetAddress recipient) throws MessagingException {
        InternetAddress sender = new InternetAddress(smtp.from(), true);
        MimeMessage letter = new Letter(session, id(message, sender));
        letter.setFrom(sender);
        letter.setRecipient(RecipientType.TO, recipient);
        letter.setSubject(NipText.subject(message), StandardCharsets.UTF_8.name());
        letter.setText(NipText.letter(message), StandardCharsets.UTF_8.name());
        letter.setContentLanguage(new String[] {"es", "en"});
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setSentDate(Date.from(clock.instant()));
        letter.saveChanges();
        return letter;
    }

    /** The same for the same send, so that a repetition can be told; it does not say which execution it belongs to. */
    private static String id(NipMessage message, InternetAddress sender) {
        String domain = sender.getAddress().substring(sender.getAddress().indexOf('@') + 1);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(message.key().getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A message with an id of ours. */
    private static final class Letter extends MimeMessage {

        private final String id;

        Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
