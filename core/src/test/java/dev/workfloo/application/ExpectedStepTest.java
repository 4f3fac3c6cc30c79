package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson.Manner;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.FakeProvider;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.OtpFlow;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What is sent for a step that was shown is taken for that one: double taps, two tabs and Back never count for another. */
class ExpectedStepTest {

    private static final WorkflooProblem MOVED_ON = new Refused(new MovedOn());

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Queue<String> codes = new ConcurrentLinkedQueue<>();
    private final FakeProvider provider = new FakeProvider();
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .outside(new Outside(
                    Outside.NOBODY.connectors(), Outside.NOBODY.nips(), provider, Outside.NOBODY.callbacks()))
            .codes(message -> codes.add(message.code()))
            .build();
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);

    private ExecutionId started(DefinitionId definition) {
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private void work() {
        store.performDue(workfloo.work()::perform, clock);
    }

    private Position position(ExecutionId id) {
        return store.executions().find(id).orElseThrow().position();
    }

    private ExpectedStep shown(ExecutionId id) {
        return ExpectedStep.of(position(id));
    }

    private NipPhase phase(ExecutionId id) {
        return ((AwaitingNip) position(id)).nip().phase();
    }

    private ExecutionId consenting() {
        ExecutionId id =
                started(published(store, workspace, BureauRun.consenting()).definition());
        workfloo.steps().sendNip(scope, id, NipRequest.PLAIN);
        work();
        return id;
    }

    private Either<WorkflooProblem, NipVerdict> type(ExecutionId id, String code, ExpectedStep shown) {
        return workfloo.steps().expecting(shown).answerNip(scope, id, code);
    }

    @Test
    void aFirstEntryNeverCountsAsTheSecond() {
        ExecutionId id = consenting();
        String code = codes.remove();
        ExpectedStep first = shown(id);

        Either<WorkflooProblem, NipVerdict> once = type(id, code, first);
        Either<WorkflooProblem, NipVerdict> again = type(id, code, first);
        NipPhase between = phase(id);
        Either<WorkflooProblem, NipVerdict> second = type(id, code, shown(id));

        assertTrue(once.isRight());
        assertEquals(Either.left(MOVED_ON), again);
        assertEquals(NipPhase.VALIDATE_2, between);
        assertTrue(second.isRight());
        assertTrue(position(id).isWorking());
    }

    @Test
    void aWrongCodeThatIsSentTwiceIsCountedOnce() {
        ExecutionId id = consenting();
        ExpectedStep first = shown(id);

        List<Either<WorkflooProblem, NipVerdict>> answers = Race.of(8, number -> type(id, "wrong1", first));
        int ignored = ((AwaitingNip) position(id)).nip().wrong();
        List<Either<WorkflooProblem, NipVerdict>> wrong = Race.of(8, number -> type(id, "999999", first));

        assertEquals(0, ignored);
        assertEquals(8, answers.stream().filter(Either::isLeft).count());
        assertEquals(1, wrong.stream().filter(Either::isRight).count());
        assertEquals(7, Collections.frequency(wrong, Either.left(MOVED_ON)));
        assertEquals(1, ((AwaitingNip) position(id)).nip().wrong());
    }

    @Test
    void newsOfADeliveryLeaveTheStepAsItIs() {
        ExecutionId id =
                started(published(store, workspace, BureauRun.consenting()).definition());
        workfloo.steps().sendNip(scope, id, NipRequest.PLAIN);
        ExpectedStep shown = shown(id);

        work();

        assertTrue(shown.isAt(position(id)));
        assertTrue(((AwaitingNip) position(id))
                .nip()
                .send()
                .flatMap(send -> send.delivery())
                .filter(it -> it instanceof NipDelivery.Accepted)
                .isPresent());
        assertTrue(type(id, codes.remove(), shown).isRight());
    }

    @Test
    void aCodeForASendThatWasShownIsNotTakenForTheNext() {
        ExecutionId id = consenting();
        ExpectedStep first = shown(id);
        clock.pass(Duration.ofSeconds(31));
        workfloo.steps().sendNip(scope, id, NipRequest.PLAIN);
        work();

        Either<WorkflooProblem, NipVerdict> late = type(id, codes.remove(), first);

        assertEquals(Either.left(MOVED_ON), late);
        assertEquals(0, ((AwaitingNip) position(id)).nip().wrong());
    }

    @Test
    void answersOfOneFormAreNotTakenForTheNext() {
        ExecutionId id = started(aPublishedDefinition(store, workspace).definition());
        ExpectedStep first = shown(id);

        var once = workfloo.steps().expecting(first).answerForm(scope, id, context("first_name", "ANA"));
        var again = workfloo.steps().expecting(first).answerForm(scope, id, context("accepted", true));

        assertTrue(once.isRight());
        assertEquals(Either.left(MOVED_ON), again);
        assertNotEquals(first, shown(id));
    }

    @Test
    void whatIsShownWhenItHasEndedTakesNothing() {
        ExecutionId id = started(aPublishedDefinition(store, workspace).definition());
        ExpectedStep first = shown(id);
        workfloo.steps().cancel(scope, id, "operator");

        var late = workfloo.steps().expecting(first).answerForm(scope, id, context("first_name", "ANA"));

        assertEquals(Either.left(MOVED_ON), late);
    }

    @Test
    void aOneTimeCodeIsJudgedForTheAttemptThatWasShown() {
        workfloo.definitions().publish(workspace, OtpFlow.document()).get();
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(scope, OtpFlow.ID).withForm(OtpFlow.PERSON))
                .get()
                .id();
        work();
        Manner<OtpVerdict> shown = Manner.<OtpVerdict>of(Patience.NONE).expecting(shown(id));

        Either<WorkflooProblem, OtpVerdict> wrong = workfloo.verification().judge(scope, id, "nonsense", shown);
        Either<WorkflooProblem, OtpVerdict> again = workfloo.verification().judge(scope, id, "nonsense", shown);

        assertEquals(2, wrong.get().attemptsLeft());
        assertEquals(Either.left(MOVED_ON), again);
        assertEquals(1, provider.checked.size());
        assertEquals(1, ((AwaitingOtp) position(id)).otp().tokens().wrong());
    }
}
