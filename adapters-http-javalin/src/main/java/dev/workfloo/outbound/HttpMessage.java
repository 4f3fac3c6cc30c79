package dev.workfloo.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/**
 * A request on its way out, with a JSON body.
 *
 * @param timeout how long it may take from the first look at DNS to the last byte of the answer
 * @param largestAnswer how many bytes of answer are wanted; 0 when only the status is
 */
record HttpMessage(
        URI url, String method, List<Header> headers, byte[] body, Reach reach, Duration timeout, int largestAnswer) {

    private static final int BUFFER = 4 * 1024;

    boolean isSecure() {
        return "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = url.getHost();
        if (host == null) return registered().getHostName();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        int port = portOrNone();
        if (port > 0) return port;
        return isSecure() ? 443 : 80;
    }

    private int portOrNone() {
        return url.getHost() == null ? registered().getPort() : url.getPort();
    }

    /** An authority whose host is none by the oldest rules, as with {@code _}, though DNS may know it. */
    private URIAuthority registered() {
        try {
            return URIAuthority.create(url.getRawAuthority());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("nowhere to go to", e);
        }
    }

    private String hostAndPort() {
        String host = host().contains(":") ? "[" + host() + "]" : host();
        return portOrNone() > 0 ? host + ":" + portOrNone() : host;
    }

    /** All that is said, in HTTP/1.1. */
    byte[] bytes(boolean keepAlive) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, null, null, target());
        request.setHeader(HttpHeaders.USER_AGENT, "Workfloo");
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.forEach(header -> request.setHeader(header.name(), header.value()));
        request.setHeader(HttpHeaders.HOST, hostAndPort());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        if (!keepAlive) request.setHeader(HttpHeaders.CONNECTION, "close");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER);
        try {
            new DefaultHttpRequestWriter().write(request, buffer, bytes);
            buffer.flush(bytes);
        } catch (IOException | HttpException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String target() {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** Says nothing of what is sent, nor to where. */
    @Override
    public String toString() {
        return "HttpMessage";
    }
}
