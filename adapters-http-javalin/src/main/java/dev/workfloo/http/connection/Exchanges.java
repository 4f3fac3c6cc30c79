package dev.workfloo.http.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else: gives requests their threads, and keeps clients that are slow from holding any. Those slower
 * than they may be lose their connection.
 */
final class Exchanges extends Handler.Wrapper {

    private static final long GLANCE_MS = 500;

    private final ClientLimits limits;
    private final ServerThreads threads;
    private final HeapBudget heap;
    private final ServedPaths paths;
    private final RequestHeads heads = new RequestHeads();
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private volatile Scheduler.@Nullable Task glance;

    Exchanges(ClientLimits limits, ServerThreads threads, HeapBudget heap, ServedPaths paths) {
        this.paths = paths;
        this.limits = limits;
        this.threads = threads;
        this.heap = heap;
    }

    HeapBudget heap() {
        return heap;
    }

    int largestBody() {
        return Math.max(limits.largestBody(), limits.largestBodyOfFiles());
    }

    void ended(Exchange exchange) {
        open.remove(exchange);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Request literal = new LiteralRequest(request, paths);
        Exchange exchange = new Exchange(literal, response, callback, this);
        open.add(exchange);
        // As it was spelt, since so it leads to a handler.
        String path = literal.getHttpURI().getPath();
        threads.run(path, exchange.client(), () -> exchange.handle(getHandler()));
        return true;
    }

    /** A proxy that we trust stands for many, so that what it asks of itself counts for each request alone. */
    String client(Request request) {
        return limits.proxies()
                .client(Request.getRemoteAddr(request), request.getHeaders()::getValuesList)
                .orElseGet(() -> request.getConnectionMetaData().getId() + " " + request.getId());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookAgain();
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task next = glance;
        if (next != null) next.cancel();
        super.doStop();
    }

    private void lookAgain() {
        glance = getServer().getScheduler().schedule(this::look, GLANCE_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            open.forEach(exchange -> exchange.endIfTooSlow(limits.leastPace()));
            heads.endSlowOnes(getServer(), limits.leastPace());
        } finally {
            if (isRunning()) lookAgain();
        }
    }
}
