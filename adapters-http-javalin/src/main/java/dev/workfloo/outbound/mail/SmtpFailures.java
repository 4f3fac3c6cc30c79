package dev.workfloo.outbound.mail;

import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.outbound.socket.MeteredSocket;
import dev.workfloo.outbound.socket.Tls;
import io.vavr.control.Either;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** What it means that a conversation with the mail server failed. */
final class SmtpFailures {

    private static final int SHUTS_DOWN = 421;
    private static final int REFUSAL = 400;
    private static final int PERMANENT = 500;

    /**
     * What a server says at a recipient's turn that is not about the recipient, and can be mended: 53x wants a login (RFC
     * 4954), X.3 is about the server itself, X.7 about who may send what to whom, and X.1.7 and X.1.8 about the sender (RFC
     * 3463).
     */
    private static final Pattern NOT_OF_THE_RECIPIENT =
            Pattern.compile("53\\d|\\d{3}[ -]5\\.(?:3\\.|7\\.|1\\.[78]\\b)");

    private static final NipDelivery REFUSED = new NipDelivery.Failed("REFUSED", true);

    private SmtpFailures() {}

    /** A server that refuses the sender, the login or the e-mail today may take it when the operator has looked into it. */
    static Either<Failed, NipDelivery> meaning(MessagingException e, int lastReturnCode) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException lost) return unreachable(cause(lost));
            if (cause instanceof SMTPAddressFailedException refused && isForGood(refused)) {
                return Either.right(NipDelivery.REFUSED_FOR_GOOD);
            }
        }
        if (lastReturnCode == SHUTS_DOWN) {
            return Either.left(new Failed("REFUSED", "the server shuts down", Reply.PASSING, Optional.empty()));
        }
        return lastReturnCode >= REFUSAL
                ? Either.right(REFUSED)
                : unreachable(lastReturnCode < 0 ? LossCause.CLOSED : LossCause.PROTOCOL);
    }

    private static boolean isForGood(SMTPAddressFailedException refused) {
        String said = String.valueOf(refused.getMessage());
        return refused.getReturnCode() >= PERMANENT
                && !NOT_OF_THE_RECIPIENT.matcher(said).lookingAt();
    }

    private static LossCause cause(IOException lost) {
        if (MeteredSocket.TooMuch.isBehind(lost)) return LossCause.PROTOCOL;
        for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) return LossCause.NAME;
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) return LossCause.CONNECT;
            if (cause instanceof SSLException tls) return Tls.cause(tls);
        }
        return LossCause.CLOSED;
    }

    private static Either<Failed, NipDelivery> unreachable(LossCause cause) {
        return Either.left(Failed.lost("UNREACHABLE", "the server could not be reached, or was lost", cause));
    }
}
