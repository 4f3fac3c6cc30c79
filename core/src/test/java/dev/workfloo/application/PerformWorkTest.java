package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The credit flow with its outside: what is asked there, how often, and what comes of it. */
class PerformWorkTest {

    private static final Answered STRONG = new Answered(context("score", 712), Optional.of(200));
    private static final Failed BUSY = new Failed("BUSY", "asked by as many", Reply.NOT_NOW, Optional.empty());
    private static final Failed DOWN = new Failed("TIMEOUT", "no answer", Reply.NONE, Optional.empty());

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<NipMessage> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<ConnectorCall> called = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private Function<NipMessage, NipDelivery> channel = message -> new NipDelivery.Accepted();
    private Function<ConnectorCall, ConnectorAnswer> bureau = call -> STRONG;
    private boolean receiverTakes = true;
    private boolean channelHasRoom = true;
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .outside(new Outside(
                    call -> {
                        called.add(call);
                        return bureau.apply(call);
                    },
                    new Channels(),
                    new Receiver(message -> {
                        reported.add(message.receiver().url() + " " + message.body());
                        return receiverTakes ? Receipt.TAKEN : Receipt.NOT_TAKEN;
                    })))
            .build();

    private final class Channels implements NipSender {
        @Override
        public boolean hasRoom(CodeChannel of) {
            return channelHasRoom;
        }

        @Override
        public NipDelivery send(NipMessage message) {
            sent.add(message);
            return channel.apply(message);
        }
    }

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Scope SANDBOX = Scope.sandbox("lender");

    /** What a batch takes of the heap is free again behind it. */
    @Test
    void encryptsAnewWithinItsSurroundings() {
        List<Boolean> batches = new ArrayList<>();

        int left = workfloo.work().perform(Maintenance.ENCRYPTION, doing -> batches.add(doing.getAsBoolean()));

        assertEquals(List.of(false), batches);
        assertEquals(1, left);
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

    private NipSend send(ExecutionId id) {
        return ((AwaitingNip) execution(id).position()).nip().send().orElseThrow();
    }

    private Optional<NipDelivery> delivery(ExecutionId id) {
        return send(id).delivery();
    }

    private Either<WorkflooProblem, NipVerdict> type(Scope scope, ExecutionId id, String code) {
        return workfloo.steps().answerNip(scope, id, code);
    }

    private ExecutionId waitingForCode() {
        ExecutionId id = started(PRODUCTION);
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        perform();
        return id;
    }

    private ExecutionId consented() {
        ExecutionId id = waitingForCode();
        String code = sent.get(sent.size() - 1).code();
        type(PRODUCTION, id, code).get();
        type(PRODUCTION, id, code).get();
        return id;
    }

    // The whole way

    @Test
    void goesToItsEndInProduction() {
        ExecutionId id = consented();

        perform();

        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
        assertEquals(List.of("approved"), execution(id).data().labels());
        assertEquals(1, sent.size());
        assertEquals(
                List.of(id + "/bureau/1/1"),
                called.stream().map(ConnectorCall::idempotencyKey).toList());
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void goesToItsEndInTheSandboxAndAsksNobody() {
        ExecutionId id = started(SANDBOX);
        workfloo.steps().sendNip(SANDBOX, id, NipRequest.PLAIN).get();
        type(SANDBOX, id, "123456").get();
        type(SANDBOX, id, "123456").get();

        perform();

        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
        assertEquals(List.of(), sent);
        assertEquals(List.of(), called);
    }

    // Codes

    @Test
    void drawsAnotherCodeForEachSend() {
        ExecutionId id = waitingForCode();
        clock.pass(Duration.ofSeconds(30));
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        perform();

        List<String> keys = sent.stream().map(NipMessage::key).toList();

        assertEquals(List.of(id + "/consent/1/1", id + "/consent/1/2"), keys);
        assertTrue(sent.stream().allMatch(message -> message.code().matches("[0-9]{6}")));
    }

    @Test
    void sendsNothingTwiceWhenACrashLeavesTheOutcomeUnknown() {
        ExecutionId id = started(PRODUCTION);
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        channel = message -> {
            throw new Crash();
        };
        crash();

        clock.pass(Duration.ofSeconds(10));
        perform();

        assertEquals(1, sent.size());
        assertEquals(Optional.of(NipDelivery.UNKNOWN), delivery(id));
        assertTrue(type(PRODUCTION, id, sent.get(0).code()).get().right(), "it may have arrived all the same");
    }

    @Test
    void saysThatThePersonCannotBeReached() {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(PRODUCTION, CreditFlow.ID)
                        .withForm(Map.of("rfc", "KIBA801010BPA", "income", 1)))
                .get()
                .id();
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();

        perform();

        assertEquals(Optional.of(NipDelivery.NO_RECIPIENT), delivery(id));
        assertEquals(List.of(), sent);
    }

    @Test
    void judgesThreeOfManyWrongCodes() {
        ExecutionId id = waitingForCode();
        String wrong = sent.get(0).code().equals("000000") ? "000001" : "000000";

        List<Either<WorkflooProblem, NipVerdict>> answers = Race.of(32, number -> type(PRODUCTION, id, wrong));

        assertEquals(3, answers.stream().filter(Either::isRight).count());
        assertEquals(List.of("rejected"), execution(id).data().labels());
    }

    @Test
    void doesNotTakeOneDoubleClickForTwoConsents() {
        ExecutionId id = waitingForCode();
        String code = sent.get(0).code();

        WatchedStore watched = new WatchedStore();
        Workfloo other = Workfloo.builder(watched, clock, new SecureRandom()).build();
        other.definitions().publish(new WorkspaceId("lender"), CreditFlow.document());
        ExecutionId rehearsed = other.executions()
                .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .withForm(CreditFlow.ANSWERS))
                .get()
                .id();
        other.steps().sendNip(SANDBOX, rehearsed, NipRequest.PLAIN).get();
        watched.beforeTheNextWrite(() -> other.steps().answerNip(SANDBOX, rehearsed, "123456"));

        Either<WorkflooProblem, NipVerdict> second = other.steps().answerNip(SANDBOX, rehearsed, "123456");

        assertEquals("the workfloo waits at LINK consent", second.getLeft().message());
        assertEquals(NipPhase.VALIDATE_2, type(PRODUCTION, id, code).get().phase());
    }

