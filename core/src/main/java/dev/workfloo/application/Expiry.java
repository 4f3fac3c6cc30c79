package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Expired;
import dev.workfloo.execution.ExecutionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Goes through the executions whose time is over, batch after batch, and begins anew when it is through. What cannot be given
 * up is passed by: it keeps its place in front for good, and nothing waits behind it.
 */
final class Expiry {

    private static final int BATCH = 100;
    private static final Duration PASSED_BY = Duration.ofHours(1);

    private static final int MOST_AWAY = 3;

    /** What is passed by beyond this is tried at each round, and told each time. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Executions executions;
    private final ExecutionListener listener;
    private final InstantSource clock;
    private final Map<ExecutionId, Instant> passedBy = new HashMap<>();
    private Optional<Expired> behind = Optional.empty();
    private int away;

    Expiry(Executions executions, ExecutionListener listener, InstantSource clock) {
        this.executions = executions;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * @param giveUp gives up an execution, and says whether it did
     * @return 0 when it is through, and gave up none of the last ones
     */
    synchronized int batch(Predicate<ExecutionId> giveUp) {
        away = 0;
        Instant now = clock.instant();
        List<Expired> batch = executions.expiredBefore(now, behind, BATCH);
        boolean isLast = batch.size() < BATCH;
        int givenUp = 0;
        for (Expired expired : batch) {
            if (!isPassedBy(expired.id(), now) && giveUp(expired.id(), giveUp)) givenUp++;
        }
        behind = isLast ? Optional.empty() : Optional.of(batch.get(BATCH - 1));
        return isLast ? givenUp : BATCH;
    }

    private boolean isPassedBy(ExecutionId id, Instant now) {
        return passedBy.getOrDefault(id, Instant.MIN).isAfter(now);
    }

    private boolean giveUp(ExecutionId id, Predicate<ExecutionId> giveUp) {
        try {
            boolean isGivenUp = giveUp.test(id);
            away = 0;
            passedBy.remove(id);
            return isGivenUp;
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
        boolean isNew = !passedBy.containsKey(id);
        if (!isNew || passedBy.size() < MOST_REMEMBERED)
            passedBy.put(id, clock.instant().plus(PASSED_BY));
        if (isNew) listener.passedBy(id, cause);
    }
}
