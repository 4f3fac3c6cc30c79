package dev.workfloo.http.connection;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** An answer that is written as fast as the client reads it, while whoever made it goes on at once and holds no thread. */
final class Outgoing extends Response.Wrapper {

    private final Pace pace;
    private final Writer writer = new Writer();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private boolean hasBegun;
    private boolean hasLast;
    private @Nullable Throwable failure;
    private @Nullable Callback atEnd;

    Outgoing(Request request, Response response, Pace pace) {
        super(request, response);
        this.pace = pace;
    }

    /** Answers hold personal data: nobody on the way keeps them, and no browser takes them for anything else than they are. */
    static void guard(HttpFields.Mutable headers) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    private record Piece(boolean last, ByteBuffer bytes) {}

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
        Throwable failed;
        synchronized (this) {
            if (!hasBegun) guard(getHeaders());
            hasBegun = true;
            failed = failure;
            // Whoever wrote it uses its buffer again.
            if (failed == null)
                pieces.add(new Piece(last, BufferUtil.copy(bytes == null ? BufferUtil.EMPTY_BUFFER : bytes)));
            hasLast |= last;
        }
        if (failed == null) {
            writer.iterate();
            callback.succeeded();
        } else {
            callback.failed(failed);
        }
    }

    @Override
    public synchronized boolean hasLastWrite() {
        return hasLast || super.hasLastWrite();
    }

    /** Completes it once everything is written, or cannot be. */
    void end(Callback callback) {
        Throwable failed;
        synchronized (this) {
            failed = failure;
            if (failed == null) atEnd = callback;
        }
        if (failed == null) {
            writer.iterate();
        } else {
            callback.failed(failed);
        }
    }

    private synchronized @Nullable Piece next() {
        return pieces.poll();
    }

    private synchronized @Nullable Callback ending() {
        return atEnd;
    }

    private synchronized @Nullable Callback failed(Throwable cause) {
        failure = cause;
        pieces.clear();
        return atEnd;
    }

    private final class Writer extends IteratingCallback {

        private int moving;

        @Override
        protected Action process() {
            Piece piece = next();
            if (piece == null) return ending() == null ? Action.IDLE : Action.SUCCEEDED;
            moving = piece.bytes().remaining();
            pace.begin();
            getWrapped().write(piece.last(), piece.bytes(), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            pace.end(moving);
        }

        @Override
        protected void onCompleteSuccess() {
            Callback callback = ending();
            if (callback != null) callback.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            Callback callback = Outgoing.this.failed(cause);
            if (callback != null) callback.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
