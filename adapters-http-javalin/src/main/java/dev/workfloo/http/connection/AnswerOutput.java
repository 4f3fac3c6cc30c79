package dev.workfloo.http.connection;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** An answer that is written as fast as the client reads it, while its author goes on at once and holds no thread. */
final class AnswerOutput extends Response.Wrapper {

    private final Pace pace;
    private final Writer writer = new Writer();
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean hasBegun;
    private boolean hasLast;
    private @Nullable Throwable failure;
    private @Nullable Callback atEnd;
    private boolean isMoving;
    private @Nullable CompletableFuture<Boolean> awaited;

    AnswerOutput(Request request, Response response, Pace pace) {
        super(request, response);
        this.pace = pace;
    }

    /** Answers hold personal data: no cache keeps them, and no browser takes them for another type. */
    static void guard(HttpFields.Mutable headers) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    private record Part(boolean last, ByteBuffer bytes) {}

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
        Throwable failed;
        synchronized (this) {
            if (!hasBegun) guard(getHeaders());
            hasBegun = true;
            failed = failure;
            // The writer uses its buffer again.
            if (failed == null) parts.add(new Part(last, copied(bytes)));
            hasLast |= last;
        }
        if (failed == null) {
            writer.iterate();
            callback.succeeded();
        } else {
            callback.failed(failed);
        }
    }

    /** What is in the buffer is taken out of it: it would be written once more with what comes next. */
    private static ByteBuffer copied(@Nullable ByteBuffer bytes) {
        if (bytes == null) return BufferUtil.EMPTY_BUFFER;
        ByteBuffer copy = BufferUtil.copy(bytes);
        bytes.position(bytes.limit());
        return copy;
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

    /** Completes once the client has all that was written: false when it cannot be written. */
    synchronized CompletableFuture<Boolean> written() {
        boolean isOver = failure != null || parts.isEmpty() && !isMoving;
        if (isOver) return CompletableFuture.completedFuture(failure == null);
        if (awaited == null) awaited = new CompletableFuture<>();
        return awaited;
    }

    /**
     * What is to be written next, if there is anything.
     *
     * @param isAll whether nothing is, nor will be
     */
    private record Turn(@Nullable Part part, boolean isAll) {}

    /** Who waits for what was written may go on and end the answer before this returns: that there is no more is known before. */
    private Turn next() {
        Turn turn;
        CompletableFuture<Boolean> waiting = null;
        synchronized (this) {
            Part part = parts.poll();
            turn = new Turn(part, part == null && atEnd != null);
            isMoving = part != null;
            if (part == null) {
                waiting = awaited;
                awaited = null;
            }
        }
        if (waiting != null) waiting.complete(true);
        return turn;
    }

    private synchronized @Nullable Callback ending() {
        return atEnd;
    }

    private @Nullable Callback failed(Throwable cause) {
        CompletableFuture<Boolean> waiting;
        Callback callback;
        synchronized (this) {
            failure = cause;
            parts.clear();
            waiting = awaited;
            awaited = null;
            callback = atEnd;
        }
        if (waiting != null) waiting.complete(false);
        return callback;
    }

    private final class Writer extends IteratingCallback {

        private int moving;

        @Override
        protected Action process() {
            Turn turn = next();
            Part part = turn.part();
            if (part == null) return turn.isAll() ? Action.SUCCEEDED : Action.IDLE;
            moving = part.bytes().remaining();
            pace.begin();
            getWrapped().write(part.last(), part.bytes(), this);
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
            Callback callback = AnswerOutput.this.failed(cause);
            if (callback != null) callback.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
