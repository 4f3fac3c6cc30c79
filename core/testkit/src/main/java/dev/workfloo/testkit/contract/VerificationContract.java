package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.testkit.contract.fixture.FakeProvider;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.OtpFlow;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one store, while a provider judges one-time codes. */
abstract class VerificationContract {

    private static final int CLIENTS = 8;
    private static final int GUESSES = 5;

    private final Scope scope = new Scope(aWorkspace(), Environment.PRODUCTION);
    private final ManualClock clock = new ManualClock(NOON);
    private final FakeProvider provider = new FakeProvider();
    private Workfloo one;
    private Workfloo other;

    /** A store; all tests of a class may share one. */
    abstract Store store();

    @BeforeEach
    void begin() {
        one = Workfloo.builder(store(), clock, new SecureRandom())
                .outside(provider.outside())
                .build();
        other = Workfloo.builder(store(), clock, new SecureRandom())
                .outside(provider.outside())
                .build();
        one.definitions()
                .publish(scope.workspace(), OtpFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId sent() {
        ExecutionId id = one.executions()
                .execute(StartWorkfloo.of(scope, OtpFlow.ID).withForm(OtpFlow.PERSON))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        one.work().perform(begin(id, 1));
        return id;
    }

    private static Work begin(ExecutionId id, int turn) {
        return new Work.Verify(id, new NodeId("reached"), 1, turn);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store().executions().find(scope, id).orElseThrow();
    }

    private static boolean waitALittle() {
        LockSupport.parkNanos(200_000);
        return true;
    }

    /** Each client goes through tokens of its own, as fast as it can. */
    @Test
    void threeOfManyGuessesAreJudged() {
        ExecutionId id = sent();

        List<String> answers = Race.of(
                        CLIENTS,
                        number -> IntStream.range(0, GUESSES)
                                .mapToObj(guess -> (number % 2 == 0 ? one : other)
                                        .verification()
                                        .judge(scope, id, number + "-" + guess, VerificationContract::waitALittle))
                                .map(VerificationContract::told)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertEquals(3, provider.checked.size());
        for (int left = 0; left < 3; left++)
            assertEquals(1, Collections.frequency(answers, "wrong " + left), answers::toString);
        assertEquals(List.of("refused"), execution(id).data().labels());
    }

    private static String told(Either<WorkflooProblem, OtpVerdict> answer) {
        return answer.fold(
                problem -> problem.kind().name(),
                verdict -> (verdict.right() ? "right " : "wrong ") + verdict.attemptsLeft());
    }

    @Test
    void oneOfManyRightTokensIsJudged() {
        ExecutionId id = sent();

        List<String> answers = Race.of(
                CLIENTS,
                number -> told((number % 2 == 0 ? one : other)
                        .verification()
                        .judge(scope, id, "code-1", VerificationContract::waitALittle)));

        assertEquals(1, provider.checked.size());
        assertTrue(answers.contains("right 3"), answers::toString);
        assertTrue(
                answers.stream().allMatch(it -> it.equals("right 3") || it.equals(Kind.ALREADY_FINISHED.name())),
                answers::toString);
        assertEquals(List.of("verified"), execution(id).data().labels());
    }

    /** Neither a transaction nor a lock: others write the same execution meanwhile. */
    @Test
    void nothingIsHeldWhileTheProviderIsAsked() {
        ExecutionId id = sent();
        provider.judges = check -> {
            assertEquals(
                    Kind.OTP_REFUSED,
                    other.verification()
                            .fallBack(scope, id, Patience.NONE)
                            .getLeft()
                            .kind());
            clock.pass(Duration.ofHours(2));
            other.work().perform(begin(id, 1));
            return Either.right(TokenJudgement.RIGHT);
        };

        Either<WorkflooProblem, OtpVerdict> answer = one.verification().judge(scope, id, "code-1", Patience.NONE);

        assertEquals(Kind.ALREADY_FINISHED, answer.getLeft().kind());
        assertEquals(Optional.of(Outcome.ABANDONED), execution(id).position().outcome());
    }

    /** All but the one that is taken come while the code is on its way. */
    @Test
    void oneFallbackIsTakenOfManyAtOnce() {
        ExecutionId id = sent();
        CountDownLatch waiting = new CountDownLatch(CLIENTS - 1);
        AtomicBoolean isAsked = new AtomicBoolean();

        List<Boolean> answers = Race.of(CLIENTS, number -> {
            AtomicBoolean isCounted = new AtomicBoolean();
            Patience patience = () -> {
                if (isCounted.compareAndSet(false, true)) waiting.countDown();
                if (waiting.getCount() == 0 && isAsked.compareAndSet(false, true))
                    one.work().perform(begin(id, 2));
                return waitALittle();
            };
            return (number % 2 == 0 ? one : other)
                    .verification()
                    .fallBack(scope, id, patience)
                    .isRight();
        });

        assertEquals(Collections.nCopies(CLIENTS, true), answers);
        assertEquals(2, provider.begun.size());
        assertEquals(
                Either.right(new OtpVerdict(true, 3, true)),
                one.verification().judge(scope, id, "code-2", Patience.NONE));
    }
}
