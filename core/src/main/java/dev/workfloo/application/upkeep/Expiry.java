package dev.workfloo.application.upkeep;

import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Expired;
import dev.workfloo.execution.ExecutionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Goes through the executions whose time is over, batch after batch, and begins anew when it is through. What cannot be given
 * up keeps its place in front for good.
 */
public final class Expiry {

    private static final int BATCH = 100;

    private final Executions executions;
    private final InstantSource clock;
    private final PassedBy each;
    private Optional<Expired> behind = Optional.empty();

    public Expiry(Executions executions, ExecutionListener listener, InstantSource clock) {
        this.executions = executions;
        this.clock = clock;
        this.each = new PassedBy(listener::passedBy, clock);
    }

    /**
     * @param giveUp gives up an execution, and says whether it did
     * @return 0 when it is through, and gave up none of the last ones
     */
    public synchronized int batch(Predicate<ExecutionId> giveUp) {
        each.beginBatch();
        List<Expired> batch = executions.expiredBefore(clock.instant(), behind, BATCH);
        boolean isLast = batch.size() < BATCH;
        int givenUp = 0;
        for (Expired expired : batch) {
            // Before it is tried: should that end the batch, the next one begins behind it.
            behind = Optional.of(expired);
            if (each.attempt(expired.id(), giveUp)) givenUp++;
        }
        if (isLast) behind = Optional.empty();
        return isLast ? givenUp : BATCH;
    }
}
