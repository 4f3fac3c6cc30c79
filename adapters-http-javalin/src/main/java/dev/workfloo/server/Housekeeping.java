package dev.workfloo.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What is looked at once, aside of all that is served, and a little later than that begins: the first clients need the processors.
 * Who is in a read of H2's file is interrupted with it, and the file is closed under all others: so this ends behind those that use it,
 * just before the database.
 */
final class Housekeeping implements AutoCloseable {

    private static final int LOOKS_AT_ONCE = 2;

    private static final long LATER_MS = 1_000;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(LOOKS_AT_ONCE, task -> {
        Thread thread = new Thread(task, "workfloo-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /** @param look says itself what it does not find out */
    void run(Runnable look) {
        threads.schedule(look, LATER_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
