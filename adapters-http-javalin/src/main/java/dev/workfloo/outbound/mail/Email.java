package dev.workfloo.outbound.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An e-mail to one person, in Spanish with English below.
 *
 * @param key the same for the same e-mail, however often it is sent; it is not shown
 */
public record Email(String recipient, String subject, String text, String key, Instant sentAt) {

    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    /** Whether it is one bare address in ASCII, which every server takes: a list would send a person's code to others. */
    public static boolean isRecipient(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            boolean isBare = text.equals(address.getAddress()) && !address.isGroup();
            return isBare && ASCII.matcher(text).matches();
        } catch (AddressException e) {
            return false;
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Email";
    }
}
