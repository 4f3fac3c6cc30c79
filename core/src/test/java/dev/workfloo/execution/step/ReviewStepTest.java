package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.REVIEW;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.SPOUSE;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.approved;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.rejected;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.sendingBack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.ReviewEvent.ReviewDecided;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reviewer decides, sends back, and is asked again. */
class ReviewStepTest {

    private static final CheckedFlow FLOW = ReviewedFlow.flow();
    private static final Instant LATER = NOON.plusSeconds(60);

    private final List<ExecutionEvent> events = new ArrayList<>();
    private WorkflooExecution execution = begun();

    private WorkflooExecution begun() {
        List<Progress> run = ReviewedFlow.reviewed(Scope.production("lender"), FLOW);
        run.forEach(progress -> events.addAll(progress.events()));
        return run.get(run.size() - 1).execution();
    }

    private Either<ExecutionProblem, Progress> taken(Either<ExecutionProblem, Progress> move) {
        return move.peek(progress -> {
            execution = progress.execution();
            events.addAll(progress.events());
        });
    }

    private Either<ExecutionProblem, Progress> review(ReviewRequest request) {
        return taken(ReviewStep.of(new Run(execution, FLOW, LATER)).flatMap(step -> step.review(request, "eva")));
    }

    private Either<ExecutionProblem, Progress> correct(Object... answers) {
        return taken(CorrectionStep.of(new Run(execution, FLOW, LATER))
                .flatMap(step -> step.correct(ReviewedFlow.sent(answers))));
    }

    private void sentBack(String... fields) {
        review(sendingBack(fields)).getOrElseThrow(problem -> new AssertionError(problem.fields()));
    }

    private void corrected(Object... answers) {
        correct(answers).getOrElseThrow(problem -> new AssertionError(problem.fields()));
    }

    private Value answer(String form, String field) {
        return execution
                .data()
                .values()
                .get(form.equals("spouse") ? SPOUSE : APPLICANT)
                .get(field);
    }

    private static void assertRefused(String fields, Either<ExecutionProblem, Progress> move) {
        assertEquals(fields, move.fold(problem -> problem.fields().toString(), moved -> "moved"));
    }

    @Test
    void waitsForAReviewer() {
        assertEquals(new AwaitingReview(REVIEW, 1, 1), execution.position());
        assertFalse(execution.position().isWorking());
    }

