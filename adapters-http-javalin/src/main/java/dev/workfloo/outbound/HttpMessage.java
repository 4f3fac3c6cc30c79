package dev.workfloo.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A request on its way out, with a JSON body.
 *
 * @param timeout how long it may take from the first look at DNS to the last byte of the answer
 * @param largestAnswer how many bytes of answer are wanted; 0 when only the status is
 */
record HttpMessage(
        HttpUrl url,
        String method,
        List<Header> headers,
        byte[] body,
        Reach reach,
        Duration timeout,
        int largestAnswer) {

    /** What is taken for an answer's coding: none. */
    static final String NO_CODING = "identity";

    private static final int BUFFER = 4 * 1024;

    /** All that is said, in HTTP/1.1. */
    byte[] bytes(boolean keepAlive) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, null, null, url.target());
        request.setHeader(HttpHeaders.USER_AGENT, "Workfloo");
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.forEach(header -> request.setHeader(header.name(), header.value()));
        request.setHeader(HttpHeaders.HOST, url.hostAndPort());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, NO_CODING);
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

    /** Says nothing of what is sent, nor to where. */
    @Override
    public String toString() {
        return "HttpMessage";
    }
}
