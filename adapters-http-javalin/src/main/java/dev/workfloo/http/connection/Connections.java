package dev.workfloo.http.connection;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.component.LifeCycle;

/** Looks after a server's connections, and gives its requests their threads. */
public final class Connections {

    /** A link to another page repeats a request's query, in which each byte may have become three. */
    private static final int LONGEST_HEAD = 32 * 1024;

    private static final long SOON_MS = 500;

    private final ServerThreads threads;
    private final Duration stall;
    private final AtomicBoolean stopping;

    private Connections(ServerThreads threads, Duration stall, AtomicBoolean stopping) {
        this.threads = threads;
        this.stall = stall;
        this.stopping = stopping;
    }

    /** @param heap that requests share with all else that takes much of the heap */
    public static Connections install(JavalinConfig config, ClientLimits limits, HeapBudget heap, ServedPaths paths) {
        ServerThreads threads = new ServerThreads(paths);
        config.jetty.threadPool = threads.pool();
        config.jetty.modifyServer(server -> server.insertHandler(new Exchanges(limits, threads, heap, paths)));
        config.jetty.modifyServer(server -> server.addEventListener(new ListenerSetup(limits)));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyHttpConfiguration(http -> http.setMaxResponseHeaderSize(LONGEST_HEAD));
        config.jetty.modifyHttpConfiguration(http -> http.setResponseHeaderSize(LONGEST_HEAD));
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new BareErrors()));
        AtomicBoolean stopping = new AtomicBoolean();
        config.jetty.modifyServer(server -> server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle ending) {
                stopping.set(true);
            }
        }));
        return new Connections(threads, limits.leastPace().stall(), stopping);
    }

    /** Whether what is under way should come to its end soon. */
    public boolean isStopping() {
        return stopping.get();
    }

    /** Runs this on another thread, when it is the client's turn: what goes on with a request once there is no more to wait for. */
    public CompletableFuture<Void> goOn(Exchange exchange, Runnable task) {
        return threads.goOn(exchange.client(), task);
    }

    /** The same a little later, when there may be what is short now. No thread waits for that. */
    public CompletableFuture<Void> goOnSoon(Exchange exchange, Runnable task) {
        Executor soon = CompletableFuture.delayedExecutor(SOON_MS, TimeUnit.MILLISECONDS, Runnable::run);
        return CompletableFuture.runAsync(() -> {}, soon).thenCompose(nothing -> goOn(exchange, task));
    }

    /** How long a client is kept waiting in the middle of an answer. */
    public Duration stall() {
        return stall;
    }
}
