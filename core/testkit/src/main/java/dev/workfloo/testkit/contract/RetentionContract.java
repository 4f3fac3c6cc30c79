package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Retention.Overdue;
import dev.workfloo.application.port.out.Retention.Removed;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.consent.Consent;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.EndedRuns;
import dev.workfloo.testkit.contract.fixture.Race;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do with what is kept no longer. */
abstract class RetentionContract extends EndedRuns {

    private static final Instant LATER = NOON.plusSeconds(3_600);

    private List<Work.Due> pendingWork() {
        return WorkInBacklog.of(store().backlog());
    }

    @BeforeEach
    void onlyWhereSomethingIsRemoved() {
        assumeFalse(retention() == Retention.FOR_GOOD, "this store keeps all for good");
    }

    private Retention retention() {
        return store().retention();
    }

    private Removed remove(int most) {
        return retention().removeExecutions(overAt(workspace(), LATER), Set.of(), most);
    }

    private BureauRun endedAndTold(State state) {
        BureauRun run = begun(workspace(), NOON);
        save(told(run, end(run)));
        chainAll();
        if (state != State.PENDING) {
            store().callbackDeliveries().settle(delivery(run).orElseThrow().tried(state), NOON.plusSeconds(60));
        }
        return run;
    }

    private Optional<CallbackDelivery> delivery(BureauRun run) {
        return store().callbackDeliveries()
                .find(run.execution().id(), run.execution().revision());
    }

    private boolean isThere(BureauRun run) {
        return store().executions().find(run.execution().id()).isPresent();
    }

    private List<ExecutionId> listed() {
        return store().index().find(ExecutionCriteria.all(production(workspace())), Beginning.FRONT, 100).stream()
                .map(ExecutionIndex.Place::id)
                .toList();
    }

    @Test
    void removesAnExecutionWithAllThatBelongsToIt() throws IOException {
        BureauRun run = BureauRun.begun(store(), workspace(), NOON);
        IdempotencyKey key = anIdempotencyKey();
        store().journal().start(run.latest(), Optional.of(key));
        ExecutionId id = run.execution().id();
        DocumentReference document = store().documents()
                .keep(
                        id,
                        new Documents.Incoming(
                                "", "text/plain", new ByteArrayInputStream(new byte[100_000]), 200_000, NOON))
                .get();
        save(told(run, end(run)));
        chainAll();
        store().callbackDeliveries().settle(delivery(run).orElseThrow().tried(State.DELIVERED), NOON);
        store().journal().forgetKeys(LATER);

        Removed removed = remove(10);

        assertEquals(new Removed(1, Map.of()), removed);
        assertFalse(isThere(run));
        assertEquals(Optional.empty(), store().executions().find(production(workspace()), id));
        assertEquals(Optional.empty(), store().executions().history(production(workspace()), id));
        assertEquals(List.of(), listed());
        assertEquals(Optional.empty(), delivery(run));
        assertEquals(
                Optional.empty(),
                store().callbackDeliveries().receipt(id, run.execution().revision()));
        assertEquals(Optional.empty(), store().documents().find(id, document.id()));
        assertEquals(Optional.empty(), store().documents().open(id, document));
        assertTrue(
                pendingWork().stream().noneMatch(due -> due.work().execution().equals(id)));
        assertEquals(Optional.empty(), store().executions().startedUnder(production(workspace()), key.key()));
    }

    @Test
    void consentsStayWholeAndReadable() {
        BureauRun first = ended(workspace(), NOON);
        BureauRun second = ended(workspace(), NOON.plusSeconds(10));
        List<ChainedConsent> before = store().consents().chained(workspace(), 0, 10);

        Removed removed = remove(10);

        List<ChainedConsent> after = store().consents().chained(workspace(), 0, 10);
        ChainVerdict verdict = ChainVerdict.NOTHING_YET;
        for (ChainedConsent record : after) verdict = verdict.with(record);
        assertEquals(2, removed.executions());
        assertEquals(before, after);
        assertEquals(
                List.of(first.execution().id(), second.execution().id()),
                after.stream().map(it -> it.consent().execution()).toList());
        assertEquals(
                Optional.empty(),
                verdict.endingAt(store().consents().head(workspace())).broken());
    }

    /** What is left of an execution is chained on, and keeps its place in the chain. */
    @Test
    void theChainGoesOn() {
        ended(workspace(), NOON);
        remove(10);
        BureauRun next = ended(workspace(), NOON.plusSeconds(10));

        List<Consent> consents = store().consents().chained(workspace(), 1, 10).stream()
                .map(ChainedConsent::consent)
                .toList();

        assertEquals(
                List.of(next.execution().id()),
                consents.stream().map(Consent::execution).toList());
    }

    @Test
    void aConsentThatIsNotChainedYetKeepsItsExecution() {
        BureauRun run = begun(workspace(), NOON);
        save(end(run));

        Removed before = remove(10);
        chainAll();
        Removed after = remove(10);

        assertEquals(List.of(0, 1), List.of(before.executions(), after.executions()));
    }

