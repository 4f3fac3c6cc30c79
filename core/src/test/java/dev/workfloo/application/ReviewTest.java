package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.APPLIED;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.MARRIED;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.REVIEW;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.approved;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.rejected;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.sendingBack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several who review and correct at a time, in two processes on one store. */
class ReviewTest {

    private static final WorkflooProblem MOVED_ON = new Refused(new WrongStep("VALIDATION", REVIEW));

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo = on(store);
    private final Workfloo elsewhere = on(store.unwatched());
    private final Scope scope = production(aWorkspace());
    private final ExecutionId id = aReview();

    private Workfloo on(Store any) {
        return Workfloo.builder(any, clock, new SecureRandom()).build();
    }

    private ExecutionId aReview() {
        elsewhere
                .definitions()
                .publish(scope.workspace(), ReviewedFlow.document())
                .getOrElseThrow(it -> new AssertionError(it.message()));
        ExecutionId begun = elsewhere
                .executions()
                .execute(StartWorkfloo.of(scope, ReviewedFlow.ID).withForm(APPLIED.members()))
                .getOrElseThrow(it -> new AssertionError(it.message() + it.fields()))
                .id();
        elsewhere.steps().answerForm(scope, begun, MARRIED).getOrElseThrow(it -> new AssertionError(it.fields()));
        return begun;
    }

    private Either<WorkflooProblem, WorkflooExecution> approve() {
        return workfloo.steps().review(scope, id, approved(), "eva");
    }

    private void sentBack(Workfloo process, String... fields) {
        process.steps()
                .review(scope, id, sendingBack(fields), "leo")
                .getOrElseThrow(it -> new AssertionError(it.fields()));
    }

    private void corrected(Workfloo process, Object... answers) {
        process.steps().correct(scope, id, context(answers)).getOrElseThrow(it -> new AssertionError(it.fields()));
    }

    private WorkflooExecution kept() {
        return store.executions().find(scope, id).orElseThrow();
    }

    @Test
    void decidesOnce() {
        List<Either<WorkflooProblem, WorkflooExecution>> decisions = Race.of(
                32,
                number -> workfloo.steps().review(scope, id, number % 2 == 0 ? approved() : rejected(), "r" + number));

        assertEquals(1, decisions.stream().filter(Either::isRight).count());
        decisions.stream()
                .filter(Either::isLeft)
                .forEach(lost -> assertEquals(Either.left(new Refused(new AlreadyFinished())), lost));
        assertEquals(1, kept().data().labels().size());
    }

    @Test
    void whoIsOvertakenIsToldWhereItWaits() {
        store.beforeTheNextWrite(() -> sentBack(elsewhere, "rfc"));

        assertEquals(Either.left(MOVED_ON), approve());
    }

    /** What was approved is not what stands there now. */
    @Test
    void doesNotDecideOnWhatWasCorrectedMeanwhile() {
        store.beforeTheNextWrite(() -> {
            sentBack(elsewhere, "applicant.income");
            corrected(elsewhere, "income", 1);
        });

        assertEquals(Either.left(MOVED_ON), approve());
        assertEquals(new AwaitingReview(REVIEW, 1, 2), kept().position());
    }

    @Test
    void takesOneCorrectionOfTwo() {
        sentBack(workfloo, "spouse.income");
        store.beforeTheNextWrite(() -> corrected(elsewhere, "income", 1));

        Either<WorkflooProblem, WorkflooExecution> second = workfloo.steps().correct(scope, id, context("income", 2));

        assertEquals(Either.left(MOVED_ON), second);
        assertEquals(
                Value.of(1), kept().data().values().get(ReviewedFlow.SPOUSE).get("income"));
    }

    @Test
    void isToldOfWhereItIsAskedWhy() {
        sentBack(workfloo, "rfc");
        corrected(workfloo, "rfc", "KIBA801010BPA");
        approve().getOrElseThrow(it -> new AssertionError(it.fields()));

        List<String> why = workfloo.following().detail(scope, id).get().why();

        List<String> reviewed =
                why.stream().filter(line -> line.startsWith(REVIEW + ": ")).toList();
        assertEquals(List.of(REVIEW + ": sent back by reviewer leo", REVIEW + ": APPROVED by reviewer eva"), reviewed);
    }

    @Test
    void knowsNoExecutionOfAnotherScope() {
        Either<WorkflooProblem, WorkflooExecution> unknown = Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
        Scope theirs = production(aWorkspace());

        assertEquals(unknown, workfloo.steps().review(theirs, id, approved(), "eva"));
        assertEquals(unknown, workfloo.steps().correct(theirs, id, Value.Context.EMPTY));
    }

    @Test
    void comesTooLateOnceItsTimeIsOver() {
        sentBack(workfloo, "rfc");
        clock.pass(Duration.ofDays(7));
        Either<WorkflooProblem, WorkflooExecution> finished = Either.left(new Refused(new AlreadyFinished()));

        assertEquals(finished, workfloo.steps().correct(scope, id, context("rfc", "KIBA801010BPA")));
        assertEquals(finished, approve());
        assertEquals(
                Optional.of(Outcome.ABANDONED),
                workfloo.following().status(scope, id).get().position().outcome());
    }

    @Test
    void keepsNothingOfARefusedCorrection() {
        sentBack(workfloo, "rfc", "employed");
        WorkflooExecution before = kept();

        Either<WorkflooProblem, WorkflooExecution> refused =
                workfloo.steps().correct(scope, id, context("rfc", "short", "employed", true));

        assertEquals(
                Map.of("rfc", "13 characters, as on the tax card"),
                refused.getLeft().fields());
        assertEquals(before, kept());
    }
}
