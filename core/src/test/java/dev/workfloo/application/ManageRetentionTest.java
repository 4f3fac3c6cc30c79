package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.ManageRetention;
import dev.workfloo.application.port.in.ManageRetention.Kept;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManageRetentionTest {

    private static final RetentionPeriod YEARS = RetentionPeriod.parse("P5Y").orElseThrow();
    private static final RetentionPeriod DAYS = RetentionPeriod.ofDays(90);

    private final WorkspaceId workspace = aWorkspace();
    private final RetentionScope all = RetentionScope.all(workspace);
    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new Random(1)).build();
    private final ManageRetention retention = workfloo.retention();

    private ExecutionId ended() {
        BureauRun run = BureauRun.calling(store, workspace);
        store.journal().start(run.latest(), Optional.empty());
        saved(store, run.answer(new Answered(context("score", 712), Optional.of(200))));
        return run.execution().id();
    }

    private Kept kept(List<Kept> all, Environment environment, Outcome outcome) {
        return all.stream()
                .filter(it ->
                        it.kind().environment() == environment && it.kind().outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }

    private void work() {
        while (workfloo.work().perform(Maintenance.RETENTION) > 0) {
            // There may be more.
        }
    }

    @Test
    void everythingIsKeptForGoodUnlessSomethingElseIsSaid() {
        ExecutionId id = ended();
        clock.pass(Duration.ofDays(100_000));

        work();

        assertTrue(store.executions().find(id).isPresent());
        assertTrue(retention.kept(workspace).stream()
                .allMatch(it -> it.executions().isForGood() && it.callbacks().isForGood()));
    }

    @Test
    void whatIsOlderGoes() {
        ExecutionId id = ended();
        retention.set(RetentionRule.of(all).keepingExecutions(DAYS));
        clock.pass(Duration.ofDays(90));

        work();
        boolean isThere = store.executions().find(id).isPresent();
        clock.pass(Duration.ofDays(1));
        work();

        assertTrue(isThere);
        assertFalse(store.executions().find(id).isPresent());
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        retention.set(RetentionRule.of(all).keepingExecutions(YEARS));

        RetentionRule rule = retention.set(RetentionRule.of(all).keepingCallbacks(DAYS));

        assertEquals(RetentionRule.of(all).keepingExecutions(YEARS).keepingCallbacks(DAYS), rule);
        assertEquals(List.of(rule), retention.rules(workspace));
    }

    @Test
    void saysWhatRulesComeTo() {
        retention.set(RetentionRule.of(all).keepingExecutions(YEARS));
        retention.set(RetentionRule.of(all.in(Environment.SANDBOX)).keepingExecutions(DAYS));

        List<Kept> kept = retention.kept(workspace);

        assertEquals(6, kept.size());
        assertEquals(YEARS, kept(kept, Environment.PRODUCTION, Outcome.ERROR).executions());
        assertEquals(DAYS, kept(kept, Environment.SANDBOX, Outcome.ERROR).executions());
    }

    @Test
    void aRehearsalCountsAndChangesNothing() {
        ExecutionId id = ended();
        clock.pass(Duration.ofDays(91));

        List<Kept> kept = retention.keptWith(RetentionRule.of(all).keepingExecutions(DAYS));
        work();

        assertEquals(1, kept(kept, Environment.PRODUCTION, Outcome.SUCCESS).overdueExecutions());
        assertEquals(List.of(), retention.rules(workspace));
        assertTrue(store.executions().find(id).isPresent());
    }

    @Test
    void whatIsTakenBackCountsNoMore() {
        ExecutionId id = ended();
        retention.set(RetentionRule.of(all).keepingExecutions(DAYS));
        clock.pass(Duration.ofDays(91));

        boolean cleared = retention.clear(all);
        boolean again = retention.clear(all);
        work();

        assertEquals(List.of(true, false), List.of(cleared, again));
        assertTrue(store.executions().find(id).isPresent());
    }

    /** A rule may keep something from one that says less. */
    @Test
    void whatClearingComesToIsSaidBefore() {
        ended();
        clock.pass(Duration.ofDays(91));
        RetentionScope successes = all.with(Outcome.SUCCESS);
        retention.set(RetentionRule.of(all).keepingExecutions(DAYS));
        retention.set(RetentionRule.of(successes).keepingExecutions(RetentionPeriod.FOR_GOOD));

        List<Kept> without = retention.keptWithout(successes);

        assertEquals(1, kept(without, Environment.PRODUCTION, Outcome.SUCCESS).overdueExecutions());
        assertEquals(
                0,
                kept(retention.kept(workspace), Environment.PRODUCTION, Outcome.SUCCESS)
                        .overdueExecutions());
    }

    @Test
    void aStoreWithoutRulesSaysSo() {
        RetentionRule rule = RetentionRule.of(all).keepingExecutions(DAYS);

        assertThrows(UnsupportedOperationException.class, () -> Retention.FOR_GOOD.put(rule));
        assertEquals(List.of(), Retention.FOR_GOOD.rules());
    }
}
