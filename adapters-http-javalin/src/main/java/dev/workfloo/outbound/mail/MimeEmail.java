package dev.workfloo.outbound.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;

/** An e-mail as the mail library sends it, with an id of ours. */
final class MimeEmail extends MimeMessage {

    private final String id;

    MimeEmail(Session session, Email email, InternetAddress sender) throws MessagingException {
        super(session);
        this.id = id(email, sender);
        setFrom(sender);
        setRecipient(RecipientType.TO, new InternetAddress(email.recipient(), true));
        setSubject(email.subject(), StandardCharsets.UTF_8.name());
        setText(email.text(), StandardCharsets.UTF_8.name());
        setContentLanguage(new String[] {"es", "en"});
        setHeader("Auto-Submitted", "auto-generated");
        setSentDate(Date.from(email.sentAt()));
        saveChanges();
    }

    /** Made of the key, so that a repetition can be told, by a hash, so that it says nothing of what the key names. */
    private static String id(Email email, InternetAddress sender) {
        String domain = sender.getAddress().substring(sender.getAddress().indexOf('@') + 1);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(email.key().getBytes(StandardCharsets.UTF_8));
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
