package dev.workfloo.outbound.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** A request on its way out, with a JSON body, or with none. */
public record HttpRequest(Target target, List<Header> headers, byte[] body, Bounds bounds) {

    /** What is taken for an answer's coding: none. */
    public static final String NO_CODING = "identity";

    /** Their content means nothing (RFC 9110, §9.3). */
    private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "DELETE");

    private static final int BUFFER = 4 * 1024;

    /** Where a request goes. */
    public record Target(String method, HttpUrl url, Addresses addresses) {}

    /** Which addresses may be connected to. */
    public enum Addresses {
        /** Those of the public internet alone: for URLs that clients bring, who must not see into the house. */
        PUBLIC,
        /** Those of the public internet alone, for hosts that the operator lists and definitions ask. */
        LISTED,
        /** All of them: for URLs of the operator's. */
        ALL
    }

    /** A header; its value may be a secret. */
    public record Header(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * How much an exchange may take.
     *
     * @param timeout from the first look at DNS to the last byte of the answer
     * @param largestAnswer how many bytes of answer are wanted; 0 when only the status is
     */
    public record Bounds(Duration timeout, int largestAnswer) {}

    /** All that is said, in HTTP/1.1. */
    byte[] bytes(boolean keepAlive) {
        HttpUrl url = target.url();
        ClassicHttpRequest request = new BasicClassicHttpRequest(target.method(), null, null, url.target());
        request.setHeader(HttpHeaders.USER_AGENT, "Workfloo");
        boolean hasContent = body.length > 0 || !WITHOUT_CONTENT.contains(target.method());
        if (hasContent) request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.forEach(header -> request.setHeader(header.name(), header.value()));
        request.setHeader(HttpHeaders.HOST, url.hostAndPort());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, NO_CODING);
        if (hasContent) request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
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

    /** Says nothing of what is sent, nor to where. */
    @Override
    public String toString() {
        return "HttpRequest";
    }
}
