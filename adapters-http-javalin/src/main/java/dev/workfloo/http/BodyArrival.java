package dev.workfloo.http;

import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.operation.Answer;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A body on its way in. It holds no thread while the client sends, and no more of the heap than there is room for; it is
 * refused as soon as it is seen to be too large.
 */
final class BodyArrival {

    /**
     * No answer yet: the body is still on its way. The call is made again when it is here; up to where it asks for the body it
     * has only looked.
     */
    static final Answer AWAITED = Answer.empty(100);

    private static final String ATTRIBUTE = "workfloo.body";
    private static final int BLOCK = 16 * 1024;

    private final HttpServletRequest request;
    private final Exchange exchange;
    private final BodySize allowed;
    private final CompletableFuture<Void> here = new CompletableFuture<>();
    private byte[] bytes = {};
    private int length;
    private Optional<Answer> refusal = Optional.empty();

    private BodyArrival(HttpServletRequest request, BodySize allowed) {
        this.request = request;
        this.exchange = Exchange.of(request);
        this.allowed = allowed;
    }

    /** The body of this request: the same, however often it is asked for. */
    static BodyArrival of(HttpServletRequest request, BodySize allowed) {
        if (request.getAttribute(ATTRIBUTE) instanceof BodyArrival begun) return begun;
        BodyArrival arrival = new BodyArrival(request, allowed);
        request.setAttribute(ATTRIBUTE, arrival);
        try {
            arrival.begin();
        } catch (IOException e) {
            throw new BodyCutOff(e);
        }
        return arrival;
    }

    /** The one that is awaited. */
    static BodyArrival begun(HttpServletRequest request) {
        return of(request, BodySize.NOTHING);
    }

    private void begin() throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > 0) prepare(announced, announced);
        if (refusal.isPresent() || announced == 0 || isEmpty(announced)) {
            here.complete(null);
        } else if (announced > 0
                && announced <= BLOCK
                && request.getInputStream().available() >= announced) {
            // Most bodies came with their heads.
            length = request.getInputStream().readNBytes(bytes, 0, bytes.length);
            here.complete(null);
        }
    }

    /** Without a length and without chunks there is no body. */
    private boolean isEmpty(long announced) {
        return announced < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    /** Whether all of it is here that is wanted. */
    boolean isHere() {
        return here.isDone();
    }

    /** What to say instead of reading it. */
    Optional<Answer> refusal() {
        return refusal;
    }

    /** Hands it over, once it is here. */
    byte[] take() {
        byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = new byte[0];
        return whole;
    }

    /** Reads on as it comes; to be called once the request is asynchronous. */
    CompletableFuture<Void> read() {
        try {
            ServletInputStream in = request.getInputStream();
            in.setReadListener(new Listener(in));
        } catch (IOException e) {
            here.completeExceptionally(new BodyCutOff(e));
        }
        return here;
    }

    private final class Listener implements ReadListener {

        private final ServletInputStream in;
        private final byte[] block = new byte[BLOCK];

        Listener(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (!here.isDone() && in.isReady()) {
                int read = in.read(block);
                if (read < 0) return;
                add(block, read);
            }
        }

        @Override
        public void onAllDataRead() {
            here.complete(null);
        }

        @Override
        public void onError(Throwable e) {
            // What fails here for want of memory, say, is not the client's doing.
            here.completeExceptionally(e instanceof Error ? e : new BodyCutOff(new IOException(e)));
        }
    }

    private void add(byte[] block, int read) {
        if (length + read > bytes.length) prepare(length + read, 2L * bytes.length);
        if (refusal.isPresent()) {
            here.complete(null);
        } else {
            System.arraycopy(block, 0, bytes, length, read);
            length += read;
        }
    }

    /** Makes room for what is here, and for what may come where there is room for that. */
    private void prepare(long needed, long expected) {
        if (needed > allowed.largest()) {
            refuse(tooLarge(allowed.largest()));
            return;
        }
        int size = (int) Math.min(Math.max(needed, expected), allowed.largest());
        if (exchange.take(allowed.costOf(size) - allowed.costOf(bytes.length))) {
            bytes = Arrays.copyOf(bytes, size);
        } else {
            refuse(Answer.unavailable());
        }
    }

    static Answer tooLarge(int largest) {
        return Answer.error(413, "SIZE_ERROR", "the body is larger than " + largest + " bytes");
    }

    private void refuse(Answer answer) {
        refusal = Optional.of(answer);
        exchange.free(allowed.costOf(bytes.length));
        bytes = new byte[0];
    }
}
