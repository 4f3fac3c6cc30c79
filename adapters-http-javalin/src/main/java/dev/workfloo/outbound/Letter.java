package dev.workfloo.outbound;

import dev.workfloo.execution.NipMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;

/** A code as an e-mail, with an id of ours. */
final class Letter extends MimeMessage {

    private final String id;

    Letter(Session session, NipMessage message, InternetAddress sender, InternetAddress recipient, Instant now)
            throws MessagingException {
        super(session);
        this.id = id(message, sender);
        setFrom(sender);
        setRecipient(RecipientType.TO, recipient);
        setSubject(NipText.subject(message), StandardCharsets.UTF_8.name());
        setText(NipText.letter(message), StandardCharsets.UTF_8.name());
        setContentLanguage(new String[] {"es", "en"});
        setHeader("Auto-Submitted", "auto-generated");
        setSentDate(Date.from(now));
        saveChanges();
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

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
