package dev.workfloo.outbound.socket;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Whether a certificate is for a name (RFC 9525, §6.3), where the JDK does not look because of a {@code _} in it. */
final class CertificateNames {

    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /** @throws SSLHandshakeException when the certificate is for another name */
    static void require(String name, SSLSession session) throws SSLHandshakeException, SSLPeerUnverifiedException {
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate shown && isFor(name, shown)) return;
            throw new CertificateException("no name of the certificate is the one that was asked for");
        } catch (CertificateException e) {
            SSLHandshakeException refused = new SSLHandshakeException("the server has no certificate for its name");
            refused.initCause(e);
            throw refused;
        }
    }

    static boolean isFor(String name, X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names =
                Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        return names.stream()
                .filter(it -> it.get(0).equals(DNS_NAME))
                .anyMatch(it -> matches(
                        name.toLowerCase(Locale.ROOT), it.get(1).toString().toLowerCase(Locale.ROOT)));
    }

    /** {@code *} is a whole first label, of a domain that has two labels at least. */
    private static boolean matches(String name, String shown) {
        if (!shown.startsWith("*.")) return name.equals(shown);
        String domain = shown.substring(1);
        int first = name.indexOf('.');
        return first > 0 && domain.indexOf('.', 1) > 0 && name.substring(first).equals(domain);
    }
}
