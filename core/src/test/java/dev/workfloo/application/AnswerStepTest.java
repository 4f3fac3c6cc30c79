package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.AutomaticEvent;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.FormEvent;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class AnswerStepTest {

    private static final NodeId OFFER = new NodeId("offer");
    private static final Value.Context NAME = context("first_name", "ANA");
    private static final Value.Context YES = context("accepted", true);

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final Workfloo elsewhere =
            Workfloo.builder(store.unwatched(), clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final WorkflooExecution execution = aStartedExecution(store, workspace);

    private Either<WorkflooProblem, WorkflooExecution> answer(ExecutionId id, Value.Context answers) {
        return workfloo.steps().answerForm(scope, id, answers);
    }

    private void answerElsewhere(Value.Context answers) {
        elsewhere
                .steps()
                .answerForm(scope, execution.id(), answers)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private static Either<WorkflooProblem, WorkflooExecution> refused(WorkflooProblem problem) {
        return Either.left(problem);
    }

    @Test
    void movesOnToTheNextStep() {
        clock.pass(Duration.ofMinutes(5));

        WorkflooExecution answered = answer(execution.id(), NAME).get();

        assertEquals(Optional.of(OFFER), answered.position().waitsAt());
        assertEquals(NOON.plusSeconds(300), answered.modifiedAt());
        assertEquals(Optional.of(answered), store.executions().find(scope, execution.id()));
    }

    @Test
    void finishesAtTheLastStep() {
        answer(execution.id(), NAME);

        WorkflooExecution finished = answer(execution.id(), YES).get();

        assertEquals(Optional.of(Outcome.SUCCESS), finished.position().outcome());
        assertEquals(refused(new Refused(new AlreadyFinished())), answer(execution.id(), YES));
    }

    @Test
    void knowsNoExecutionOfAnotherScope() {
        Either<WorkflooProblem, WorkflooExecution> unknown = answer(anExecutionId(), NAME);
        Either<WorkflooProblem, WorkflooExecution> inSandbox =
                workfloo.steps().answerForm(sandbox(workspace), execution.id(), NAME);
        Either<WorkflooProblem, WorkflooExecution> ofOthers =
                workfloo.steps().answerForm(production(aWorkspace()), execution.id(), NAME);

        assertEquals(
                List.of(
                        refused(WorkflooProblem.UNKNOWN_EXECUTION),
                        refused(WorkflooProblem.UNKNOWN_EXECUTION),
                        refused(WorkflooProblem.UNKNOWN_EXECUTION)),
                List.of(unknown, inSandbox, ofOthers));
    }

    @Test
    void keepsNothingOfARefusedForm() {
        Either<WorkflooProblem, WorkflooExecution> refused =
                answer(execution.id(), context("first_name", "ANA", "birth_date", "soon"));

        assertEquals(Kind.FIELDS_INVALID, refused.getLeft().kind());
        assertEquals(
                Map.of("birth_date", "must be a date that exists, written YYYY-MM-DD"),
                refused.getLeft().fields());
        assertEquals(Optional.of(execution), store.executions().find(scope, execution.id()));
    }

    @Test
    void staysOnTheVersionThatItStartedOn() {
        republished(store, workspace, execution.start().version());

        WorkflooExecution answered = answer(execution.id(), NAME).get();

        assertEquals(execution.start().version(), answered.start().version());
    }

    @Test
    void tellsTheLoserWhereTheFlowWaitsNow() {
        store.beforeTheNextWrite(() -> answerElsewhere(context("first_name", "EVA")));

        Either<WorkflooProblem, WorkflooExecution> lost = answer(execution.id(), NAME);

        assertEquals(refused(new Refused(new WrongStep("FORM", OFFER))), lost);
        assertEquals(
                context("first_name", "EVA"),
                store.executions()
                        .find(scope, execution.id())
                        .orElseThrow()
                        .data()
                        .values()
                        .get(APPLICANT));
    }

    @Test
    void tellsTheLoserThatTheFlowHasFinished() {
        answer(execution.id(), NAME);
        store.beforeTheNextWrite(() -> answerElsewhere(YES));

        Either<WorkflooProblem, WorkflooExecution> lost = answer(execution.id(), context("accepted", false));

        assertEquals(refused(new Refused(new AlreadyFinished())), lost);
    }

    @Test
    void tellsTheLoserEvenIfItsAnswersFitTheNextStep() {
        ExecutionId id = aStartedCycle();
        store.beforeTheNextWrite(() -> elsewhere.steps().answerForm(scope, id, context("a", "theirs")));

        Either<WorkflooProblem, WorkflooExecution> lost = answer(id, context("a", "ours"));

        assertEquals(refused(new Refused(new WrongStep("FORM", new NodeId("again")))), lost);
    }

    private ExecutionId aStartedCycle() {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "again");
        document.put("nodes", List.of(aFormNode("again", "again", aField("a", "TEXT"))));
        DefinitionVersion version = published(store, workspace, read(document));
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, version.definition().hex()))
                .map(StartedWorkfloo::id)
                .get();
    }

    @Test
    void letsOneOfManyFinish() {
        answer(execution.id(), NAME);

        List<Either<WorkflooProblem, WorkflooExecution>> answers = Race.of(64, number -> answer(execution.id(), YES));

        List<Either<WorkflooProblem, WorkflooExecution>> losers =
                answers.stream().filter(Either::isLeft).toList();
        assertEquals(63, losers.size());
        losers.forEach(lost -> assertEquals(refused(new Refused(new AlreadyFinished())), lost));
    }

    @Test
    void tellsItsListenerOfWhatWasKeptAndOfNothingElse() {
        Queue<Progress> heard = new ConcurrentLinkedQueue<>();
        Workfloo heeded = Workfloo.builder(store, clock, new SecureRandom())
                .listener(heard::add)
                .build();
        heeded.steps().answerForm(scope, execution.id(), NAME);
        clock.pass(Duration.ofMinutes(5));

        Race.of(64, number -> heeded.steps().answerForm(scope, execution.id(), YES));

        Progress last = List.copyOf(heard).get(1);
        assertEquals(2, heard.size());
        assertEquals(store.executions().find(scope, execution.id()), Optional.of(last.execution()));
        assertEquals(NOON, last.since());
    }

    @Test
    void takesEachAnswerOfManyToACycleOnce() {
        ExecutionId id = aStartedCycle();

        List<Either<WorkflooProblem, WorkflooExecution>> answers =
                Race.of(64, number -> answer(id, context("a", "answer " + number)));

        long taken = answers.stream().filter(Either::isRight).count();
        WorkflooExecution now = store.executions().find(scope, id).orElseThrow();
        assertTrue(taken >= 1);
        assertEquals(2 + 2 * taken, now.revision());
        assertEquals(now, store.executions().history(scope, id).orElseThrow().execution());
    }

    /** Somebody else keeps something that is no answer to the step, again and again. */
    @Test
    void givesUpWhenItCanNeverSave() {
        store.beforeEachWrite(() -> {
            WorkflooExecution now =
                    store.unwatched().executions().find(scope, execution.id()).orElseThrow();
            saved(store.unwatched(), sideEffect(now));
        });

        assertThrows(StoreUnavailable.class, () -> answer(execution.id(), NAME));
    }

    /** A transition after which the execution waits at the same place. */
    private static Progress sideEffect(WorkflooExecution execution) {
        List<ExecutionEvent> history = new ArrayList<>(List.of(
                new ExecutionEvent.Started(NOON, execution.id(), execution.start()),
                new FormEvent.FormOpened(NOON, APPLICANT)));
        ExecutionEvent label = new AutomaticEvent.LabelsPut(NOON, APPLICANT, List.of("seen"));
        while (history.size() <= execution.revision()) history.add(label);
        return new Progress(WorkflooExecution.fold(history), List.of(label), List.of(), execution);
    }

    // Following

    @Test
    void followsAnExecutionWithItsFlow() {
        FollowedExecution followed =
                workfloo.following().status(scope, execution.id()).get();

        assertEquals(execution, followed.execution());
        assertEquals(Optional.of(APPLICANT), followed.currentNode().map(Node::id));
        assertEquals(
                execution.start().version().definition(),
                followed.flow().definition().id());
    }

    @Test
    void followsAFinishedExecutionToNoNode() {
        answer(execution.id(), NAME);
        answer(execution.id(), YES);

        FollowedExecution followed =
                workfloo.following().status(scope, execution.id()).get();

        assertEquals(Optional.empty(), followed.currentNode());
        assertEquals(Optional.of(Outcome.SUCCESS), followed.position().outcome());
    }

    @Test
    void followsNoExecutionOfAnotherScope() {
        Either<WorkflooProblem, FollowedExecution> inSandbox =
                workfloo.following().status(sandbox(workspace), execution.id());
        Either<WorkflooProblem, FollowedExecution> unknown =
                workfloo.following().status(scope, anExecutionId());

        assertEquals(Either.left(WorkflooProblem.UNKNOWN_EXECUTION), inSandbox);
        assertEquals(Either.left(WorkflooProblem.UNKNOWN_EXECUTION), unknown);
    }

    @Test
    void readsAFlowOnce() {
        workfloo.following().status(scope, execution.id());
        int reads = store.reads();

        workfloo.following().status(scope, execution.id());

        assertEquals(reads + 1, store.reads());
    }
}
