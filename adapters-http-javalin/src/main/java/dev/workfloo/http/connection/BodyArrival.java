package dev.workfloo.http.connection;

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
public final class BodyArrival {

    /** Why a body is not read. */
    public enum Refusal {
        TOO_LARGE,
        /** There is no room for it in the heap now. */
        NO_ROOM
    }

    private static final String ATTRIBUTE = "workfloo.body";
    private static final int BLOCK = 16 * 1024;

    private final HttpServletRequest request;
    private final Exchange exchange;
    private final BodySize allowed;
    private final CompletableFuture<Void> here = new CompletableFuture<>();
    private byte[] bytes = {};
    private int length;
    private Optional<Refusal> refusal = Optional.empty();

    private BodyArrival(HttpServletRequest request, BodySize allowed) {
        this.request = request;
        this.exchange = Exchange.of(request);
        this.allowed = allowed;
    }

    /** The body of this request: the same, however often it is asked for. */
    public static BodyArrival of(HttpServletRequest request, BodySize allowed) {
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
    public static BodyArrival begun(HttpServletRequest request) {
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
    public boolean isHere() {
        return here.isDone();
    }

    /** Why it is not read. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** Hands it over, once it is here. */
    public byte[] take() {
        byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = new byte[0];
        return whole;
    }

    /** Reads on as it comes; to be called once the request is asynchronous. */
    public CompletableFuture<Void> read() {
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
            refuse(Refusal.TOO_LARGE);
            return;
        }
        int size = (int) Math.min(Math.max(needed, expected), allowed.largest());
        if (exchange.take(allowed.costOf(size) - allowed.costOf(bytes.length))) {
            bytes = Arrays.copyOf(bytes, size);
        } else {
            refuse(Refusal.NO_ROOM);
        }
    }

    private void refuse(Refusal why) {
        refusal = Optional.of(why);
        exchange.free(allowed.costOf(bytes.length));
        bytes = new byte[0];
    }
}
