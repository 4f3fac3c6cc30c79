package dev.workfloo.jdbc.migration;

import dev.workfloo.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Waits for others for as long as it takes, and says so. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration SAID_AGAIN = Duration.ofSeconds(30);

    private final Consumer<String> told;
    private long saidAt;
    private boolean wasSaid;

    Patience(Consumer<String> told) {
        this.told = told;
    }

    /** @throws StoreUnavailable when the thread is interrupted */
    void pause(String why) {
        if (!wasSaid || System.nanoTime() - saidAt > SAID_AGAIN.toNanos()) {
            told.accept(why);
            wasSaid = true;
            saidAt = System.nanoTime();
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreUnavailable("its tables are not up to date: it was told to stop while it waited");
        }
    }
}
