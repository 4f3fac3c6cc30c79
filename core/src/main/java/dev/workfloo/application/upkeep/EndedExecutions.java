package dev.workfloo.application.upkeep;

import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Retention.Removed;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.retention.Ended;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Executions that are kept no longer, as they are removed. What cannot be, as its consent cannot be read, say, is left alone for an
 * hour.
 */
final class EndedExecutions {

    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    /** Beyond this nothing is removed: something is wrong with all of them. */
    private static final int MOST_LEFT_ALONE = 10_000;

    private final Retention retention;
    private final ExecutionListener listener;
    private final InstantSource clock;
    private final Map<ExecutionId, Instant> leftAlone = new HashMap<>();

    EndedExecutions(Store store, ExecutionListener listener, InstantSource clock) {
        this.retention = store.retention();
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Removes so many at most.
     *
     * @return how many were removed, or cannot be
     */
    int remove(Ended ended, int most) {
        Instant now = clock.instant();
        leftAlone.values().removeIf(until -> !until.isAfter(now));
        if (leftAlone.size() >= MOST_LEFT_ALONE) return 0;
        Removed removed = retention.removeExecutions(ended, leftAlone.keySet(), most);
        removed.failed().forEach((id, cause) -> {
            leftAlone.put(id, now.plus(LEFT_ALONE));
            listener.notRemoved(id, cause);
        });
        if (removed.executions() > 0) listener.removed(ended, removed.executions());
        return removed.executions() + removed.failed().size();
    }
}