    @Test
    void whatIsStillToBeToldKeepsItsExecution() {
        BureauRun run = endedAndTold(State.PENDING);

        Removed before = remove(10);
        store().callbackDeliveries().settle(delivery(run).orElseThrow().tried(State.GIVEN_UP), NOON);
        Removed after = remove(10);

        assertEquals(List.of(0, 1), List.of(before.executions(), after.executions()));
        assertEquals(List.of(), store().callbackDeliveries().givenUp(workspace(), 10));
    }

    @Test
    void whatIsOpenStays() {
        BureauRun run = begun(workspace(), NOON);

        Removed removed = remove(10);

        assertEquals(Removed.NOTHING, removed);
        assertTrue(isThere(run));
    }

    @Test
    void whatIsOfAnotherKindStays() {
        WorkspaceId other = aWorkspace();
        BureauRun ours = ended(workspace(), NOON);
        BureauRun theirs = ended(other, NOON);
        Ended failed = new Ended(new Ended.Kind(workspace(), Environment.PRODUCTION, Outcome.ERROR), LATER);
        Ended rehearsed = new Ended(new Ended.Kind(workspace(), Environment.SANDBOX, Outcome.SUCCESS), LATER);

        Removed removed = retention().removeExecutions(failed, Set.of(), 10);
        Removed more = retention().removeExecutions(rehearsed, Set.of(), 10);
        assertTrue(isThere(ours));
        remove(10);

        assertEquals(List.of(Removed.NOTHING, Removed.NOTHING), List.of(removed, more));
        assertFalse(isThere(ours));
        assertTrue(isThere(theirs));
    }

    /** A moment belongs to what ended at it. */
    @Test
    void whatEndedAtTheMomentStays() {
        BureauRun run = ended(workspace(), NOON);
        Instant end = run.execution().modifiedAt();

        Removed at = retention().removeExecutions(overAt(workspace(), end), Set.of(), 10);
        Removed behind = retention().removeExecutions(overAt(workspace(), end.plusMillis(1)), Set.of(), 10);

        assertEquals(List.of(0, 1), List.of(at.executions(), behind.executions()));
    }

    @Test
    void noMoreAreRemovedThanItIsTold() {
        for (int number = 0; number < 5; number++) ended(workspace(), NOON.plusSeconds(number));

        int first = remove(2).executions();
        int second = remove(2).executions();
        int third = remove(2).executions();
        int last = remove(2).executions();

        assertEquals(List.of(2, 2, 1, 0), List.of(first, second, third, last));
    }

    @Test
    void someAreLeftAlone() {
        BureauRun left = ended(workspace(), NOON);
        BureauRun gone = ended(workspace(), NOON);

        Removed removed = retention()
                .removeExecutions(
                        overAt(workspace(), LATER), Set.of(left.execution().id()), 10);

        assertEquals(1, removed.executions());
        assertTrue(isThere(left));
        assertFalse(isThere(gone));
    }

    @Test
    void manyRemoveEachOnce() {
        for (int number = 0; number < 24; number++) ended(workspace(), NOON.plusSeconds(number));

        List<Integer> removed = Race.of(8, number -> {
            int mine = 0;
            for (int batch = remove(4).executions();
                    batch > 0;
                    batch = remove(4).executions()) mine += batch;
            return mine;
        });
        int rest = remove(24).executions();

        assertEquals(24, rest + removed.stream().mapToInt(Integer::intValue).sum());
        assertEquals(List.of(), listed());
    }

    // Callbacks

