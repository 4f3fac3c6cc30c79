package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.TimerFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.Cancellation;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody gives an execution up, wherever it stands. */
class CancelWorkflooTest {

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final String BY = "backoffice";

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<NipMessage> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int calls;
    private Runnable whileAsked = () -> {};
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .outside(new Outside(
                    call -> {
                        calls++;
                        whileAsked.run();
                        return new Answered(context("score", 712), Optional.of(200));
                    },
                    message -> {
                        sent.add(message);
                        return new NipDelivery.Accepted();
                    },
                    new Receiver(message -> {
                        told.add(message.type().orElse("") + " " + message.body());
                        return Receipt.TAKEN;
                    })))
            .build();

    @BeforeEach
    void publish() {
        for (Value document : List.of(CreditFlow.document(), TimerFlow.document())) {
            workfloo.definitions()
                    .publish(new WorkspaceId("lender"), document)
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
        }
    }

    private ExecutionId started(StartWorkfloo start) {
        return workfloo.executions()
                .execute(start)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private ExecutionId atTheTimer() {
        ExecutionId id = started(StartWorkfloo.of(PRODUCTION, TimerFlow.ID));
        workfloo.steps().answerForm(PRODUCTION, id, context()).get();
        return id;
    }

    private ExecutionId aSendIsAsked() {
        ExecutionId id = started(StartWorkfloo.of(PRODUCTION, CreditFlow.ID).withForm(CreditFlow.ANSWERS));
        workfloo.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        return id;
    }

    private ExecutionId aCallIsAsked() {
        ExecutionId id = aSendIsAsked();
        perform();
        String code = sent.get(0).code();
        for (int i = 0; i < 2; i++)
            workfloo.steps().answerNip(PRODUCTION, id, code).get();
        return id;
    }

    private void perform() {
        store.performDue(workfloo.work()::perform, clock);
    }

    private Either<WorkflooProblem, WorkflooExecution> cancel(ExecutionId id) {
        return workfloo.steps().cancel(PRODUCTION, id, BY);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private static final Either<WorkflooProblem, WorkflooExecution> FINISHED =
            Either.left(new Refused(new AlreadyFinished()));

    @Test
    void endsItAndSaysWhoDidAndWhen() {
        ExecutionId id = started(StartWorkfloo.of(PRODUCTION, CreditFlow.ID));
        clock.pass(Duration.ofMinutes(5));

        WorkflooExecution cancelled = cancel(id).get();

        assertEquals(
                new Position.Finished(Outcome.ABANDONED, Optional.of(new Cancellation(BY, NOON.plusSeconds(300)))),
                cancelled.position());
        assertEquals(cancelled, execution(id));
        List<ExecutionEvent> history =
                store.executions().history(PRODUCTION, id).orElseThrow().events();
        assertEquals(
                new Finished(NOON.plusSeconds(300), Outcome.ABANDONED, Optional.of(BY)),
                history.get(history.size() - 1));
        assertEquals(cancelled, WorkflooExecution.fold(history));
    }

    @Test
    void refusesWhatHasEnded() {
        ExecutionId id = atTheTimer();
        cancel(id).get();

        assertEquals(FINISHED, cancel(id));
        assertEquals(
                BY,
                ((Position.Finished) execution(id).position())
                        .cancelled()
                        .orElseThrow()
                        .by());
    }

    @Test
    void refusesWhatHasExpired() {
        ExecutionId id = atTheTimer();
        clock.pass(Duration.ofDays(30));

        assertEquals(FINISHED, cancel(id));
    }

    @Test
    void knowsNoExecutionOfAnotherScope() {
        ExecutionId id = atTheTimer();
        Either<WorkflooProblem, WorkflooExecution> unknown = Either.left(WorkflooProblem.UNKNOWN_EXECUTION);

        assertEquals(unknown, cancel(anExecutionId()));
        assertEquals(unknown, workfloo.steps().cancel(Scope.sandbox("lender"), id, BY));
        assertEquals(unknown, workfloo.steps().cancel(Scope.production("rival"), id, BY));
    }

    @Test
    void dropsTheWorkThatIsPending() {
        for (ExecutionId id : List.of(atTheTimer(), aSendIsAsked())) {
            assertTrue(store.pendingWork().stream()
                    .anyMatch(due -> due.work().execution().equals(id)));

            cancel(id).get();

            assertFalse(store.pendingWork().stream()
                    .anyMatch(due -> due.work().execution().equals(id)));
        }
        clock.pass(Duration.ofHours(2));
        perform();
        assertEquals(List.of(), sent);
    }

    @Test
    void asksNobodyAfterwards() {
        ExecutionId id = aCallIsAsked();

        cancel(id).get();

        assertEquals(List.of(), store.pendingWork());
        perform();
        assertEquals(0, calls);
    }

    /** What was bought meanwhile comes too late. */
    @Test
    void takesNoAnswerToWhatWasAskedBefore() {
        ExecutionId id = aCallIsAsked();
        whileAsked = () -> cancel(id).get();

        perform();

        assertEquals(1, calls);
        assertTrue(((Position.Finished) execution(id).position()).cancelled().isPresent());
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void lateWorkFindsNothingToDo() {
        ExecutionId id = atTheTimer();
        Work wake = store.pendingWork().get(0).work();
        cancel(id).get();
        clock.pass(Duration.ofHours(1));

        assertEquals(Optional.empty(), workfloo.work().perform(wake));
        assertEquals(Optional.of(Outcome.ABANDONED), execution(id).position().outcome());
    }

    /** Also of changes before. */
    @Test
    void tellsWhoWantsToBeTold() {
        ExecutionId id = started(StartWorkfloo.of(PRODUCTION, TimerFlow.ID)
                .reportingTo(new CallbackReceiver("https://example.com/hook", Optional.empty())));

        cancel(id).get();

        perform();
        assertEquals(List.of("workfloo.started person", "workfloo.finished end"), told);
    }

    /** Of a cancel and an answer at once, what comes out is what one order of them gives. */
    @Test
    void racesWithAnswers() {
        for (int round = 0; round < 50; round++) {
            ExecutionId id = started(StartWorkfloo.of(PRODUCTION, TimerFlow.ID));

            List<Boolean> done = Race.of(
                    3,
                    number -> number == 0
                            ? workfloo.steps()
                                    .answerForm(PRODUCTION, id, Value.Context.of(Map.of()))
                                    .isRight()
                            : cancel(id).isRight());

            assertEquals(1, done.subList(1, 3).stream().filter(it -> it).count());
            List<ExecutionEvent> history =
                    store.executions().history(PRODUCTION, id).orElseThrow().events();
            assertEquals(done.get(0) ? 5 : 3, history.size());
            assertEquals(execution(id), WorkflooExecution.fold(history));
            assertEquals(List.of(), store.pendingWork());
        }
    }
}