    // Reports

    @Test
    void reportsWhatBecameOfACode() {
        ExecutionId id = started(PRODUCTION);
        CallbackReceiver receiver = new CallbackReceiver("https://example.com/nip", Optional.empty());
        receiverTakes = false;
        workfloo.steps()
                .sendNip(PRODUCTION, id, new NipRequest(Optional.empty(), Optional.empty(), Optional.of(receiver)))
                .get();
        perform();
        receiverTakes = true;
        clock.pass(Duration.ofSeconds(5));

        perform();

        String report = "https://example.com/nip SENT";
        assertEquals(List.of(report, report), reported);
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void refusesAReceiverThatIsNoAddress() {
        ExecutionId id = started(PRODUCTION);
        CallbackReceiver receiver = new CallbackReceiver("ftp://example.com", Optional.empty());

        WorkflooProblem problem = workfloo.steps()
                .sendNip(PRODUCTION, id, new NipRequest(Optional.empty(), Optional.empty(), Optional.of(receiver)))
                .getLeft();

        assertEquals(List.of("urlCallback"), List.copyOf(problem.fields().keySet()));
    }

    // Connectors

    @Test
    void triesAgainWhenItIsTime() {
        bureau = call -> called.size() < 3 ? DOWN : STRONG;
        ExecutionId id = consented();
        perform();
        perform();
        assertEquals(1, called.size());

        clock.pass(Duration.ofSeconds(1));
        perform();
        clock.pass(Duration.ofSeconds(5));
        perform();

        assertEquals(3, called.size());
        assertEquals(
                1, called.stream().map(ConnectorCall::idempotencyKey).distinct().count());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    /** What a host's own code threw; everything has its turn. */
    private final class Throwing implements Turn {

        private final List<String> threw = new ArrayList<>();
        private boolean isStopping;
        private boolean isDeaf;

        @Override
        public boolean begins(String party) {
            return true;
        }

        @Override
        public void waitsFor(String party) {}

        @Override
        public void threw(String party, Throwable cause) {
            threw.add(party + ": " + cause.getMessage());
            if (isDeaf) throw new IllegalStateException("whoever is told throws too");
        }

        @Override
        public boolean isStopping() {
            return isStopping;
        }

        void perform() {
            store.performDue(work -> workfloo.work().perform(work, this), clock);
        }
    }

    @Test
    void countsAConnectorThatThrowsAsFailed() {
        Throwing turn = new Throwing();
        bureau = call -> {
            if (called.size() == 1) throw new IllegalStateException("of our own");
            return called.size() == 2 ? null : STRONG;
        };
        ExecutionId id = consented();

        turn.perform();
        clock.pass(Duration.ofSeconds(1));
        turn.perform();
        clock.pass(Duration.ofSeconds(5));
        turn.perform();

        assertEquals(List.of("service buro-pf: of our own", "service buro-pf: null was returned"), turn.threw);
        assertEquals(
                1, called.stream().map(ConnectorCall::idempotencyKey).distinct().count());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void endsWhenAConnectorThrowsAgainAndAgain() {
        endsWhenThrown(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        // An interruption of the connector's own is a failure as any other.
        endsWhenThrown(() -> {
            throw new IllegalStateException(new InterruptedException());
        });
    }

    private void endsWhenThrown(Supplier<ConnectorAnswer> thrown) {
        workfloo.definitions().publish(new WorkspaceId("lender"), CreditFlow.strictDocument(2));
        Throwing turn = new Throwing();
        turn.isDeaf = true;
        called.clear();
        bureau = call -> thrown.get();
        ExecutionId id = consented();

        for (int hour = 0; hour < 9; hour++) {
            turn.perform();
            clock.pass(Duration.ofHours(1));
        }

        assertEquals(3, called.size(), "one try and the node's two retries");
        assertEquals(Optional.of(Outcome.ERROR), execution(id).position().outcome());
    }

    @Test
    void aConnectorThatIsCutShortByAStopHasNotFailed() {
        Throwing turn = new Throwing();
        turn.isStopping = true;
        bureau = call -> {
            throw new IllegalStateException(new InterruptedException());
        };
        ExecutionId id = consented();

        turn.perform();
        turn.isStopping = false;
        bureau = call -> STRONG;
        clock.pass(Duration.ofSeconds(1));
        turn.perform();

        assertEquals(List.of(), turn.threw);
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void saysThatAChannelThrew() {
        Throwing turn = new Throwing();
        channel = message -> {
            throw new IllegalStateException("of our own");
        };
        ExecutionId id = started(PRODUCTION);
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();

        turn.perform();

        assertEquals(Optional.of(new NipDelivery.Failed("EXCEPTION", true)), delivery(id));
        assertEquals(1, turn.threw.size());
    }

    @Test
    void waitingForItsTurnIsNoTry() {
        bureau = call -> called.size() < 9 ? BUSY : STRONG;
        ExecutionId id = consented();

        for (int second = 0; second < 9; second++) {
            perform();
            clock.pass(Duration.ofSeconds(1));
        }

        assertEquals(9, called.size());
        assertEquals(
                1, called.stream().map(ConnectorCall::idempotencyKey).distinct().count());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @ParameterizedTest
    @CsvSource({"PT20S, PT20S", "PT0S, PT1S", "PT5H, PT1H"})
    void asksAgainWhenTheServiceWantsItTo(Duration wanted, Duration asked) {
        Failed tooMany = new Failed(
                "HTTP_429", "too many", Reply.PASSING, Optional.of(429), Optional.empty(), Optional.of(wanted));
        bureau = call -> tooMany;
        ExecutionId id = consented();

        perform();

        Calling waits = (Calling) execution(id).position();
        assertEquals(clock.instant().plus(asked), waits.due());
    }

    /** No turn for anybody. */
    private static final Turn NEVER = new Turn() {
        @Override
        public boolean begins(String party) {
            return false;
        }

        @Override
        public void waitsFor(String party) {}

        @Override
        public void threw(String party, Throwable cause) {}

        @Override
        public boolean isStopping() {
            return false;
        }
    };

    @Test
    void asksNobodyWhoseTurnHasNotCome() {
        Work call = new Work.Call(consented(), new NodeId("bureau"), 1, 1);
        ExecutionId id = started(PRODUCTION);
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        Work send = new Work.Send(id, new NodeId("consent"), 1, 1);

        Optional<Instant> sendAgain = workfloo.work().perform(send, NEVER);
        Optional<Instant> callAgain = workfloo.work().perform(call, NEVER);

        assertTrue(sendAgain.isPresent() && callAgain.isPresent());
        assertEquals(List.of(), called);
        assertTrue(sent.stream().noneMatch(message -> message.key().startsWith(id + "/")));
    }

    @Test
    void drawsACodeWhenItsChannelHasRoom() {
        channelHasRoom = false;
        ExecutionId id = waitingForCode();
        Optional<NipSend.Drawn> before = send(id).drawn();
        channelHasRoom = true;
        clock.pass(Duration.ofSeconds(1));

        perform();

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(new NipDelivery.Accepted()), delivery(id));
        assertEquals(1, sent.size());
    }

    @Test
    void asksUnderTheSameKeyWhenACrashLostTheAnswer() {
        bureau = call -> {
            if (called.size() == 1) throw new Crash();
            return STRONG;
        };
        ExecutionId id = consented();
        crash();

        clock.pass(Duration.ofSeconds(10));
        perform();

        assertEquals(
                List.of(id + "/bureau/1/1", id + "/bureau/1/1"),
                called.stream().map(ConnectorCall::idempotencyKey).toList());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void dropsWorkThatIsDone() {
        ExecutionId id = consented();
        Work call = store.pendingWork().get(0).work();
        perform();

        Optional<Instant> again = workfloo.work().perform(call);

        assertEquals(Optional.empty(), again);
        assertEquals(1, called.size());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void rehearsesDelaysAndFailures() {
        ExecutionId id = rehearsing("\"after\": \"PT2S\", \"failFirst\": 1");
        type(SANDBOX, id, "123456").get();
        type(SANDBOX, id, "123456").get();

        assertEquals(List.of(false, false, false, false, false, true), ended(id));
    }

    @Test
    void rehearsesNoLongerWhenTheClockIsSetBack() {
        ExecutionId id = rehearsing("\"after\": \"PT2S\"");
        clock.pass(Duration.ofHours(-1));
        type(SANDBOX, id, "123456").get();
        type(SANDBOX, id, "123456").get();

        assertTrue(ended(id).contains(true));
    }

    /** One whose code was sent, in a scenario in which the bureau answers so. */
    private ExecutionId rehearsing(String how) {
        workfloo.definitions()
                .publish(
                        new WorkspaceId("lender"),
                        CreditFlow.read(CreditFlow.json()
                                .replace(
                                        "{\"response\": {\"score\": 712}}",
                                        "{\"response\": {\"score\": 712}, " + how + "}")))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        ExecutionId id = started(SANDBOX);
        workfloo.steps().sendNip(SANDBOX, id, NipRequest.PLAIN).get();
        return id;
    }

    /** Whether it has ended, at once and after each of the next 5 seconds. */
    private List<Boolean> ended(ExecutionId id) {
        List<Boolean> ended = new ArrayList<>();
        for (int second = 0; second <= 5; second++) {
            perform();
            ended.add(execution(id).position().outcome().isPresent());
            clock.pass(Duration.ofSeconds(1));
        }
        return ended;
    }

    // Expiry

    @Test
    void givesUpWhatHasExpired() {
        ExecutionId id = started(PRODUCTION);
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        int early = workfloo.work().perform(Maintenance.EXPIRY);
        clock.pass(Duration.ofSeconds(1));

        int inTime = workfloo.work().perform(Maintenance.EXPIRY);

        assertEquals(0, early);
        assertEquals(1, inTime);
        assertEquals(Optional.of(Outcome.ABANDONED), execution(id).position().outcome());
        assertEquals(0, workfloo.work().perform(Maintenance.EXPIRY));
    }

    @Test
    void givesUpEachInSurroundingsOfItsOwn() {
        List<ExecutionId> ids = List.of(started(PRODUCTION), started(PRODUCTION));
        clock.pass(Duration.ofDays(7));
        List<Long> open = new ArrayList<>();

        workfloo.work().perform(Maintenance.EXPIRY, doing -> {
            boolean isGivenUp = doing.getAsBoolean();
            open.add(ids.stream()
                    .filter(id -> execution(id).position().outcome().isEmpty())
                    .count());
            return isGivenUp;
        });

        assertEquals(List.of(1L, 0L), open);
    }

    @Test
    void isOverWhenItsTimeIsBeforeAnybodyGivesItUp() {
        ExecutionId typing = waitingForCode();
        ExecutionId calling = consented();
        ExecutionId sending = started(PRODUCTION);
        workfloo.steps().sendNip(PRODUCTION, sending, NipRequest.PLAIN).get();
        Instant end = execution(typing).start().expiresAt().orElseThrow();
        clock.pass(Duration.between(clock.instant(), end));

        perform();
        WorkflooExecution followed =
                workfloo.following().status(PRODUCTION, typing).get().execution();
        WorkflooExecution detailed =
                workfloo.following().detail(PRODUCTION, typing).get().execution();

        for (WorkflooExecution seen : List.of(followed, detailed)) {
            assertEquals(Optional.of(Outcome.ABANDONED), seen.position().outcome());
            assertEquals(end, seen.modifiedAt());
        }
        assertEquals(
                Either.left(new WorkflooProblem.Refused(new ExecutionProblem.AlreadyFinished())),
                type(PRODUCTION, typing, sent.get(0).code()));
        assertEquals(List.of(), called);
        assertTrue(sent.stream().noneMatch(message -> message.key().startsWith(sending + "/")));
        assertEquals(
                Optional.of(Outcome.ABANDONED), execution(sending).position().outcome());
        assertEquals(1, workfloo.work().perform(Maintenance.EXPIRY));
        assertEquals(followed, execution(typing));
        assertEquals(
                Optional.of(Outcome.ABANDONED), execution(calling).position().outcome());
    }

    @Test
    void anAnswerThatComesWhenTheTimeIsOverComesTooLate() {
        ExecutionId id = consented();
        Instant end = execution(id).start().expiresAt().orElseThrow();
        bureau = call -> {
            clock.pass(Duration.between(clock.instant(), end));
            return STRONG;
        };

        perform();

        assertEquals(1, called.size());
        assertEquals(Optional.of(Outcome.ABANDONED), execution(id).position().outcome());
    }

    // Consents

    @Test
    void chainsConsents() {
        ExecutionId first = consented();
        ExecutionId second = consented();
        List<ChainedConsent> before = exported();

        int sealed = workfloo.work().perform(Maintenance.CONSENTS);
        List<ChainedConsent> after = exported();

        assertEquals(List.of(), before);
        assertEquals(2, sealed);
        assertEquals(
                List.of(first, second),
                after.stream().map(it -> it.consent().execution()).toList());
        ChainVerdict verdict = workfloo.consents().verify(new WorkspaceId("lender"));
        assertEquals(new ChainVerdict(after.get(1).link(), Optional.empty()), verdict);
    }

    private List<ChainedConsent> exported() {
        List<ChainedConsent> exported = new ArrayList<>();
        workfloo.consents().export(new WorkspaceId("lender"), exported::add);
        return exported;
    }

    /** What ends the process in the middle of something. */
    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    private void crash() {
        assertThrows(Crash.class, this::perform);
    }
}
