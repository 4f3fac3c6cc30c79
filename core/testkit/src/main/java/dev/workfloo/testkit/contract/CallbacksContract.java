package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.StatusCallback.Kind;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do with what clients are to be told, and with what it is signed with. */
abstract class CallbacksContract {

    private static final NodeId FIRST = new NodeId("applicant");
    private static final CallbackReceiver RECEIVER =
            new CallbackReceiver("https://example.com/hook?a=b", Optional.of("s3cret 'key' 😀"));

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private List<Work.Due> pendingWork() {
        return WorkInBacklog.of(store().backlog());
    }

    private CallbackDeliveries callbackDeliveries() {
        return store().callbackDeliveries();
    }

    private Progress aProgress() {
        DefinitionVersion version = published(store(), workspace, aDefinition(aDefinitionId()));
        return begun(aStart(production(workspace), version));
    }

    private static StatusCallback of(Progress progress, Instant at) {
        return new StatusCallback(
                progress.execution().id(),
                progress.execution().revision(),
                Kind.STARTED,
                at,
                RECEIVER,
                "{\"a\": \"ñ\"}");
    }

    private Progress told() {
        return told(NOON.plusNanos(123_456_789));
    }

    private Progress told(Instant at) {
        Progress progress = aProgress();
        return progress.withCallback(of(progress, at), FIRST);
    }

    private Progress kept() {
        Progress told = told();
        store().journal().start(told, Optional.empty());
        return told;
    }

    private Optional<CallbackDelivery> find(Progress told) {
        return callbackDeliveries().find(told.execution().id(), told.execution().revision());
    }

    private boolean isPending(Progress told) {
        Work work = told.callback().orElseThrow().work(FIRST);
        return pendingWork().stream().anyMatch(due -> due.work().equals(work));
    }

    @Test
    void keepsWhatIsToldWithTheTransition() {
        Progress told = kept();

        CallbackDelivery expected = new CallbackDelivery(told.callback().orElseThrow(), workspace, State.PENDING, 0);
        assertEquals(Optional.of(expected), find(told));
        assertTrue(isPending(told));
    }

    @Test
    void keepsNothingOfATransitionThatIsNotKept() {
        Progress told = told();

        boolean saved = saved(store(), told);

        assertFalse(saved);
        assertEquals(Optional.empty(), find(told));
        assertFalse(isPending(told));
    }

    @Test
    void keepsWhatHasBecomeOfIt() {
        Progress told = kept();
        CallbackDelivery before = find(told).orElseThrow();

        callbackDeliveries().settle(before.tried(State.PENDING).tried(State.DELIVERED), NOON);

        assertEquals(State.DELIVERED, find(told).orElseThrow().state());
        assertEquals(2, find(told).orElseThrow().tries());
        assertEquals(
                Optional.empty(),
                callbackDeliveries().firstPending(told.execution().id()));
    }

    @Test
    void findsTheOldestThatIsPending() {
        Progress told = kept();

        assertEquals(
                find(told).map(CallbackDelivery::summary),
                callbackDeliveries().firstPending(told.execution().id()));
        assertEquals(
                find(told).map(CallbackDelivery::summary),
                callbackDeliveries()
                        .summary(told.execution().id(), told.execution().revision()));
        assertFalse(callbackDeliveries().isUnwanted(told.execution().id()));
    }

    @Test
    void remembersWhoWantsNoMore() {
        Progress told = kept();

        callbackDeliveries().settle(find(told).orElseThrow().tried(State.UNWANTED), NOON);

        assertTrue(callbackDeliveries().isUnwanted(told.execution().id()));
    }

    @Test
    void listsWhatWasGivenUp() {
        Progress told = kept();
        kept();

        callbackDeliveries().settle(find(told).orElseThrow().tried(State.GIVEN_UP), NOON);

        List<CallbackDelivery.Summary> givenUp = callbackDeliveries().givenUp(workspace, 10);
        assertEquals(List.of(find(told).orElseThrow().summary()), givenUp);
        assertEquals(List.of(), callbackDeliveries().givenUp(aWorkspace(), 10));
        assertEquals(List.of(), callbackDeliveries().givenUp(workspace, 0));
    }

    @Test
    void tellsAgainWhatWasGivenUp() {
        Progress told = told();
        StatusCallback callback = told.callback().orElseThrow();
        Progress without = new Progress(told.execution(), told.events(), List.of(), told.callback(), told.from());
        store().journal().start(without, Optional.empty());
        callbackDeliveries().settle(find(told).orElseThrow().tried(State.GIVEN_UP), NOON);

        callbackDeliveries().schedule(callback.work(FIRST), NOON);

        assertEquals(State.PENDING, find(told).orElseThrow().state());
        assertEquals(1, find(told).orElseThrow().tries());
        assertEquals(List.of(), callbackDeliveries().givenUp(workspace, 10));
        assertTrue(isPending(told));
    }

