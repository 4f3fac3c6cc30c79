package dev.workfloo.application.upkeep;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionPolicy;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private final WorkspaceId workspace = aWorkspace();
    private final ManualClock clock = new ManualClock(NOON);
    private final Endless retention = new Endless();
    private final List<String> told = new ArrayList<>();
    private final Removal removal = new Removal(store(), listener(), clock);

    /** As if one more were over each time. */
    private static final class Endless implements Retention {

        private final List<RetentionRule> rules = new ArrayList<>();
        private final Map<ExecutionId, Throwable> damaged = new HashMap<>();
        private final List<Ended> asked = new ArrayList<>();
        private final Set<Ended.Kind> failing = new HashSet<>();
        private int left = Integer.MAX_VALUE;

        @Override
        public List<RetentionRule> rules() {
            return List.copyOf(rules);
        }

        @Override
        public RetentionRule put(RetentionRule rule) {
            rules.add(rule);
            return rule;
        }

        @Override
        public boolean remove(RetentionScope scope) {
            return rules.removeIf(rule -> rule.scope().equals(scope));
        }

        @Override
        public Removed removeExecutions(Ended ended, Set<ExecutionId> but, int most) {
            asked.add(ended);
            if (failing.contains(ended.kind())) throw new StoreUnavailable("too slow", new SQLException());
            Map<ExecutionId, Throwable> failed = new HashMap<>(damaged);
            failed.keySet().removeAll(but);
            if (left == 0 || !failed.isEmpty()) return new Removed(0, failed);
            left--;
            return new Removed(1, Map.of());
        }

        @Override
        public int removeCallbacks(Ended ended) {
            return 0;
        }

        @Override
        public int shortenCallbacks(int most) {
            return 0;
        }

        @Override
        public Overdue count(Ended ended, int most) {
            return new Overdue(0, 0);
        }
    }

    private Store store() {
        MemoryStore store = new MemoryStore();
        return (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("retention") ? retention : method.invoke(store, arguments));
    }

    private ExecutionListener listener() {
        return new ExecutionListener() {
            @Override
            public void kept(Progress progress) {}

            @Override
            public void notRemoved(ExecutionId execution, Throwable cause) {
                told.add(execution + " " + cause.getMessage());
            }

            @Override
            public void removed(Ended ended, int executions) {
                told.add(ended.kind().outcome() + " " + executions);
            }
        };
    }

    private RetentionScope keepAllFor(int days) {
        RetentionScope all = RetentionScope.all(workspace);
        retention.put(RetentionRule.of(all).keepingExecutions(RetentionPeriod.ofDays(days)));
        return all;
    }

    @Test
    void removesNothingWithoutARule() {
        int done = removal.batch();

        assertEquals(0, done);
        assertEquals(List.of(), retention.asked);
    }

    @Test
    void goesThroughEachKindThatIsOver() {
        keepAllFor(30);
        retention.left = 2;

        List<Integer> batches = List.of(removal.batch(), removal.batch(), removal.batch());

        assertEquals(List.of(1, 1, 0), batches);
        assertEquals(6, Set.copyOf(retention.asked).size());
        assertTrue(retention.asked.stream().allMatch(it -> it.before().equals(NOON.minus(Duration.ofDays(30)))));
        assertEquals(2, told.size());
    }

    /** Somebody has seen what they have done, and takes it back. */
    @Test
    void stopsSoonAfterARuleWasTakenBack() {
        RetentionScope scope = keepAllFor(30);
        removal.batch();

        retention.remove(scope);
        int meanwhile = removal.batch();
        clock.pass(Duration.ofSeconds(15));
        int then = removal.batch();

        assertEquals(List.of(1, 0), List.of(meanwhile, then));
    }

    private List<Ended.Kind> askedKinds() {
        return retention.asked.stream().map(Ended::kind).toList();
    }

    @Test
    void whatThereIsMuchOfKeepsNothingElseFromGoing() {
        keepAllFor(30);

        for (int batch = 0; batch < 12; batch++) removal.batch();

        Map<Ended.Kind, Long> batches =
                askedKinds().stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        assertEquals(6, batches.size());
        assertEquals(Set.of(2L), Set.copyOf(batches.values()));
    }

    /** Rules are read again each time then. */
    @Test
    void eachHasItsTurnWhereABatchTakesLong() {
        keepAllFor(30);

        for (int batch = 0; batch < 12; batch++) {
            removal.batch();
            clock.pass(Duration.ofMinutes(1));
        }

        assertEquals(6, Set.copyOf(askedKinds()).size());
    }

    @Test
    void whatFailsKeepsNothingElseFromGoingAndIsTold() {
        keepAllFor(30);
        retention.failing.add(RetentionPolicy.kinds(workspace).toList().get(1));
        retention.left = 10;

        for (int batch = 0; batch < 10; batch++) assertEquals(1, removal.batch());

        assertThrows(StoreUnavailable.class, removal::batch);
        assertEquals(6, Set.copyOf(askedKinds()).size());
        assertEquals(10, told.size());
    }

    @Test
    void whatFailsIsToldWhileThereIsMuchElse() {
        keepAllFor(30);
        retention.failing.add(RetentionPolicy.kinds(workspace).toList().get(1));

        for (int batch = 0; batch < 10; batch++) removal.batch();
        clock.pass(Duration.ofMinutes(5));

        assertThrows(StoreUnavailable.class, removal::batch);
        assertEquals(1, removal.batch());
    }

    @Test
    void nothingElseIsTriedWhereSeveralFail() {
        keepAllFor(30);
        RetentionPolicy.kinds(workspace).forEach(retention.failing::add);

        assertThrows(StoreUnavailable.class, removal::batch);

        assertEquals(3, retention.asked.size());
    }

    @Test
    void oneThatCannotBeRemovedIsLeftAloneForAnHour() {
        keepAllFor(30);
        ExecutionId id = anExecutionId();
        retention.damaged.put(id, new IllegalStateException("cannot be read"));
        retention.left = 1;

        List<Integer> batches = List.of(removal.batch(), removal.batch(), removal.batch());
        List<String> first = List.copyOf(told);
        clock.pass(Duration.ofMinutes(59));
        removal.batch();
        List<String> stillAlone = List.copyOf(told);
        clock.pass(Duration.ofMinutes(1));
        removal.batch();

        assertEquals(List.of(1, 1, 0), batches);
        assertEquals(id + " cannot be read", first.get(0));
        assertEquals(2, first.size());
        assertEquals(first, stillAlone);
        assertEquals(3, told.size());
    }
}
