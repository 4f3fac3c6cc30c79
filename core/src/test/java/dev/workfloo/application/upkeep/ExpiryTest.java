package dev.workfloo.application.upkeep;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private final MemoryStore store = new MemoryStore();
    private final Expiry expiry = new Expiry(store.executions(), ExecutionListener.NONE, new ManualClock(NOON));
    private final List<ExecutionId> tried = new ArrayList<>();

    private ExecutionId expiredBefore(int seconds) {
        BureauRun run = BureauRun.ending(store, aWorkspace(), NOON.minusSeconds(seconds));
        store.journal().start(run.latest(), Optional.empty());
        return run.execution().id();
    }

    /** As when an operator's open transaction holds its row. */
    @Test
    void oneThatIsHeldByOthersKeepsNoneWaiting() {
        ExecutionId held = expiredBefore(60);
        ExecutionId next = expiredBefore(30);

        expiry.batch(id -> {
            tried.add(id);
            if (id.equals(held)) throw new StoreUnavailable("the database does not answer");
            return true;
        });

        assertEquals(List.of(held, next), tried);
    }

    /** As many as end a batch. */
    @Test
    void neighboursThatAreHeldEndNoMoreThanABatch() {
        List<ExecutionId> held = List.of(expiredBefore(90), expiredBefore(80), expiredBefore(70));
        ExecutionId next = expiredBefore(30);
        Predicate<ExecutionId> givingUp = id -> {
            if (held.contains(id)) throw new StoreUnavailable("the database does not answer");
            return tried.add(id);
        };

        assertThrows(StoreUnavailable.class, () -> expiry.batch(givingUp));
        int givenUp = expiry.batch(givingUp);

        assertEquals(1, givenUp);
        assertEquals(List.of(next), tried);
        assertThrows(StoreUnavailable.class, () -> expiry.batch(givingUp));
    }

    @Test
    void whileTheDatabaseIsAwayFewAreTried() {
        for (int seconds = 10; seconds < 20; seconds++) expiredBefore(seconds);

        assertThrows(
                StoreUnavailable.class,
                () -> expiry.batch(id -> {
                    tried.add(id);
                    throw new StoreUnavailable("the database does not answer");
                }));

        assertEquals(3, tried.size());
    }
}
