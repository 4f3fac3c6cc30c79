package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.FormRefused;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two processes on one store, each of which remembers executions as it left them. */
class RememberedExecutionsTest {

    private static final Value.Context NAME = context("first_name", "ANA", "birth_date", "1990-08-15");
    private static final Value.Context YES = context("accepted", "true");

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Runnable> whileSomebodyLooksAtTheClock = new AtomicReference<>(() -> {});
    private final Workfloo one = process();
    private final Workfloo other = process();
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);

    private Workfloo process() {
        Outside outside = new Outside(
                call -> {
                    calls.incrementAndGet();
                    return new Answered(context("score", 712), Optional.of(200));
                },
                Outside.NOBODY.nips(),
                Outside.NOBODY.callbacks());
        return Workfloo.builder(
                        new InterruptedStore(store, () -> {}, () -> {}, new Remembered()), this::now, new Random(7))
                .outside(outside)
                .build();
    }

    private Instant now() {
        whileSomebodyLooksAtTheClock.getAndSet(() -> {}).run();
        return clock.instant();
    }

    private ExecutionId started(DefinitionId definition) {
        return one.executions()
                .execute(StartWorkfloo.of(scope, definition.hex()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private ExecutionId asking() {
        return started(aPublishedDefinition(store.unwatched(), workspace).definition());
    }

    private ExecutionId calling() {
        return started(
                published(store.unwatched(), workspace, BureauRun.asking()).definition());
    }

    private ExecutionId started(Object... nodes) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "ask");
        document.put("nodes", List.of(nodes));
        return started(published(store.unwatched(), workspace, read(document)).definition());
    }

    private static Either<WorkflooProblem, WorkflooExecution> answer(
            Workfloo process, Scope scope, ExecutionId id, Value.Context answers) {
        return process.steps().answerForm(scope, id, answers);
    }

    private WorkflooExecution kept(ExecutionId id) {
        return store.unwatched().executions().find(id).orElseThrow();
    }

    private Work call(ExecutionId id) {
        return new Work.Call(id, BureauRun.BUREAU, 1, 1);
    }

    @Test
    void stepsOfOneProcessReadNothing() {
        ExecutionId id = asking();
        int reads = store.reads();

        answer(one, scope, id, NAME);
        answer(one, scope, id, YES);

        assertEquals(reads, store.reads());
        assertEquals(Optional.of(Outcome.SUCCESS), kept(id).position().outcome());
    }

    @Test
    void workOfOneProcessReadsNothing() {
        ExecutionId id = calling();
        int reads = store.reads();

        one.work().perform(call(id));

        assertEquals(reads, store.reads());
        assertEquals(1, calls.get());
        assertEquals(Optional.of(Outcome.SUCCESS), kept(id).position().outcome());
    }

    @Test
    void aStepAfterAnotherProcesssIsTaken() {
        ExecutionId id = asking();
        answer(other, scope, id, NAME);

        Either<WorkflooProblem, WorkflooExecution> answered = answer(one, scope, id, YES);

        assertTrue(answered.isRight(), () -> answered.getLeft().message());
        assertEquals(Optional.of(Outcome.SUCCESS), kept(id).position().outcome());
    }

    @Test
    void aRefusalIsReadFirst() {
        ExecutionId id = asking();
        int reads = store.reads();

        Either<WorkflooProblem, WorkflooExecution> refused = answer(one, scope, id, context("first_name", ""));

        Refused problem = assertInstanceOf(Refused.class, refused.getLeft());
        assertInstanceOf(FormRefused.class, problem.problem());
        assertEquals(reads + 1, store.reads());
    }

    @Test
    void whatEndedElsewhereIsRefusedAsEnded() {
        ExecutionId id = asking();
        answer(other, scope, id, NAME);
        answer(other, scope, id, YES);

        Either<WorkflooProblem, WorkflooExecution> refused = answer(one, scope, id, NAME);

        Refused problem = assertInstanceOf(Refused.class, refused.getLeft());
        assertInstanceOf(AlreadyFinished.class, problem.problem());
    }

    @Test
    void nobodyElseLearnsOfIt() {
        ExecutionId id = asking();

        assertEquals(Either.left(WorkflooProblem.UNKNOWN_EXECUTION), answer(one, sandbox(workspace), id, NAME));
        assertEquals(Either.left(WorkflooProblem.UNKNOWN_EXECUTION), answer(one, production(aWorkspace()), id, NAME));
    }

    /** The first of two was quicker, and the second one meant the same step. */
    @Test
    void aDoubleClickIsTakenOnce() {
        ExecutionId id = started(aFormNode("ask", "ask", aField("a", "TEXT")));
        AtomicInteger taken = new AtomicInteger();
        store.beforeTheNextWrite(() -> {
            if (answer(one, scope, id, context("a", "second")).isRight()) taken.incrementAndGet();
        });

        if (answer(one, scope, id, context("a", "first")).isRight()) taken.incrementAndGet();

        assertEquals(1, taken.get());
    }

    /** The first of two was refused, and overtook nobody. */
    @Test
    void aRefusedCallerIsNotTheQuickerOne() {
        ExecutionId id = asking();
        answer(other, scope, id, NAME);
        List<Either<WorkflooProblem, WorkflooExecution>> beside = new ArrayList<>();
        whileSomebodyLooksAtTheClock.set(() -> beside.add(answer(one, scope, id, context("accepted", "perhaps"))));

        Either<WorkflooProblem, WorkflooExecution> answered = answer(one, scope, id, YES);

        assertTrue(beside.get(0).isLeft());
        assertTrue(answered.isRight(), () -> answered.getLeft().message());
    }

    /** It was another process that had moved the execution, long before; who came beside was refused. */
    @Test
    void aCallerBesideIsNotTheQuickerOne() {
        ExecutionId id = started(aFormNode("ask", "ask", aField("a", "TEXT", "maxLength", 5)));
        answer(other, scope, id, context("a", "first"));
        List<Either<WorkflooProblem, WorkflooExecution>> beside = new ArrayList<>();
        store.beforeTheNextWrite(() -> beside.add(answer(one, scope, id, context("a", "too long"))));

        Either<WorkflooProblem, WorkflooExecution> answered = answer(one, scope, id, context("a", "again"));

        assertTrue(beside.get(0).isLeft());
        assertTrue(answered.isRight(), () -> answered.getLeft().message());
    }

    /** This process remembers what another one has moved since, and the second click is quicker than the first. */
    @Test
    void aDoubleClickIsTakenOnceThoughAnotherProcessTookTheStepBefore() {
        ExecutionId id = started(aFormNode("ask", "ask", aField("a", "TEXT")));
        answer(other, scope, id, context("a", "before"));
        AtomicInteger taken = new AtomicInteger();
        store.beforeTheNextWrite(() -> {
            if (answer(one, scope, id, context("a", "second")).isRight()) taken.incrementAndGet();
        });

        if (answer(one, scope, id, context("a", "first")).isRight()) taken.incrementAndGet();

        assertEquals(1, taken.get());
    }

    private ExecutionId awaitingACode() {
        one.definitions()
                .publish(workspace, CreditFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        ExecutionId id = one.executions()
                .execute(StartWorkfloo.of(sandbox(workspace), CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .withForm(CreditFlow.ANSWERS))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        one.steps().sendNip(sandbox(workspace), id, NipRequest.PLAIN);
        return id;
    }

    private Either<WorkflooProblem, NipVerdict> type(Workfloo process, ExecutionId id) {
        return process.steps().answerNip(sandbox(workspace), id, "123456");
    }

    /** The code must be typed twice, and a person clicked twice. */
    @Test
    void aDoubleClickInTwoProcessesIsOneCode() {
        ExecutionId id = awaitingACode();
        store.beforeTheNextWrite(() -> type(other, id));

        Either<WorkflooProblem, NipVerdict> second = type(one, id);

        assertTrue(second.isLeft());
        assertEquals(Map.of(), kept(id).data().consents());
    }

    /** Somebody saw the round that another process began, however this one remembers the execution. */
    @Test
    void aCodeForTheRoundThatAnotherProcessBeganIsTaken() {
        ExecutionId id = awaitingACode();
        type(other, id);

        Either<WorkflooProblem, NipVerdict> second = type(one, id);

        assertTrue(second.isRight(), () -> second.getLeft().message());
        assertEquals(1, kept(id).data().consents().size());
    }

    /** Another process has done it by then, if this one stood still. */
    @Test
    void nobodyIsAskedForWhatIsRememberedFromLongAgo() {
        ExecutionId id = calling();
        other.work().perform(call(id));
        clock.pass(Duration.ofSeconds(10));

        one.work().perform(call(id));

        assertEquals(1, calls.get());
    }

    /** It says nothing of work that another process's step has asked for since. */
    @Test
    void workIsNotDroppedForWhatIsRemembered() {
        Map<String, Object> bureau = object(
                "id",
                "bureau",
                "type",
                "LINK",
                "service",
                "buro-pf",
                "name",
                "Bureau",
                "request",
                object("asked", "now()"),
                "response",
                object("score", "INTEGER"),
                "next",
                "done");
        ExecutionId id =
                started(aFormNode("ask", "bureau", aField("a", "TEXT")), bureau, aLabelNode("done", "", "asked"));
        answer(other, scope, id, context("a", "b"));

        one.work().perform(call(id));

        assertEquals(1, calls.get());
        assertEquals(Optional.of(Outcome.SUCCESS), kept(id).position().outcome());
    }
}
