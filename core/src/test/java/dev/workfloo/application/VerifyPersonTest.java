package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.VerifyPerson.Manner;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FakeProvider;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.OtpFlow;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider verifies a person: what it is asked, when, and what comes of it. */
class VerifyPersonTest {

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Scope SANDBOX = Scope.sandbox("lender");

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final FakeProvider provider = new FakeProvider();
    private final Workfloo workfloo = process();

    private Workfloo process() {
        return Workfloo.builder(store, clock, new SecureRandom())
                .outside(provider.outside())
                .build();
    }

    @BeforeEach
    void publish() {
        publish(OtpFlow.document());
    }

    private void publish(Value document) {
        workfloo.definitions()
                .publish(PRODUCTION.workspace(), document)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId started(Scope scope) {
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, OtpFlow.ID)
                        .inScenario(OtpFlow.SCENARIO)
                        .withForm(OtpFlow.PERSON))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private ExecutionId sent() {
        ExecutionId id = started(PRODUCTION);
        work();
        return id;
    }

    private void work() {
        store.performDue(workfloo.work()::perform, clock);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private OtpState state(ExecutionId id) {
        return ((AwaitingOtp) execution(id).position()).otp();
    }

    private Either<WorkflooProblem, OtpVerdict> type(ExecutionId id, String token) {
        return workfloo.verification().judge(PRODUCTION, id, token, Patience.NONE);
    }

    private Either<WorkflooProblem, WorkflooExecution> fallBack(ExecutionId id) {
        return workfloo.verification().fallBack(PRODUCTION, id, Patience.NONE);
    }

    private static Either<WorkflooProblem, OtpVerdict> wrong(int left) {
        return Either.right(new OtpVerdict(false, left, false));
    }

    private static String refusal(Either<WorkflooProblem, ?> answer) {
        return answer.fold(problem -> problem.kind() + " " + problem.message(), Object::toString);
    }

    // The first code

    @Test
    void asksForACodeWhenTheFlowComesThere() {
        ExecutionId id = started(PRODUCTION);
        Position before = execution(id).position();

        work();

        assertTrue(before.isWorking());
        assertEquals(
                List.of(id + "/reached/1/1"),
                provider.begun.stream().map(ValidationRequest::idempotencyKey).toList());
        assertEquals(
                Optional.of(new OtpState.Validation("validation-1", "OTP", "sms", "+52 ******5678")),
                state(id).validation());
    }

    @Test
    void takesWhatTheProviderCallsIt() {
        provider.begins = request ->
                Either.right(new BegunValidation("v", Optional.of("VOICE"), Optional.of("call"), Optional.of("***78")));

        OtpState state = state(sent());

        assertEquals(Optional.of(new OtpState.Validation("v", "VOICE", "call", "***78")), state.validation());
    }

    /** What the provider chooses is bounded; an address may be longer, and the code has gone there. */
    @Test
    void aLongAddressIsShownAsWell() {
        String domain = ("a".repeat(60) + ".").repeat(4) + "mx";
        publish(OtpFlow.documentForMailTo("ana@" + domain));

        OtpState state = state(sent());

        assertEquals("a***@" + domain, state.validation().orElseThrow().destination());
    }

    @Test
    void asksAgainUnderTheSameKeyWhileNothingIsAnswered() {
        provider.begins = request -> provider.begun.size() < 4
                ? Either.left(FakeProvider.SILENT)
                : Either.right(BegunValidation.of("validation-1"));
        ExecutionId id = sent();

        List.of(1, 5, 30).forEach(pause -> {
            clock.pass(Duration.ofSeconds(pause));
            work();
        });

        assertEquals(
                1,
                provider.begun.stream()
                        .map(ValidationRequest::idempotencyKey)
                        .distinct()
                        .count());
        assertEquals(4, provider.begun.size());
        assertTrue(state(id).validation().isPresent());
        assertTrue(state(id).latestFailure().isEmpty());
    }

    @Test
    void asksAnewWhenTheProviderItselfSaysThatItFailed() {
        provider.begins = request ->
                provider.begun.size() < 2 ? Either.left(FakeProvider.DOWN) : Either.right(BegunValidation.of("v"));
        ExecutionId id = sent();

        clock.pass(Duration.ofSeconds(1));
        work();

        assertEquals(id + "/reached/1/2", provider.begun.get(1).idempotencyKey());
    }

    @Test
    void goesToTheErrorBranchWhenNoCodeComes() {
        provider.begins = request -> Either.left(FakeProvider.UNWILLING);

        ExecutionId id = sent();

        assertEquals(1, provider.begun.size());
        assertEquals(List.of("refused"), execution(id).data().labels());
    }

    @Test
    void givesUpAfterThreeMoreTries() {
        publish(OtpFlow.strictDocument());
        provider.begins = request -> Either.left(FakeProvider.DOWN);
        ExecutionId id = sent();

        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(30));
            work();
        }