    @Test
    void callbacksGoBeforeTheirExecution() {
        BureauRun told = endedAndTold(State.DELIVERED);
        BureauRun givenUp = endedAndTold(State.GIVEN_UP);
        BureauRun pending = endedAndTold(State.PENDING);

        removeCallbacks(LATER);

        assertEquals(Optional.empty(), delivery(told));
        assertEquals(
                Optional.empty(),
                store().callbackDeliveries()
                        .receipt(told.execution().id(), told.execution().revision()));
        assertEquals(Optional.empty(), delivery(givenUp));
        assertEquals(State.PENDING, delivery(pending).orElseThrow().state());
        assertTrue(isThere(told) && isThere(givenUp) && isThere(pending));
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "GIVEN_UP"})
    void callbacksThatWereStillToBeToldGoOnceTheyAre(State then) {
        BureauRun told = endedAndTold(State.PENDING);
        BureauRun next = ended(workspace(), NOON.plusSeconds(100));
        removeCallbacks(LATER);
        CallbackDelivery pending = delivery(told).orElseThrow();

        store().callbackDeliveries().settle(pending.tried(then), LATER);
        removeCallbacks(LATER);

        assertEquals(Optional.empty(), delivery(told));
        assertTrue(isThere(told) && isThere(next));
    }

    private void removeCallbacks(Instant before) {
        while (retention().removeCallbacks(overAt(workspace(), before)) > 0) {
            // There may be more.
        }
    }

    @Test
    void callbacksOfWhatEndedLaterStay() {
        BureauRun told = endedAndTold(State.DELIVERED);

        removeCallbacks(NOON);
        boolean isThere = delivery(told).isPresent();
        removeCallbacks(LATER);

        assertTrue(isThere);
        assertEquals(Optional.empty(), delivery(told));
    }

    @Test
    void callbacksOfOthersStay() {
        BureauRun told = endedAndTold(State.DELIVERED);

        Ended others = overAt(aWorkspace(), LATER);
        while (retention().removeCallbacks(others) > 0) {
            // There may be more.
        }

        assertTrue(delivery(told).isPresent());
    }

    /** A worker tells one that is gone by the time at which it settles it. */
    @Test
    void whatIsSettledTooLateIsNotBroughtBack() {
        BureauRun told = endedAndTold(State.GIVEN_UP);
        CallbackDelivery held = delivery(told).orElseThrow();
        Work.Callback work = held.callback().work(BureauRun.CONSENT);
        remove(10);

        store().callbackDeliveries().settle(held.tried(State.DELIVERED), NOON);
        store().callbackDeliveries().schedule(work, NOON);

        assertEquals(Optional.empty(), delivery(told));
        assertTrue(pendingWork().stream()
                .noneMatch(due -> due.work().execution().equals(told.execution().id())));
    }

    // Counts

    @Test
    void countsWhatIsOver() {
        ended(workspace(), NOON);
        endedAndTold(State.DELIVERED);

        Overdue all = retention().count(overAt(workspace(), LATER), 10);
        Overdue some = retention().count(overAt(workspace(), LATER), 1);
        Overdue none = retention().count(overAt(workspace(), NOON), 10);

        assertEquals(new Overdue(2, 1), all);
        assertEquals(1, some.executions());
        assertEquals(new Overdue(0, 0), none);
    }

    // Rules

    private List<RetentionRule> rules() {
        return retention().rules().stream()
                .filter(rule -> rule.scope().workspace().equals(workspace()))
                .toList();
    }

    @Test
    void keepsRules() {
        RetentionScope all = RetentionScope.all(workspace());
        List<RetentionRule> rules = new ArrayList<>();
        rules.add(RetentionRule.of(all).keepingExecutions(RetentionPeriod.ofDays(90)));
        rules.add(RetentionRule.of(all.in(Environment.SANDBOX)).keepingCallbacks(RetentionPeriod.FOR_GOOD));
        rules.add(RetentionRule.of(all.in(Environment.PRODUCTION).with(Outcome.ABANDONED))
                .keepingExecutions(RetentionPeriod.parse("P1Y2M3D").orElseThrow())
                .keepingCallbacks(RetentionPeriod.parse("PT36H").orElseThrow()));

        rules.forEach(retention()::put);

        assertEquals(Set.copyOf(rules), Set.copyOf(rules()));
    }

    @Test
    void whatARuleLeavesOutStaysAsItWas() {
        RetentionRule before = RetentionRule.of(RetentionScope.all(workspace()))
                .keepingExecutions(RetentionPeriod.ofDays(90))
                .keepingCallbacks(RetentionPeriod.ofDays(30));
        RetentionRule after =
                RetentionRule.of(RetentionScope.all(workspace())).keepingExecutions(RetentionPeriod.ofDays(60));
        retention().put(before);

        RetentionRule now = retention().put(after);

        assertEquals(after.keepingCallbacks(RetentionPeriod.ofDays(30)), now);
        assertEquals(List.of(now), rules());
    }

    /** Each says a period of its own. */
    @Test
    void twoWhoSetARuleLoseNothingOfEachOther() {
        RetentionRule nothing = RetentionRule.of(RetentionScope.all(workspace()));

        for (int days = 2; days < 22; days++) {
            RetentionPeriod period = RetentionPeriod.ofDays(days);
            Race.of(
                    2,
                    number -> retention()
                            .put(number == 0 ? nothing.keepingExecutions(period) : nothing.keepingCallbacks(period)));

            assertEquals(List.of(nothing.keepingExecutions(period).keepingCallbacks(period)), rules());
            if (days % 2 == 0) retention().remove(nothing.scope());
        }
    }

    @Test
    void forgetsARule() {
        RetentionScope scope = RetentionScope.all(workspace()).with(Outcome.ERROR);
        retention().put(RetentionRule.of(scope).keepingExecutions(RetentionPeriod.ofDays(90)));

        boolean other = retention().remove(RetentionScope.all(workspace()));
        boolean removed = retention().remove(scope);
        boolean again = retention().remove(scope);

        assertEquals(List.of(false, true, false), List.of(other, removed, again));
        assertEquals(List.of(), rules());
    }
}