    @Test
    void goesOnWhereTheDecisionLeads() {
        WorkflooExecution waiting = execution;

        review(approved());
        WorkflooExecution welcome = execution;
        execution = waiting;
        review(rejected());

        assertEquals(List.of("approved"), welcome.data().labels());
        assertEquals(List.of("rejected"), execution.data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), execution.position().outcome());
    }

    @Test
    void keepsWhoDecidedAndWhen() {
        review(rejected());

        ReviewDecided decided = events.stream()
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(LATER, decided.at());
        assertEquals("eva", decided.review().by());
        assertEquals(Optional.of("Not this one"), decided.review().note());
        assertEquals(Optional.of("REJECTED"), decided.exit());
    }

    @Test
    void sendsFieldsBackAndIsAskedAgain() {
        Progress back = review(sendingBack("applicant.income", "rfc")).get();
        boolean awaitsCorrection = execution.position() instanceof AwaitingCorrection;
        Progress again =
                correct("applicant.income", 18_500, "rfc", "KIBA801010BPB").get();

        assertTrue(awaitsCorrection);
        assertEquals(new AwaitingReview(REVIEW, 1, 2), execution.position());
        assertEquals(Value.of(18_500), answer("applicant", "income"));
        assertEquals(Value.of("KIBA801010BPB"), answer("spouse", "rfc"));
        assertEquals(Value.of("ANA"), answer("applicant", "first_name"));
        assertEquals(Optional.of(StatusCallback.Kind.WAITING), StatusCallback.Kind.of(back));
        assertEquals(Optional.of(StatusCallback.Kind.WAITING), StatusCallback.Kind.of(again));
    }

    /** What was computed before stays: the reviewer judges, not the rules. */
    @Test
    void runsNoRuleAgain() {
        sentBack("applicant.income");
        corrected("applicant.income", 1);

        assertEquals(context("twice", 40_000), execution.data().values().get(new NodeId("figures")));
    }

    @Test
    void foldsToWhereItStands() {
        sentBack("applicant.income", "spouse.income");
        corrected("applicant.income", 5, "spouse.income", 6);
        sentBack("kin");

        assertEquals(execution, WorkflooExecution.fold(events));
    }

    @Test
    void takesNoReviewWhileACorrectionIsAwaitedAndTheOtherWayRound() {
        ExecutionProblem waits = new WrongStep("VALIDATION", REVIEW);

        assertEquals(Either.left(waits), correct("income", 1));
        sentBack("employed");
        assertEquals(Either.left(waits), review(approved()));
        corrected("employed", true);
        review(approved());
        assertEquals(Either.left(new AlreadyFinished()), review(approved()));
        assertEquals(Either.left(new AlreadyFinished()), correct("employed", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | - | | {decision=must be one of [APPROVED, REJECTED]}",
                "approved | - | | {decision=must be one of [APPROVED, REJECTED]}",
                "APPROVED | rfc | | {reviews=send fields back, which APPROVED does not: leave them out}",
                "REJECTED | first_name | | {reviews=entry 0 names no field that is shown here}",
                "REJECTED | '' | | {reviews=entry 0 names no field that is shown here}",
                "REJECTED | income | | {reviews=entry 0 names a field of several nodes: say in sourceNodeId of which}",
                "REJECTED | income | consent | {reviews=entry 0 names no field that is shown here}",
                "REJECTED | spouse.income | applicant | {reviews=entry 0 names no field that is shown here}",
            })
    void refusesWhatIsNoReview(String decision, String field, String node, String said) {
        ReviewRequest.Item item = new ReviewRequest.Item(field, Optional.empty(), Optional.ofNullable(node));
        List<ReviewRequest.Item> items = field.equals("-") ? List.of() : List.of(item);

        Either<ExecutionProblem, Progress> refused = review(new ReviewRequest(decision, Optional.empty(), items));

        assertRefused(said, refused);
        assertEquals(Kind.FIELDS_INVALID, refused.getLeft().kind());
        assertEquals(new AwaitingReview(REVIEW, 1, 1), execution.position());
    }

    @Test
    void refusesAFieldThatIsNamedTwice() {
        assertRefused(
                "{reviews=entry 1 names a field that stands there already}", review(sendingBack("spouse.rfc", "rfc")));
    }

    @Test
    void refusesWordsThatAreTooLongOrNoText() {
        Optional<String> most = Optional.of("😀".repeat(8_000));
        Optional<String> more = Optional.of("😀".repeat(8_001));
        String tooLong = "must have at most 8000 characters";

        assertRefused("{reviewerNote=" + tooLong + "}", review(new ReviewRequest("REJECTED", more, List.of())));
        assertRefused(
                "{reviewerNote=must not contain the character NUL or half of a surrogate pair}",
                review(new ReviewRequest("REJECTED", Optional.of("a\0"), List.of())));
        assertRefused(
                "{reviews=entry 0 has a message that " + tooLong + "}",
                review(new ReviewRequest(
                        "REJECTED", most, List.of(new ReviewRequest.Item("rfc", more, Optional.empty())))));
        assertTrue(review(new ReviewRequest(
                        "REJECTED", most, List.of(new ReviewRequest.Item("rfc", most, Optional.of("spouse")))))
                .isRight());
    }

    @Test
    void wantsAllThatWasSentBack() {
        sentBack("applicant.income", "employer", "rfc");

        Either<ExecutionProblem, Progress> refused = correct("first_name", "EVA", "rfc", "short", "employer", " ");

        assertRefused("{applicant.income=required, employer=required, rfc=13 characters, as on the tax card}", refused);
        assertEquals(Kind.FIELDS_MISSING, refused.getLeft().kind());
        assertTrue(execution.position() instanceof AwaitingCorrection);
    }

    /** Of forms that share a name, what was sent back of one of them may go by the short name. */
    @Test
    void understandsShortAndLongNames() {
        sentBack("applicant.income");
        corrected("income", 7);
        sentBack("spouse.income", "employed");
        corrected("spouse.income", 8, "income", 9, "applicant.employed", "true");
        sentBack("spouse.income", "applicant.income");

        assertRefused("{applicant.income=required, spouse.income=required}", correct("income", 9));
        assertEquals(Value.of(7), answer("applicant", "income"));
        assertEquals(Value.of(8), answer("spouse", "income"));
        assertEquals(Value.of(true), answer("applicant", "employed"));
    }

    @Test
    void changesNothingThatWasNotSentBack() {
        sentBack("employer");

        corrected("employer", "GLOBEX", "first_name", "EVA", "applicant.income", 1, "nobody", 2);

        assertEquals(Value.of("GLOBEX"), answer("applicant", "employer"));
        assertEquals(Value.of("ANA"), answer("applicant", "first_name"));
        assertEquals(Value.of(20_000), answer("applicant", "income"));
    }

    @Test
    void dropsWhatANewAnswerHides() {
        sentBack("employed", "employer");

        corrected("employed", false, "employer", "GLOBEX");

        assertEquals(Value.NULL, answer("applicant", "employer"));
        assertEquals(Value.of(List.of(object("name", "EVA"))), answer("applicant", "kin"));
    }

    @Test
    void asksForWhatANewAnswerMakesNecessary() {
        sentBack("employed");
        corrected("employed", false);
        sentBack("employed");

        Either<ExecutionProblem, Progress> refused = correct("employed", true);
        corrected("employed", true, "employer", "GLOBEX", "kin", List.of(object("name", "EVA", "office", "Norte")));

        assertRefused("{employer=required, kin[0].office=required}", refused);
        assertEquals(Value.of("GLOBEX"), answer("applicant", "employer"));
        assertEquals(Value.of(List.of(object("name", "EVA", "office", "Norte"))), answer("applicant", "kin"));
    }

    @Test
    void judgesTheElementsOfASet() {
        sentBack("kin");

        assertRefused(
                "{kin[1].name=required}",
                correct("kin", List.of(object("name", "EVA", "office", "x"), object("office", "y"))));
        assertRefused("{kin=required}", correct("kin", List.of()));
    }

    /** The number is that of a code which would be sent there, and stays. */
    @Test
    void wantsACountryThatThePhoneIsOf() {
        sentBack("country_code");

        assertRefused(
                "{country_code=must be a country's code, with or without a plus sign before it, such as +52}",
                correct("country_code", "Mexico"));
        assertRefused(
                "{country_code=must be the code of the country whose the phone number is}",
                correct("country_code", "+34"));
        corrected("country_code", "52");

        assertEquals(Value.of("52"), answer("applicant", "country_code"));
    }
}
