package dev.workfloo.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that a start needs later, made on a thread of its own while the start goes on. */
final class Beside<T> {

    private final CompletableFuture<T> made;

    private Beside(CompletableFuture<T> made) {
        this.made = made;
    }

    static <T> Beside<T> begin(Supplier<T> making) {
        return new Beside<>(CompletableFuture.supplyAsync(making, task -> {
            Thread thread = new Thread(task, "workfloo-start");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /** Waits for it; what went wrong is thrown as if it had been made here. */
    T get() {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }
}
