package dev.workfloo.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflooExecutionTest {

    private static final NodeId OFFER = new NodeId("offer");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final DefinitionVersion version = new DefinitionVersion(aDefinitionId(), 1);
    private final Start start = aStart(Scope.production("demo"), version);
    private final CheckedFlow flow = CheckedFlow.published(aDefinition(version.definition()));

    private CheckedFlow flowOf(Object... nodes) {
        Map<String, Object> document = aDocument(version.definition());
        document.put("start", ((Map<?, ?>) nodes[0]).get("id"));
        document.put("nodes", List.of(nodes));
        return CheckedFlow.published(read(document));
    }

    private Progress run(CheckedFlow flow) {
        return begun(start, flow, NOON);
    }

    @Test
    void waitsAtTheFirstForm() {
        Progress started = run(flow);

        WorkflooExecution execution = started.execution();
        assertEquals(new Position.AwaitingForm(APPLICANT, 1), execution.position());
        assertEquals(
                List.of(new Started(NOON, execution.id(), start), new FormOpened(NOON, APPLICANT)), started.events());
        assertEquals(
                List.of(start, NOON, NOON), List.of(execution.start(), execution.startedAt(), execution.modifiedAt()));
    }

    @Test
    void runsOnToTheNextForm() {
        Progress answered = answered(run(flow).execution(), "ANA");

        Value.Context kept = context("first_name", "ANA", "birth_date", LocalDate.of(1990, 8, 15));
        assertEquals(
                List.of(
                        new FormAnswered(LATER, APPLICANT, kept),
                        new LabelsPut(LATER, new NodeId("welcome"), List.of("applied")),
                        new FormOpened(LATER, OFFER)),
                answered.events());
        assertEquals(new Position.AwaitingForm(OFFER, 1), answered.execution().position());
        assertEquals(Map.of(APPLICANT, kept), answered.execution().data().values());
        assertEquals(LATER, answered.execution().modifiedAt());
    }

    @Test
    void finishesWhereTheFlowEnds() {
        WorkflooExecution atTheOffer = answered(run(flow).execution(), "ANA").execution();

        Progress finished = moved(
                FormStep.of(new Run(atTheOffer, flow, LATER)).flatMap(step -> step.answer(context("accepted", true))));

        assertEquals(
                new Position.Finished(Outcome.SUCCESS), finished.execution().position());
        assertEquals(new Finished(LATER, Outcome.SUCCESS), finished.events().get(2));
        assertEquals(List.of("applied", "answered"), finished.execution().data().labels());
    }

    @Test
    void finishesAtOnceWhenNobodyIsAsked() {
        Progress finished = run(flowOf(aLabelNode("one", "two", "a", "b"), aLabelNode("two", "", "b", "c")));

        assertEquals(
                Optional.of(Outcome.SUCCESS), finished.execution().position().outcome());
        assertEquals(List.of("a", "b", "c"), finished.execution().data().labels());
    }

    @Test
    void takesAnswersWithTheStart() {
        Started started = new Started(NOON, anExecutionId(), start);

        Progress progress = moved(Run.start(started, flow, Optional.of(context("first_name", "ANA"))));

        assertEquals(Optional.of(OFFER), progress.execution().position().waitsAt());
        assertEquals(0, progress.before());
    }

    @Test
    void refusesAStartWithWrongAnswers() {
        Started started = new Started(NOON, anExecutionId(), start);

        Either<ExecutionProblem, Progress> refused =
                Run.start(started, flow, Optional.of(context("birth_date", "1990-08-15")));

        assertEquals(Map.of("first_name", "required"), refused.getLeft().fields());
    }

    @Test
    void refusesAnswersThatNobodyAskedFor() {
        CheckedFlow unasked = flowOf(aLabelNode("one", "two", "a"), aFormNode("two", "", aField("x", "TEXT")));
        Started started = new Started(NOON, anExecutionId(), start);

        Either<ExecutionProblem, Progress> refused = Run.start(started, unasked, Optional.of(context("x", "y")));
        Either<ExecutionProblem, Progress> withNone = Run.start(started, unasked, Optional.of(Value.Context.EMPTY));

        assertEquals(Either.left(new NothingToAnswer("form", "FORM")), refused);
        assertEquals(
                Map.of("form", "the workfloo does not begin with a FORM"),
                refused.getLeft().fields());
        assertEquals(
                Optional.of(new NodeId("two")),
                moved(withNone).execution().position().waitsAt());
    }

    @Test
    void staysWhereItIsWhenAnswersAreRefused() {
        WorkflooExecution execution = run(flow).execution();

        Either<ExecutionProblem, Progress> refused = FormStep.of(new Run(execution, flow, LATER))
                .flatMap(step -> step.answer(context("birth_date", "yesterday")));

        assertEquals(
                Map.of("first_name", "required", "birth_date", "must be a date that exists, written YYYY-MM-DD"),
                refused.getLeft().fields());
        assertEquals(
                "the answers do not fit the form: first_name, birth_date",
                refused.getLeft().message());
        assertEquals(1, execution.data().visitsTo(APPLICANT));
    }

    @Test
    void refusesAnswersOnceItHasFinished() {
        WorkflooExecution finished = run(flowOf(aLabelNode("one", "", "a"))).execution();

        Either<ExecutionProblem, Progress> refused =
                FormStep.of(new Run(finished, flow, LATER)).flatMap(step -> step.answer(context("x", 1)));

        assertEquals(Either.left(new AlreadyFinished()), refused);
        assertEquals("the workfloo had already finished", refused.getLeft().message());
    }

    @Test
    void tellsWhoCameTooLateWhereItStands() {
        WorkflooExecution waiting = run(flow).execution();
        WorkflooExecution finished = run(flowOf(aLabelNode("one", "", "a"))).execution();

        ExecutionProblem whileWaiting = new Run(waiting, flow, LATER).cameTooLate();
        ExecutionProblem whenFinished = new Run(finished, flow, LATER).cameTooLate();

        assertEquals(new WrongStep("FORM", APPLICANT), whileWaiting);
        assertEquals("the workfloo waits at FORM applicant", whileWaiting.message());
        assertEquals(new AlreadyFinished(), whenFinished);
    }

    @Test
    void replacesAnswersOnALaterVisit() {
        CheckedFlow round = flowOf(aFormNode("again", "again", aField("a", "TEXT"), aField("b", "TEXT")));
        WorkflooExecution first = run(round).execution();

        WorkflooExecution second = moved(FormStep.of(new Run(first, round, LATER))
                        .flatMap(step -> step.answer(context("a", "1", "b", "1"))))
                .execution();
        WorkflooExecution third = moved(
                        FormStep.of(new Run(second, round, LATER)).flatMap(step -> step.answer(context("a", "2"))))
                .execution();

        NodeId again = new NodeId("again");
        assertEquals(new Position.AwaitingForm(again, 3), third.position());
        assertEquals(Map.of(again, context("a", "2")), third.data().values());
    }

    @Test
    void beginsItsHistoryWithAStart() {
        Started started = new Started(NOON, anExecutionId(), start);

        assertThrows(IllegalArgumentException.class, () -> WorkflooExecution.fold(List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> WorkflooExecution.fold(List.of(new FormOpened(NOON, APPLICANT))));
        assertThrows(IllegalArgumentException.class, () -> WorkflooExecution.fold(List.of(started, started)));
    }

    @Test
    void printsNothingPersonal() {
        WorkflooExecution execution =
                answered(run(flow).execution(), "Somebody").execution();
        Start.CallbackReceiver callback = new Start.CallbackReceiver("https://hook", Optional.of("key"));

        String printed = execution.toString() + callback;

        assertEquals("execution " + execution.id() + " at revision 5Callback", printed);
    }
}
