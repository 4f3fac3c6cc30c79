package dev.workfloo.application.upkeep;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Does a task for one execution after the other. One for which it fails, as it cannot be read, say, is passed by for an hour,
 * so that nothing waits behind it; that is told once.
 */
final class PassedBy {

    private static final Duration TIME = Duration.ofHours(1);

    private static final int MOST_AWAY = 3;

    /** What is passed by beyond this is tried at each round, and told each time. */
    private static final int MOST_REMEMBERED = 100_000;

    private final BiConsumer<ExecutionId, Throwable> told;
    private final InstantSource clock;
    private final Map<ExecutionId, Instant> until = new HashMap<>();
    private int away;

    PassedBy(BiConsumer<ExecutionId, Throwable> told, InstantSource clock) {
        this.told = told;
        this.clock = clock;
    }

    void beginBatch() {
        away = 0;
    }

    /** Whether the task was done; it says itself whether there was anything to do. */
    boolean attempt(ExecutionId id, Predicate<ExecutionId> task) {
        if (until.getOrDefault(id, Instant.MIN).isAfter(clock.instant())) return false;
        try {
            boolean isDone = task.test(id);
            away = 0;
            until.remove(id);
            return isDone;
        } catch (StoreUnavailable e) {
            // Somebody may hold this one; where several in a row fail, the others would fare no better.
            if (++away >= MOST_AWAY) throw e;
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            passBy(id, e);
            return false;
        }
    }

    private void passBy(ExecutionId id, Throwable cause) {
        boolean isNew = !until.containsKey(id);
        if (!isNew || until.size() < MOST_REMEMBERED)
            until.put(id, clock.instant().plus(TIME));
        if (isNew) told.accept(id, cause);
    }
}
