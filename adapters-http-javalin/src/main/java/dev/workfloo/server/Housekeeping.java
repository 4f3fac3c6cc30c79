package dev.workfloo.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is looked at once, aside of all that is served. Who is in a read of H2's file is interrupted with it, and the file is closed
 * under all others: so this ends behind those that use it, just before the database.
 */
final class Housekeeping implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "workfloo-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /** @param look says itself what it does not find out */
    void run(Runnable look) {
        threads.execute(look);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
