package dev.workfloo.outbound.http;

import dev.workfloo.outbound.socket.MeteredSocket;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * A connection over which one question at a time is asked in HTTP/1.1. What may be said at the other end is bounded at each
 * stage, so that it cannot fill the memory.
 */
final class HttpConnection implements AutoCloseable {

    /** What comes before an answer's content: TLS's handshake, interim answers, and headers. */
    static final int LARGEST_BEFORE = 64 * 1024;

    private static final int MOST_INTERIM = 20;
    private static final int LEAST = 100;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int BUFFER = 8 * 1024;

    /** How many bytes on the wire one byte of content may take, with what chunks and TLS add to it. */
    private static final int OVERHEAD = 8;

    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxLineLength(32 * 1024)
            .setMaxHeaderCount(200)
            .build();

    /** What else may stand there is not repeated. */
    private static final Set<String> CODINGS = Set.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress");

    private final MeteredSocket wire;
    private final Socket socket;
    private final EndMarking in;
    private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER, BOUNDS.getMaxLineLength());
    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(BOUNDS);
    private long heardBefore;
    private boolean isReusable;

    /** @param socket the same as the wire, or TLS over it */
    HttpConnection(MeteredSocket wire, Socket socket) throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.in = new EndMarking(socket.getInputStream());
    }

    /** Asks, and waits for the answer for as long as the connection is not closed. */
    HttpResponse ask(HttpRequest request, boolean keepAlive) throws IOException, HttpException {
        isReusable = false;
        heardBefore = heard();
        wire.allow(LARGEST_BEFORE);
        boolean isSent = isSent(request.bytes(keepAlive));
        ClassicHttpResponse head = head();
        Optional<byte[]> body = body(head, request.bounds().largestAnswer());
        isReusable = keepAlive
                && isSent
                && body.isPresent()
                && !buffer.hasBufferedData()
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(null, head, HttpCoreContext.create());
        return new HttpResponse(head.getCode(), body, coding(head), RetryAfter.of(head), headers(head));
    }

    /** A server may answer and close before it has read all, so a failure to write is not the last word. */
    private boolean isSent(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The head of the final answer: interim ones are read past, whether they are known or not (RFC 9110, §15.2). */
    private ClassicHttpResponse head() throws IOException, HttpException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            ClassicHttpResponse head = parsed();
            boolean isFirst = head.getVersion().getMajor() == HttpVersion.HTTP_1_1.getMajor();
            if (!isFirst) throw new ProtocolException("another version was answered");
            if (head.getCode() == SWITCHING_PROTOCOLS) throw new ProtocolException("nobody asked for another protocol");
            if (head.getCode() < LEAST) throw new ProtocolException("no status of HTTP's");
            if (head.getCode() / 100 != 1) return head;
        }
        throw new ProtocolException("more interim answers than " + MOST_INTERIM);
    }

    /** Where the connection ends, the parser takes what there is for a whole head. */
    private ClassicHttpResponse parsed() throws IOException, HttpException {
        try {
            ClassicHttpResponse head = parser.parse(buffer, in);
            if (!in.isAtEnd) return head;
        } catch (HttpException e) {
            if (!in.isAtEnd) throw e;
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("no status at all", e);
        }
        throw new ConnectionClosedException();
    }

    /** Remembers that there is no more. */
    private static final class EndMarking extends FilterInputStream {

        private boolean isAtEnd;

        EndMarking(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            isAtEnd = read < 0;
            return read;
        }
    }

    /** @return nothing when it is larger than is wanted, or not wanted at all */
    private Optional<byte[]> body(ClassicHttpResponse head, int largest) throws IOException, HttpException {
        if (head.getCode() == NO_CONTENT) return Optional.of(new byte[0]);
        if (largest == 0 || head.getCode() / 100 != 2) return Optional.empty();
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(head);
        if (length > largest) return Optional.empty();
        wire.allow(LARGEST_BEFORE + (long) OVERHEAD * largest);
        try {
            byte[] body = content(length).readNBytes(largest + 1);
            return body.length > largest ? Optional.empty() : Optional.of(body);
        } catch (IOException e) {
            if (MeteredSocket.TooMuch.isBehind(e)) return Optional.empty();
            throw e;
        }
    }

    // Closing such a stream would read it to its end.
    @SuppressWarnings("resource")
    private InputStream content(long length) {
        if (length == ContentLengthStrategy.CHUNKED) return new ChunkedInputStream(buffer, in, BOUNDS);
        return length == ContentLengthStrategy.UNDEFINED
                ? new IdentityInputStream(buffer, in)
                : new ContentLengthInputStream(buffer, in, length);
    }

    private static Map<String, String> headers(ClassicHttpResponse head) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : head.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.merge(header.getName().toLowerCase(Locale.ROOT), value, (one, more) -> one + ", " + more);
        }
        return headers;
    }

    private static Optional<String> coding(ClassicHttpResponse head) {
        for (Header header : head.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
            String coding = header.getValue().trim().toLowerCase(Locale.ROOT);
            if (coding.isEmpty() || coding.equals(HttpRequest.NO_CODING)) continue;
            return Optional.of(CODINGS.contains(coding) ? coding : "something else");
        }
        return Optional.empty();
    }

    /** Whether something was answered to what was asked last. */
    boolean hasAnswered() {
        return heard() > heardBefore;
    }

    private long heard() {
        return buffer.getMetrics().getBytesTransferred();
    }

    /** Whether the last answer was read to an end that both sides know. */
    boolean isReusable() {
        return isReusable;
    }

    /**
     * Whether nothing came since the last answer: what was not asked for is no answer. Over TLS it may have come
     * off the wire together with the answer, and wait decrypted.
     */
    boolean isQuiet() {
        try {
            return in.available() == 0 && wire.getInputStream().available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it at once: a farewell over TLS could hang. */
    @Override
    public void close() {
        closeAtOnce(wire);
    }

    static void closeAtOnce(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is being given up.
        }
    }
}
