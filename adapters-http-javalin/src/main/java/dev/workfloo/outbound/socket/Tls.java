package dev.workfloo.outbound.socket;

import dev.workfloo.execution.LossCause;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** TLS with the JVM's trust store, to a server whose certificate is for the name that was asked for. */
public final class Tls {

    private @Nullable SSLSocketFactory sockets;

    /** It is made when it is first needed, which for a service that only rehearses may be never. */
    public synchronized SSLSocketFactory sockets() {
        SSLSocketFactory current = sockets;
        if (current == null) {
            current = make();
            sockets = current;
        }
        return current;
    }

    private static SSLSocketFactory make() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS can be spoken here: look at the JVM's trust store", e);
        }
    }

    /** Speaks TLS over a connection to the host of this name; when it returns, the server has shown who it is. */
    public Socket over(Socket wire, String name, int port) throws IOException {
        SSLSocket secure = (SSLSocket) sockets().createSocket(wire, name, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        // The JDK says no such name to the server, and believes no certificate for one.
        boolean isStrange = name.contains("_");
        if (isStrange) parameters.setServerNames(List.of(new StrangeName(name)));
        else parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        if (isStrange) CertificateNames.require(name, secure.getSession());
        return secure;
    }

    /** A name as it stands, of which {@link javax.net.ssl.SNIHostName} would have nothing. */
    private static final class StrangeName extends SNIServerName {

        StrangeName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Why no TLS could be agreed on. */
    public static LossCause cause(IOException failure) {
        LossCause cause = LossCause.TLS;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (isOutOfTime(e)) return LossCause.TLS_EXPIRED;
            if (e instanceof CertPathBuilderException) cause = LossCause.TLS_UNKNOWN_ISSUER;
            // A chain that leads nowhere has a cause of its own; a chain that is good, for another name, has none.
            if (e.getClass() == CertificateException.class && e.getCause() == null) cause = LossCause.TLS_WRONG_NAME;
        }
        return cause;
    }

    private static boolean isOutOfTime(Throwable e) {
        if (e instanceof CertificateExpiredException || e instanceof CertificateNotYetValidException) return true;
        return e instanceof CertPathValidatorException path
                && (path.getReason() == BasicReason.EXPIRED || path.getReason() == BasicReason.NOT_YET_VALID);
    }
}
