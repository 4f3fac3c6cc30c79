package dev.workfloo.outbound.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/**
 * The server that takes e-mail.
 *
 * @param from whose e-mail it is: an address, with or without a name, such as {@code Lender <no-reply@lender.mx>}
 */
public record SmtpServer(String host, int port, Security security, Optional<Login> login, String from) {

    /** How what is said to the server is kept from others. */
    public enum Security {
        /** Begins in the clear and must change to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        NONE
    }

    /** Who the server takes e-mail from. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    /** Whether an e-mail can be from there. */
    public static boolean isSender(String from) {
        try {
            new InternetAddress(from, true);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
