package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManagePendingWork.Addressee;
import dev.workfloo.application.port.in.ManagePendingWork.PendingItem;
import dev.workfloo.application.port.in.ManagePendingWork.Subject;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would be sent, what is given up of it, and what is sent when it is let go. */
class ManagePendingWorkTest {

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Set<Work.Kind> ALL = EnumSet.allOf(Work.Kind.class);
    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final String URL = "https://client.example:8443/hooks?rfc=KIBA801010BPA";
    private static final String HOST = "client.example:8443";

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> outside = new ArrayList<>();
    private String code = "";
    private boolean receiverTakes = true;
    private boolean dies = false;
    private final Outside parties = new Outside(
            call -> {
                outside.add(call.idempotencyKey());
                return new Answered(context("score", 712), Optional.of(200));
            },
            message -> {
                outside.add(message.key());
                if (dies) throw new Death();
                code = message.code();
                return new NipDelivery.Accepted();
            },
            new Receiver(message -> {
                if (receiverTakes) outside.add(message.id());
                return receiverTakes ? Receipt.TAKEN : Receipt.NOT_TAKEN;
            }));
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).outside(parties).build();

    /** What ends a process right after a code went out. */
    private static final class Death extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void publish() {
        workfloo.definitions()
                .publish(new WorkspaceId("lender"), CreditFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId started(Scope scope) {
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .withForm(CreditFlow.ANSWERS))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private void perform() {
        store.performDue(workfloo.work()::perform, clock);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private void ask(Scope scope, ExecutionId id, NipRequest request) {
        assertTrue(workfloo.steps().sendNip(scope, id, request).isRight());
    }

    private static NipRequest reportedTo(String url) {
        return new NipRequest(
                Optional.empty(), Optional.empty(), Optional.of(new CallbackReceiver(url, Optional.of("secret"))));
    }

    private ExecutionId awaitingACode() {
        ExecutionId id = started(PRODUCTION);
        ask(PRODUCTION, id, NipRequest.PLAIN);
        return id;
    }

    private ExecutionId calling() {
        ExecutionId id = awaitingACode();
        perform();
        consent(PRODUCTION, id, code);
        return id;
    }

    private void consent(Scope scope, ExecutionId id, String typed) {
        assertTrue(workfloo.steps().answerNip(scope, id, typed).isRight());
        assertTrue(workfloo.steps().answerNip(scope, id, typed).isRight());
    }

    private List<PendingItem> pending(ExecutionId id) {
        return workfloo.pendingWork().pending("", 100, ALL).stream()
                .filter(item -> item.name().startsWith(id.hex()))
                .toList();
    }

    private Subject only(ExecutionId id) {
        assertEquals(1, pending(id).size(), pending(id)::toString);
        return pending(id).get(0).subject().orElseThrow();
    }

    private boolean giveUp(ExecutionId id) {
        return pending(id).stream().allMatch(workfloo.pendingWork()::giveUp);
    }

    private void assertIsSentAsItWasShown(ExecutionId id) {
        List<String> shown = pending(id).stream()
                .flatMap(item -> item.subject().flatMap(Subject::to).stream())
                .map(Addressee::key)
                .sorted()
                .toList();
        outside.clear();

        perform();

        assertEquals(shown, outside.stream().filter(shown::contains).sorted().toList());
    }

    // What would be sent

    @Test
    void aCodeByItsChannel() {
        ExecutionId id = awaitingACode();

        assertEquals(Optional.of(new Addressee("whatsapp", id + "/consent/1/1")), only(id).to());
        assertEquals(NOON, only(id).since());
        assertIsSentAsItWasShown(id);
    }

    @Test
    void aCallByItsService() {
        ExecutionId id = calling();

        Subject subject = only(id);

        assertEquals(Work.Kind.CALL, subject.work().kind());
        assertEquals(PRODUCTION, subject.scope());
        assertEquals(Optional.of(id + "/bureau/1/1"), subject.to().map(Addressee::key));
        assertIsSentAsItWasShown(id);
    }

    @Test
    void aReportByTheHostOfItsReceiver() {
        ExecutionId id = started(PRODUCTION);
        receiverTakes = false;
        ask(PRODUCTION, id, reportedTo(URL));
        perform();

        Subject subject = only(id);

        assertEquals(Work.Kind.REPORT, subject.work().kind());
        assertEquals(Optional.of(HOST), subject.to().map(Addressee::name));
        assertFalse(pending(id).toString().contains("hooks"), pending(id)::toString);
    }

    @Test
    void nothingOfWhatTheSandboxAnswers() {
        ExecutionId id = started(SANDBOX);
        ask(SANDBOX, id, NipRequest.PLAIN);
        consent(SANDBOX, id, "123456");

        assertEquals(Optional.empty(), only(id).to());
        assertFalse(giveUp(id));
    }

    @Test
    void nothingOfACodeThatMayHaveGoneOut() {
        ExecutionId id = awaitingACode();
        dies = true;
        assertThrows(Death.class, this::perform);
        dies = false;

        assertEquals(Optional.empty(), only(id).to());
        assertFalse(giveUp(id));
        outside.clear();
        clock.pass(Duration.ofSeconds(10));
        perform();
        assertEquals(List.of(), outside);
    }

    @Test
    void nothingOfWhatIsOver() {
        ExecutionId id = awaitingACode();
        clock.pass(Duration.ofDays(400));

        assertEquals(Optional.empty(), only(id).to());
    }

    /** Executions that wait for years are many, and nobody is told of them. */
    @Test
    void onlyOfTheKindsThatAreAskedForIsAnythingRead() {
        ExecutionId id = awaitingACode();

        List<PendingItem> others =
                workfloo.pendingWork().pending("", 100, EnumSet.complementOf(EnumSet.of(Work.Kind.SEND)));

        assertEquals(1, others.size());
        assertEquals(pending(id).get(0).name(), others.get(0).name());
        assertEquals(Optional.empty(), others.get(0).subject());
    }

    // Held back

    @Test
    void heldBackNothingIsDone() {
        ExecutionId id = awaitingACode();
        workfloo.pendingWork().pause();

        perform();

        assertEquals(List.of(), outside);
        assertEquals(Optional.of(NOON), workfloo.pendingWork().pausedSince());

        assertTrue(workfloo.pendingWork().resume());
        assertIsSentAsItWasShown(id);
    }

    // Given up

    @Test
    void aCodeThatIsGivenUpCanBeAskedForAnew() {
        ExecutionId id = awaitingACode();

        assertTrue(giveUp(id));

        AwaitingNip at = (AwaitingNip) execution(id).position();
        assertEquals(
                Optional.of(new NipDelivery.Failed("GIVEN_UP", true)),
                at.nip().send().flatMap(send -> send.delivery()));
        assertEquals(List.of(), pending(id));
        clock.pass(Duration.ofSeconds(30));
        ask(PRODUCTION, id, NipRequest.PLAIN);
        perform();
        assertEquals(List.of(id + "/consent/1/2"), outside);
    }

    @Test
    void aCallThatIsGivenUpHasFailedForGood() {
        ExecutionId id = calling();
        outside.clear();

        assertTrue(giveUp(id));

        assertEquals(List.of(), pending(id));
        assertEquals(List.of("manual"), execution(id).data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
        perform();
        assertEquals(List.of(), outside);
    }

    @Test
    void aReportThatIsGivenUpIsForgotten() {
        ExecutionId id = started(PRODUCTION);
        receiverTakes = false;
        ask(PRODUCTION, id, reportedTo(URL));
        perform();

        assertTrue(giveUp(id));

        assertEquals(List.of(), pending(id));
    }

    private ExecutionId reporting() {
        return workfloo.executions()
                .execute(StartWorkfloo.of(PRODUCTION, CreditFlow.ID)
                        .withForm(CreditFlow.ANSWERS)
                        .reportingTo(new CallbackReceiver(URL, Optional.empty())))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    @Test
    void aCallbackThatWasToldMeanwhileStaysTold() {
        PendingItem item = pending(reporting()).get(0);
        InstantSource late = () -> {
            perform();
            return clock.instant();
        };
        Workfloo slow = Workfloo.builder(store, late, new SecureRandom())
                .outside(parties)
                .build();

        assertFalse(slow.pendingWork().giveUp(item));

        assertEquals(1, outside.size(), outside::toString);
        assertEquals(List.of(), workfloo.callbacks().givenUp(PRODUCTION.workspace(), 10));
    }

    @Test
    void aCallbackThatIsGivenUpCanBeSentAgain() {
        ExecutionId id = reporting();
        Subject subject = only(id);
        assertEquals(Optional.of(HOST), subject.to().map(Addressee::name));

        assertTrue(giveUp(id));

        perform();
        assertEquals(List.of(), outside);
        List<CallbackDelivery.Summary> failed = workfloo.callbacks().givenUp(PRODUCTION.workspace(), 10);
        assertEquals(1, failed.size());
        String told = failed.get(0).id();
        assertEquals(subject.to().map(Addressee::key), Optional.of(told));
        assertTrue(workfloo.callbacks().sendAgain(PRODUCTION.workspace(), told).isPresent());
        perform();
        assertEquals(List.of(told), outside);
    }

    @Test
    void whatIsBegunOrUnknownIsNotGivenUp() {
        ExecutionId id = awaitingACode();
        List<PendingItem> items = workfloo.pendingWork().pending("", 100, ALL);

        assertEquals(1, items.size());
        assertFalse(workfloo.pendingWork().giveUp(new PendingItem("no name of ours", Optional.empty(), NOON, false)));
        assertFalse(workfloo.pendingWork()
                .giveUp(new PendingItem(items.get(0).name(), items.get(0).subject(), NOON, true)));
        assertEquals(1, pending(id).size());
    }
}