        assertEquals(4, provider.begun.size());
        assertEquals(Optional.of(Outcome.ERROR), execution(id).position().outcome());
    }

    @Test
    void waitsItsTurnWhereThereIsNoRoom() {
        provider.begins = request ->
                provider.begun.size() < 9 ? Either.left(FakeProvider.BUSY) : Either.right(BegunValidation.of("v"));
        ExecutionId id = sent();

        for (int i = 0; i < 8; i++) {
            clock.pass(Duration.ofSeconds(1));
            work();
        }

        assertEquals(
                1,
                provider.begun.stream()
                        .map(ValidationRequest::idempotencyKey)
                        .distinct()
                        .count());
        assertTrue(state(id).validation().isPresent());
    }

    @Test
    void whoCannotBeReachedIsNotSentAnything() {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(PRODUCTION, OtpFlow.ID))
                .get()
                .id();

        workfloo.steps().answerForm(PRODUCTION, id, Value.Context.EMPTY).get();

        assertEquals(List.of("refused"), execution(id).data().labels());
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void leavesAProviderThatIsNotKnownHereToOthers() {
        provider.isKnown = false;
        ExecutionId id = sent();
        boolean isLeft = execution(id).position() instanceof BeginningOtp && provider.begun.isEmpty();

        provider.isKnown = true;
        clock.pass(Duration.ofSeconds(20));
        work();

        assertTrue(isLeft);
        assertTrue(state(id).validation().isPresent());
        assertEquals(List.of(), workfloo.outside().unknown());
    }

    @Test
    void isTellingOfProvidersThatAreNotKnown() {
        provider.isKnown = false;

        assertEquals("provider verifier", workfloo.outside().unknown().get(0).party());
    }

    // Tokens

    @Test
    void goesOnBehindTheRightToken() {
        ExecutionId id = sent();

        Either<WorkflooProblem, OtpVerdict> verdict = type(id, " code-1 ");

        assertEquals(Either.right(new OtpVerdict(true, 3, true)), verdict);
        assertEquals(List.of("verified"), execution(id).data().labels());
        assertEquals(id + "/reached/1/check-1", provider.checked.get(0).idempotencyKey());
    }

    @Test
    void takesTheErrorBranchAfterTheLastAttempt() {
        ExecutionId id = sent();

        List<Either<WorkflooProblem, OtpVerdict>> verdicts = List.of(type(id, "a"), type(id, "b"), type(id, "c"));

        assertEquals(List.of(wrong(2), wrong(1), Either.right(new OtpVerdict(false, 0, true))), verdicts);
        assertEquals(List.of("refused"), execution(id).data().labels());
    }

    @Test
    void endsInErrorWithoutABranch() {
        publish(OtpFlow.strictDocument());
        ExecutionId id = sent();
        type(id, "a");
        type(id, "b");

        Either<WorkflooProblem, OtpVerdict> last = type(id, "c");

        assertEquals(wrong(0), last);
        assertEquals(Optional.of(Outcome.ERROR), execution(id).position().outcome());
        assertEquals("ALREADY_FINISHED the workfloo had already finished", refusal(type(id, "code-1")));
    }

    @Test
    void aProviderThatFailsCountsForNothing() {
        ExecutionId id = sent();
        for (Failed failed :
                List.of(FakeProvider.DOWN, FakeProvider.SILENT, FakeProvider.UNWILLING, FakeProvider.BUSY)) {
            provider.judges = check -> Either.left(failed);

            assertEquals(Kind.PROVIDER_UNAVAILABLE, type(id, "code-1").getLeft().kind());
        }

        assertEquals(3, workfloo.verification().attemptsLeft(PRODUCTION, id));
        assertEquals(Optional.empty(), state(id).tokens().since());
    }

    /** Before the write of the verdict or behind it: the code is used up, and is not judged again while its caller waits. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aVerdictIsKeptThoughTheStoreIsAwayForAMoment(int moment) {
        for (String token : List.of("code-1", "typo")) {
            ExecutionId id = sent();
            int asked = provider.checked.size();
            AtomicInteger moments = new AtomicInteger();
            Runnable failure = () -> {
                if (moments.incrementAndGet() == moment) throw new StoreUnavailable("away");
            };
            Store failing = new InterruptedStore(store, () -> {}, failure, new Remembered());

            Either<WorkflooProblem, OtpVerdict> verdict = Workfloo.builder(failing, clock, new SecureRandom())
                    .outside(provider.outside())
                    .build()
                    .verification()
                    .judge(PRODUCTION, id, token, () -> true);

            boolean isRight = token.equals("code-1");
            assertEquals(isRight ? Either.right(new OtpVerdict(true, 3, true)) : wrong(2), verdict);
            assertEquals(asked + 1, provider.checked.size());
            assertEquals(isRight, execution(id).position().outcome().isPresent());
        }
    }

    /** It is no answer of the provider's, and whoever runs it should hear of it. */
    @Test
    void aProviderThatThrowsLeavesNothingBehind() {
        ExecutionId id = sent();
        provider.judges = check -> {
            throw new IllegalStateException("broken");
        };

        assertThrows(IllegalStateException.class, () -> type(id, "code-1"));

        assertEquals(Optional.empty(), state(id).tokens().since());
    }

    /** Another process may know it; here no such call leaves a trace. */
    @Test
    void nothingIsWrittenWhereTheProviderIsNotKnown() {
        ExecutionId id = sent();
        WorkflooExecution before = execution(id);
        provider.isKnown = false;

        Kind kind = type(id, "code-1").getLeft().kind();

        assertEquals(Kind.PROVIDER_UNAVAILABLE, kind);
        assertEquals(before, execution(id));
        assertEquals(List.of(), provider.checked);
    }

    @Test
    void anExpiredCodeCountsForNothingWhileAnotherCanBeAskedFor() {
        ExecutionId id = sent();
        provider.judges = check -> Either.right(TokenJudgement.EXPIRED);

        String first = refusal(type(id, "code-1"));
        for (int i = 0; i < 2; i++) {
            fallBack(id).get();
            work();
        }
        Either<WorkflooProblem, OtpVerdict> last = type(id, "code-3");

        assertEquals("TOKEN_REFUSED the code has expired: ask for another one", first);
        assertEquals(Either.right(new OtpVerdict(false, 0, true)), last);
        assertEquals(List.of("refused"), execution(id).data().labels());
    }

    @Test
    void whatIsNoTokenIsNotAskedAbout() {
        ExecutionId id = sent();

        assertEquals("TOKEN_REFUSED token is required", refusal(type(id, "  ")));
        assertEquals("TOKEN_REFUSED token must have at most 100 characters", refusal(type(id, "1".repeat(101))));
        assertEquals(List.of(), provider.checked);
    }

    @Test
    void aTokenIsKeptNowhere() {
        ExecutionId id = sent();
        type(id, "wrong-token-918273");
        type(id, "code-1");

        WorkflooExecution execution = execution(id);
        String kept = EventDocument.write(store.executions()
                                .history(PRODUCTION, id)
                                .orElseThrow()
                                .events())
                        .trail()
                        .toString()
                + EventDocument.write(store.executions()
                                .history(PRODUCTION, id)
                                .orElseThrow()
                                .events())
                        .personal()
                + ExecutionDocument.write(execution).trail()
                + ExecutionDocument.write(execution).personal();

        assertFalse(kept.contains("918273"));
        assertFalse(kept.contains("code-1"));
        assertTrue(kept.contains("validation-1"));
        assertFalse(provider.checked.toString().contains("918273"));
    }

    @Test
    void inTheSandboxOneTokenIsRightAndNobodyIsAsked() {
        ExecutionId id = started(SANDBOX);

        Either<WorkflooProblem, OtpVerdict> other = workfloo.verification().judge(SANDBOX, id, "123457", Patience.NONE);
        Either<WorkflooProblem, OtpVerdict> known = workfloo.verification().judge(SANDBOX, id, "123456", Patience.NONE);

        assertEquals(wrong(2), other);
        assertEquals(Either.right(new OtpVerdict(true, 2, true)), known);
        assertEquals(List.of(), provider.begun);
        assertEquals(List.of(), provider.checked);
        assertEquals(List.of("verified"), execution(id).data().labels());
    }

    // Another code

    @Test
    void anotherCodeVoidsTheOneBeforeAndKeepsTheCount() {
        ExecutionId id = sent();
        type(id, "a");

        fallBack(id).get();
        boolean isWorking = execution(id).position().isWorking();
        work();

        assertTrue(isWorking);
        assertEquals(id + "/reached/1/2", provider.begun.get(1).idempotencyKey());
        assertEquals(wrong(1), type(id, "code-1"));
        assertEquals(Either.right(new OtpVerdict(true, 1, true)), type(id, "code-2"));
    }

    @Test
    void asksForSoManyCodesAndNoMore() {
        ExecutionId id = sent();
        for (int i = 0; i < 2; i++) {
            fallBack(id).get();
            work();
        }

        assertEquals("OTP_REFUSED no fallbacks left", refusal(fallBack(id)));
        assertEquals(3, provider.begun.size());
    }

    @Test
    void theCodeBeforeStaysWhereNoOtherComes() {
        ExecutionId id = sent();
        provider.begins = request -> Either.left(FakeProvider.UNWILLING);

        fallBack(id).get();
        work();

        assertEquals("HTTP_422", state(id).latestFailure().orElseThrow().code());
        assertEquals(Either.right(new OtpVerdict(true, 3, true)), type(id, "code-1"));
    }

    @Test
    void whoAsksForAnotherCodeWhileOneIsOnItsWayGetsThatOne() {
        ExecutionId id = sent();
        fallBack(id).get();

        Either<WorkflooProblem, WorkflooExecution> second =
                workfloo.verification().fallBack(PRODUCTION, id, this::workOnce);

        assertTrue(second.isRight());
        assertEquals(2, provider.begun.size());
        assertEquals(1, state(id).asking().fallbacks());
    }

    /** What moves the execution first is no fallback: it sends nothing. */
    @Test
    void aTokenThatIsQuickerDoesNotTakeTheFallbacksPlace() {
        ExecutionId id = sent();
        Iterator<Runnable> quicker = List.<Runnable>of(() -> type(id, "typo")).iterator();
        InterruptedStore slow = new InterruptedStore(
                store,
                () -> {
                    if (quicker.hasNext()) quicker.next().run();
                },
                () -> {},
                new Remembered());

        Either<WorkflooProblem, WorkflooExecution> answer = Workfloo.builder(slow, clock, new SecureRandom())
                .outside(provider.outside())
                .build()
                .verification()
                .fallBack(PRODUCTION, id, Patience.NONE);
        work();

        assertTrue(answer.isRight());
        assertEquals(2, provider.begun.size());
        assertEquals(1, state(id).asking().fallbacks());
        assertEquals(1, state(id).tokens().wrong());
    }

    private boolean workOnce() {
        work();
        return true;
    }

    // Busy

    @Test
    void waitsForACodeThatIsOnItsWay() {
        ExecutionId id = started(PRODUCTION);

        Either<WorkflooProblem, OtpVerdict> verdict =
                workfloo.verification().judge(PRODUCTION, id, "code-1", this::workOnce);

        assertEquals(Either.right(new OtpVerdict(true, 3, true)), verdict);
    }

    @Test
    void isRefusedWhenTheWaitIsOver() {
        ExecutionId id = started(PRODUCTION);

        String busy = "OTP_REFUSED the workfloo is busy with another step or another call";
        assertEquals(busy, refusal(type(id, "code-1")));
        assertEquals(busy, refusal(fallBack(id)));
    }

    @Test
    void aTokenAtAnotherStepIsRefused() {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(PRODUCTION, OtpFlow.ID))
                .get()
                .id();

        assertEquals("WRONG_STEP the workfloo waits at FORM person", refusal(type(id, "code-1")));
        assertEquals("WRONG_STEP the workfloo waits at FORM person", refusal(fallBack(id)));
        assertEquals(0, workfloo.verification().attemptsLeft(PRODUCTION, id));
    }

    @Test
    void whatIsOfAnotherEnvironmentIsNotThere() {
        ExecutionId id = sent();

        assertEquals(
                Either.left(WorkflooProblem.UNKNOWN_EXECUTION),
                workfloo.verification().judge(SANDBOX, id, "code-1", Patience.NONE));
        assertEquals(
                Either.left(WorkflooProblem.UNKNOWN_EXECUTION),
                workfloo.verification().fallBack(Scope.production("rival"), id, Patience.NONE));
    }

    /** A call that a test lets the provider answer when it likes. */
    private final class Held {

        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private final CompletableFuture<Either<WorkflooProblem, OtpVerdict>> answer;

        Held(ExecutionId id, String token) throws InterruptedException {
            this(() -> type(id, token));
        }

        Held(Supplier<Either<WorkflooProblem, OtpVerdict>> call) throws InterruptedException {
            var usual = provider.judges;
            provider.judges = check -> {
                isAsked.countDown();
                await(mayAnswer);
                provider.judges = usual;
                return usual.apply(check);
            };
            answer = CompletableFuture.supplyAsync(call);
            isAsked.await();
        }

        /** The patience of one who comes meanwhile: during the first pause the provider answers. */
        boolean letGo() {
            mayAnswer.countDown();
            answer.join();
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTokenThatIsSubmittedTwiceCountsOnce() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "typo");

        Either<WorkflooProblem, OtpVerdict> second =
                workfloo.verification().judge(PRODUCTION, id, "typo", first::letGo);

        assertEquals(wrong(2), first.answer.join());
        assertEquals(wrong(2), second);
        assertEquals(1, provider.checked.size());
        assertEquals(1, state(id).tokens().wrong());
    }

    @Test
    void whoWasShownAnotherStepIsNotAnsweredWithTheFirst() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "typo");
        Manner<OtpVerdict> shownEarlier =
                new Manner<OtpVerdict>(first::letGo, Optional.empty()).expecting(new ExpectedStep("another"));

        Either<WorkflooProblem, OtpVerdict> second =
                workfloo.verification().judge(PRODUCTION, id, "typo", shownEarlier);

        assertEquals(wrong(2), first.answer.join());
        assertEquals(Either.left(new Refused(new MovedOn())), second);
        assertEquals(1, provider.checked.size());
    }

    @Test
    void anotherTokenIsJudgedBehindTheFirst() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "typo");

        Either<WorkflooProblem, OtpVerdict> second =
                workfloo.verification().judge(PRODUCTION, id, "another", first::letGo);

        assertEquals(wrong(2), first.answer.join());
        assertEquals(wrong(1), second);
    }

    @Test
    void whileATokenIsJudgedOthersAreRefusedInTheEnd() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "code-1");

        String busy = "OTP_REFUSED the workfloo is busy with another step or another call";
        assertEquals(busy, refusal(type(id, "code-1")));
        assertEquals(busy, refusal(process().verification().judge(PRODUCTION, id, "code-1", Patience.NONE)));
        assertEquals(busy, refusal(fallBack(id)));

        first.letGo();
        assertEquals(Either.right(new OtpVerdict(true, 3, true)), first.answer.join());
    }

    /** For them it does not exist, and they neither wait for it nor hold it up. */
    @Test
    void whileATokenIsJudgedOthersDoNotLearnThatThereIsOne() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "code-1");

        for (Scope foreign : List.of(Scope.production("rival"), SANDBOX)) {
            assertEquals(
                    Either.left(WorkflooProblem.UNKNOWN_EXECUTION),
                    workfloo.verification().judge(foreign, id, "code-1", Patience.NONE));
        }

        first.letGo();
        assertEquals(Either.right(new OtpVerdict(true, 3, true)), first.answer.join());
    }

    private static Manner<OtpVerdict> under(String key, String token) {
        IdempotencyKey known = IdempotencyKey.of(key, Value.of(token)).orElseThrow();
        return new Manner<>(Patience.NONE, Optional.of(new Once<>("otp", known, verdict -> Value.Context.EMPTY)));
    }

    /** What is being judged may be what they repeat, and then only its answer is final. */
    @Test
    void whoRepeatsACallTooEarlyMayRepeatItAgain() throws Exception {
        ExecutionId id = sent();
        VerifyPerson here = workfloo.verification();
        Held first = new Held(() -> here.judge(PRODUCTION, id, "code-1", under("a key", "code-1")));

        var again = here.judge(PRODUCTION, id, "code-1", under("a key", "code-1"));
        var elsewhere = process().verification().judge(PRODUCTION, id, "code-1", under("a key", "code-1"));
        var other = here.judge(PRODUCTION, id, "code-1", under("another", "code-1"));
        first.letGo();
        var late = process().verification().judge(PRODUCTION, id, "code-1", under("a key", "code-1"));

        assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), again);
        assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), elsewhere);
        assertEquals("OTP_REFUSED the workfloo is busy with another step or another call", refusal(other));
        assertTrue(first.answer.join().isRight());
        assertTrue(late.isLeft());
        assertEquals(1, provider.checked.size());
    }

    /** What keeps the execution busy then is what the first call began. */
    @Test
    void whoRepeatsACallThatWasAnsweredDoesNotWait() {
        ExecutionId id = sent();
        AtomicInteger waits = new AtomicInteger();
        Patience counted = () -> waits.incrementAndGet() < 3;
        VerifyPerson here = workfloo.verification();

        var first = here.fallBack(PRODUCTION, id, anotherUnder("a key", counted));
        var again = here.fallBack(PRODUCTION, id, anotherUnder("a key", counted));
        int waited = waits.get();
        var other = here.fallBack(PRODUCTION, id, anotherUnder("another", counted));

        assertTrue(first.isRight());
        assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), again);
        assertEquals(0, waited);
        assertEquals("OTP_REFUSED the workfloo is busy with another step or another call", refusal(other));
        assertEquals(3, waits.get());
    }

    private static Manner<WorkflooExecution> anotherUnder(String key, Patience patience) {
        IdempotencyKey known = IdempotencyKey.of(key, Value.Context.EMPTY).orElseThrow();
        return new Manner<>(patience, Optional.of(new Once<>("fallback", known, moved -> Value.Context.EMPTY)));
    }

    /** The first of two is not judged yet either while the code is on its way. */
    @Test
    void aKeyChangesNothingWhereNoTokenIsJudged() {
        ExecutionId id = started(PRODUCTION);

        var early = workfloo.verification().judge(PRODUCTION, id, "code-1", under("a key", "code-1"));

        assertEquals("OTP_REFUSED the workfloo is busy with another step or another call", refusal(early));
    }

    /** Which token another process has judged nobody knows here. */
    @Test
    void inAnotherProcessTheSecondCountsForNothing() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "typo");

        Either<WorkflooProblem, OtpVerdict> second =
                process().verification().judge(PRODUCTION, id, "typo", first::letGo);

        assertEquals("OTP_REFUSED another call was quicker, and this one counts for nothing", refusal(second));
        assertEquals(1, provider.checked.size());
        assertEquals(1, state(id).tokens().wrong());
    }

    @Test
    void inAnotherProcessTheSecondIsJudgedWhereTheFirstCouldNotBe() throws Exception {
        ExecutionId id = sent();
        var usual = provider.judges;
        provider.judges = check -> Either.left(FakeProvider.DOWN);
        Held first = new Held(id, "code-1");

        Either<WorkflooProblem, OtpVerdict> second = process().verification().judge(PRODUCTION, id, "code-1", () -> {
            first.letGo();
            provider.judges = usual;
            return true;
        });

        assertEquals(Kind.PROVIDER_UNAVAILABLE, first.answer.join().getLeft().kind());
        assertEquals(Either.right(new OtpVerdict(true, 3, true)), second);
    }

    @Test
    void anExecutionThatIsOverMeanwhileIsNotMoved() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "code-1");

        clock.pass(Duration.ofHours(2));
        first.letGo();

        assertEquals("ALREADY_FINISHED the workfloo had already finished", refusal(first.answer.join()));
        assertEquals(Optional.of(Outcome.ABANDONED), execution(id).position().outcome());
    }

    /** Whoever had it judged is taken for dead by then, and what comes of it late is dropped. */
    @Test
    void whatIsNotJudgedForHalfAMinuteHoldsNobodyUp() throws Exception {
        ExecutionId id = sent();
        Held first = new Held(id, "typo");
        provider.judges = check -> Either.right(TokenJudgement.WRONG);
        clock.pass(Duration.ofSeconds(31));

        Either<WorkflooProblem, OtpVerdict> second =
                process().verification().judge(PRODUCTION, id, "another", Patience.NONE);
        first.letGo();

        assertEquals(wrong(2), second);
        assertEquals(
                "OTP_REFUSED another call was quicker, and this one counts for nothing", refusal(first.answer.join()));
        assertEquals(1, state(id).tokens().wrong());
    }
}