    @Test
    void hastensWorkThatIsKeptAlready() {
        Progress told = kept();
        Work.Callback work = told.callback().orElseThrow().work(FIRST);
        Instant sooner = NOON.minusSeconds(60);

        callbackDeliveries().schedule(work, sooner);

        assertEquals(
                List.of(sooner),
                pendingWork().stream()
                        .filter(due -> due.work().equals(work))
                        .map(Work.Due::at)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "UNWANTED"})
    void tellsNothingAgainThatIsOver(State over) {
        Progress told = kept();
        CallbackDelivery pending = find(told).orElseThrow();
        callbackDeliveries().settle(pending.tried(over), NOON);
        Work.Callback work = pending.callback().work(FIRST);
        List<Work.Due> before = pendingWork();

        callbackDeliveries().schedule(work, NOON.minusSeconds(60));

        assertEquals(pending.tried(over).shortened(), find(told).orElseThrow());
        assertEquals(before, pendingWork());
    }

    /** So that it can be compared with what the receiver got. */
    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "UNWANTED"})
    void keepsOfWhatIsOverWhomAndWhenAndAHash(State over) {
        Progress told = kept();
        CallbackDelivery pending = find(told).orElseThrow();
        Instant at = NOON.plusSeconds(5);

        callbackDeliveries().settle(pending.tried(over), at);

        CallbackDelivery found = find(told).orElseThrow();
        assertEquals("", found.callback().body());
        assertEquals(
                new CallbackReceiver(RECEIVER.url(), Optional.empty()),
                found.callback().receiver());
        assertEquals(
                Optional.of(new Receipt(
                        found, Optional.of(at), "656a243ccd55b4cd980a1ffea9ca4d4cd4441ac227a87befe0dbc3111d89544c")),
                receipt(told));
    }

    /** Who tells it may be halted for longer than it has it for itself: then somebody else tells it too. */
    @ParameterizedTest
    @EnumSource(State.class)
    void whoIsLateChangesNothingThatIsOver(State late) {
        Progress told = kept();
        CallbackDelivery pending = find(told).orElseThrow();
        callbackDeliveries().settle(pending.tried(State.DELIVERED), NOON);
        Optional<Receipt> before = receipt(told);

        callbackDeliveries().settle(pending.tried(State.PENDING).tried(late), NOON.plusSeconds(60));

        assertEquals(Optional.of(pending.tried(State.DELIVERED).shortened()), find(told));
        assertEquals(before, receipt(told));
    }

    @ParameterizedTest
    @CsvSource({"PENDING, GIVEN_UP", "GIVEN_UP, GIVEN_UP", "DELIVERED, DELIVERED", "UNWANTED, UNWANTED"})
    void whatWasGivenUpMayOnlyBeOver(State late, State then) {
        Progress told = kept();
        CallbackDelivery pending = find(told).orElseThrow();
        callbackDeliveries().settle(pending.tried(State.GIVEN_UP), NOON);

        callbackDeliveries().settle(pending.tried(late), NOON.plusSeconds(60));

        assertEquals(then, find(told).orElseThrow().state());
    }

    private Optional<Receipt> receipt(Progress told) {
        return callbackDeliveries()
                .receipt(told.execution().id(), told.execution().revision());
    }

    @Test
    void whatIsNotOverHasNoReceipt() {
        Progress pending = kept();
        Progress givenUp = kept();
        callbackDeliveries().settle(find(givenUp).orElseThrow().tried(State.GIVEN_UP), NOON);

        List<Optional<Receipt>> receipts =
                Stream.of(pending, givenUp).map(this::receipt).toList();

        assertEquals(List.of(Optional.empty(), Optional.empty()), receipts);
    }

    // Secrets

    private SigningSecret secret(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return SigningSecret.of(workspace, number, key, NOON);
    }

    @Test
    void knowsNoSecretBeforeThereIsOne() {
        assertEquals(List.of(), store().signingSecrets().of(aWorkspace()));
    }

    @Test
    void keepsSecretsTheNewestFirst() {
        SigningSecret first = secret(1);
        SigningSecret ended = first.endingAt(NOON.plusSeconds(3_600));
        SigningSecret second = secret(2);

        boolean keptFirst = store().signingSecrets().add(first, first);
        boolean keptSecond = store().signingSecrets().add(second, ended);

        assertTrue(keptFirst && keptSecond);
        assertEquals(List.of(second, ended), store().signingSecrets().of(workspace));
    }

    @Test
    void keepsNoTwoSecretsOfOneNumber() {
        SigningSecret first = secret(1);
        store().signingSecrets().add(first, first);

        boolean kept = store().signingSecrets().add(secret(1), first.endingAt(NOON));

        assertFalse(kept);
        assertEquals(List.of(first), store().signingSecrets().of(workspace));
    }
}
