package dev.workfloo.http.connection;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/** A request on its way in, and its answer on its way out. */
public final class Exchange extends Request.Wrapper {

    private static final String ATTRIBUTE = "workfloo.exchange";

    private final String client;
    private final HeapBudget heap;
    private final Callback callback;
    private final Exchanges all;
    private final Pace bodyPace = new Pace();
    private final Pace answerPace = new Pace();
    private final AnswerOutput outgoing;
    private final UnreadBody unread;
    private volatile boolean isAwaited;
    private volatile boolean isAnswered;
    private long held;
    private boolean isOver;

    /** @param all are told when the answer is with the client, or cannot be */
    Exchange(Request request, Response response, Callback callback, Exchanges all) {
        super(request);
        this.callback = callback;
        this.client = all.client(request);
        this.heap = all.heap();
        this.all = all;
        this.unread = new UnreadBody(this, request.getComponents().getExecutor(), all.largestBody());
        this.outgoing = new AnswerOutput(this, response, answerPace);
        setAttribute(ATTRIBUTE, this);
        // While it waits for its turn it is not the client who is idle.
        request.addIdleTimeoutListener(timeout -> false);
    }

    public static Exchange of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Exchange exchange) return exchange;
        throw new IllegalStateException("the server's handler is missing");
    }

    /** The address whose share of threads and heap it takes. */
    String client() {
        return client;
    }

    /** The host that it was sent to: its target's, or else its header's, or where there is neither the socket's. */
    public String host() {
        return Request.getServerName(this);
    }

    /** The same with its port, unless that is the one of HTTP. */
    public String authority() {
        int port = Request.getServerPort(this);
        return port == HttpScheme.HTTP.getDefaultPort() ? host() : host() + ":" + port;
    }

    void handle(Handler next) {
        Callback end = new End();
        try {
            if (!next.handle(this, outgoing, end)) Response.writeError(this, outgoing, end, HttpStatus.NOT_FOUND_404);
        } catch (Throwable e) {
            end.failed(e);
        }
    }

    private final class End implements Callback {

        @Override
        public void succeeded() {
            outgoing.end(Callback.from(Exchange.this::answered, this::failed));
        }

        @Override
        public void failed(Throwable cause) {
            release();
            all.ended(Exchange.this);
            callback.failed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    /** Takes that much of the heap until the exchange is over, if there is room. */
    public synchronized boolean take(long bytes) {
        if (isOver || !heap.take(client, held, bytes)) return false;
        held += bytes;
        return true;
    }

    /** Gives back a part of what was taken. */
    public synchronized void free(long bytes) {
        if (isOver) return;
        held -= bytes;
        heap.free(client, bytes);
    }

    /** How much of the heap it has taken, and not given back. */
    public synchronized long held() {
        return held;
    }

    /** Completes once the client has all of the answer that was written so far: false when it is gone. */
    public CompletableFuture<Boolean> written() {
        return outgoing.written();
    }

    /** Ends the connection in the middle of an answer, so that the client does not take a part for all of it. */
    public void breakOff(Throwable cause) {
        EndPoint endPoint = getConnectionMetaData().getConnection().getEndPoint();
        // Before HTTP/1.1 an answer ends where its connection does, so that must not end as usual.
        boolean endsWithIt = getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_1_1.getVersion();
        if (endsWithIt && endPoint.getTransport() instanceof SocketChannel socket) reset(socket);
        endPoint.close(cause);
    }

    private static void reset(SocketChannel socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private void release() {
        long rest;
        synchronized (this) {
            rest = held;
            held = 0;
            isOver = true;
        }
        if (rest > 0) heap.free(client, rest);
    }

    /** The answer is on its way, and takes nothing any more; the client may still be sending. */
    private void answered() {
        release();
        isAnswered = true;
        boolean sendsNothing = getHeaders().contains(HttpHeader.EXPECT) && !isAwaited;
        if (sendsNothing) end();
        else unread.drop(this::end);
    }

    private void end() {
        all.ended(this);
        callback.succeeded();
    }

    /** Jetty would end the connection in the middle of what is not here yet. */
    @Override
    public boolean consumeAvailable() {
        if (unread.dropHere()) return true;
        if (!outgoing.isCommitted()) outgoing.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        return false;
    }

    @Override
    public Content.Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk != null) bodyPace.end(chunk.remaining());
        return chunk;
    }

    @Override
    public void demand(Runnable onContent) {
        isAwaited = true;
        bodyPace.begin();
        super.demand(Invocable.from(Invocable.getInvocationType(onContent), () -> {
            bodyPace.end(0);
            onContent.run();
        }));
    }

    /**
     * Ends the connection of a client that sends or reads too slowly, or that still sends an unwanted body when the server
     * stops. Those who wait for it are told.
     */
    void endIfTooSlow(LeastPace leastPace) {
        boolean isLeft = isAnswered && getConnectionMetaData().getConnector().isShutdown();
        if (isLeft || bodyPace.isTooSlow(leastPace) || answerPace.isTooSlow(leastPace)) {
            getConnectionMetaData().getConnection().getEndPoint().close(new TimeoutException("the client is too slow"));
        }
    }
}
