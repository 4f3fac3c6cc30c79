package dev.workfloo.http.connection;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The server's threads. They are the operating system's on every JDK: it shares the processors among them, so that costly work
 * does not hold up other requests, as it would with virtual threads.
 */
final class ServerThreads {

    /** More would only wait for the database's connections. */
    private static final int WORK = 100;

    private static final int WORK_OF_ONE_CLIENT = WORK / 4 * 3;

    private static final int PROBES = 8;

    /** For what never blocks: accepting, reading and writing. */
    private static final int SPARE = 16;

    private static final int IDLE_MS = 60_000;

    private final ServedPaths paths;
    private final QueuedThreadPool pool = new QueuedThreadPool(WORK + PROBES + SPARE, 8, IDLE_MS);
    private final RequestThreads work = new RequestThreads(pool, WORK, WORK_OF_ONE_CLIENT);
    private final RequestThreads probes = new RequestThreads(pool, PROBES, PROBES);

    ServerThreads(ServedPaths paths) {
        this.paths = paths;
        pool.setName("workfloo-http");
    }

    QueuedThreadPool pool() {
        return pool;
    }

    /** Runs this when it is the client's turn; probes have turns of their own. */
    void run(@Nullable String path, String client, Runnable task) {
        if (paths.isHealth(path)) {
            task.run();
        } else if (paths.isProbe(path)) {
            probes.run(client, task);
        } else {
            work.run(client, task);
        }
    }

    /** Runs this on another thread, when it is the client's turn: what goes on with a request once its body is here. */
    CompletableFuture<Void> goOn(String client, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        pool.execute(() -> work.run(client, () -> {
            try {
                task.run();
                done.complete(null);
            } catch (Throwable e) { // An Error too: the request would never end.
                done.completeExceptionally(e);
            }
        }));
        return done;
    }
}
