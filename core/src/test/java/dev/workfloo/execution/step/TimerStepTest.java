package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.TimerFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.AutomaticEvent.TimerSet;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Cancellation;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.execution.step.Run.RehearsedWaits;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An execution waits until a moment has come, and goes on by itself. */
class TimerStepTest {

    private static final String AN_HOUR = "\"wait\": \"PT1H\"";

    private static Progress begun(CheckedFlow flow, Scope scope, Instant now, RehearsedWaits waits) {
        Start start = new Start(
                scope,
                new DefinitionVersion(flow.definition().id(), 1),
                Optional.empty(),
                new Origin("tests", Optional.empty()),
                Optional.empty(),
                flow.definition().expiresAfter().map(now::plus),
                Optional.empty());
        return moved(Run.start(
                new Started(now, anExecutionId(), start), flow, Optional.of(context("day", "2026-03-10")), waits));
    }

    private static Progress begun(CheckedFlow flow, Instant now) {
        return begun(flow, Scope.production("lender"), now, RehearsedWaits.NONE);
    }

    private static Progress begun(String wait) {
        return begun(TimerFlow.flow("UTC", wait), NOON);
    }

    private static Work.Wake wake(WorkflooExecution execution) {
        return new Work.Wake(execution.id(), TimerFlow.TIMER, 1, 1);
    }

    private static Optional<Instant> end(Progress progress) {
        return progress.events().stream()
                .filter(TimerSet.class::isInstance)
                .map(event -> ((TimerSet) event).end())
                .findFirst();
    }

    @Test
    void stopsAndAsksToBeWoken() {
        Progress begun = begun(AN_HOUR);

        WorkflooExecution execution = begun.execution();
        Instant end = NOON.plusSeconds(3_600);
        assertEquals(new AwaitingTimer(TimerFlow.TIMER, 1, end), execution.position());
        assertEquals(List.of(new Work.Due(wake(execution), end)), begun.work());
        assertEquals(Optional.of(wake(execution)), execution.position().work(execution.id()));
        assertEquals(List.of(), execution.data().labels());
    }

    @Test
    void goesOnWhenItIsWoken() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);
        WorkflooExecution execution = begun(flow, NOON).execution();
        Instant end = NOON.plusSeconds(3_600);

        Progress woken = TimerStep.of(new Run(execution, flow, end), wake(execution))
                .map(TimerStep::goOn)
                .orElseThrow();

        assertEquals(new TimerEnded(end, TimerFlow.TIMER), woken.events().get(0));
        assertEquals(List.of("done"), woken.execution().data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), woken.execution().position().outcome());
        assertEquals(List.of(), woken.work());
    }

    @Test
    void isNotWokenForAnotherVisit() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);
        WorkflooExecution execution = begun(flow, NOON).execution();
        Run run = new Run(execution, flow, NOON);

        assertEquals(Optional.empty(), TimerStep.of(run, new Work.Wake(execution.id(), TimerFlow.TIMER, 2, 1)));
        assertEquals(Either.left(new WrongStep("TIMER", TimerFlow.TIMER)), FormStep.of(run));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC | date and time(\\\"2026-03-02T08:30:00-06:00\\\") | 2026-03-02T14:30:00Z",
                "UTC | now() + duration(\\\"P1DT1H\\\") | 2026-03-02T13:00:00Z",
                "UTC | if person.day = null then today() else person.day | 2026-03-10T00:00:00Z",
                // The first moment of the day.
                "America/Mexico_City | if person.day = null then today() else person.day | 2026-03-10T06:00:00Z",
                // Where midnight is skipped, an hour later; as everywhere, 02:30 is 03:30, and of two 01:30 it is the
                // first.
                "America/Havana | date(\\\"2026-03-08\\\") | 2026-03-08T05:00:00Z",
                "UTC | date and time(\\\"2026-03-08T02:30:00@America/New_York\\\") | 2026-03-08T07:30:00Z",
                "UTC | date and time(\\\"2026-11-01T01:30:00@America/New_York\\\") | 2026-11-01T05:30:00Z"
            })
    void waitsUntilTheMomentThatAFormulaSays(String zone, String until, Instant end) {
        Progress begun = begun(TimerFlow.flow(zone, "\"until\": \"" + until + "\""), NOON);

        assertEquals(Optional.of(end), end(begun));
        assertEquals(end, begun.work().get(0).at());
    }

    /** What it waits for may be a day that the person said. */
    @Test
    void theEndIsKeptAmongWhatIsPersonal() {
        Progress begun = begun(TimerFlow.flow("UTC", "\"until\": \"person.day\""), NOON);
        TimerSet set = new TimerSet(NOON, TimerFlow.TIMER, end(begun).orElseThrow());
        Recorded events = EventDocument.write(List.of(set));
        Recorded state = ExecutionDocument.write(begun.execution());

        for (Object clear : List.of(events.trail(), state.trail(), set, begun.execution())) {
            assertFalse(clear.toString().contains("2026-03-10"), clear::toString);
        }
        int format = EventDocument.format(List.of(set));
        assertEquals(List.of(set), EventDocument.read(format, events));
        assertEquals(
                List.of(new TimerSet(NOON, TimerFlow.TIMER, NOON)),
                EventDocument.read(format, new Recorded(events.trail(), Value.Context.EMPTY)));
    }

    @Test
    void countsDaysInTheZoneOfTheDefinition() {
        Instant before = Instant.parse("2026-03-07T17:00:00Z");

        Progress begun = begun(TimerFlow.flow("America/New_York", "\"wait\": \"P1D\""), before);

        assertEquals(Optional.of(before.plus(Duration.ofHours(23))), end(begun));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T12:00:00Z", "2026-03-01T11:59:59Z", "1970-01-01T00:00:00Z", "-99999-01-01T00:00:00Z"})
    void goesOnAtOnceFromAMomentInThePast(String moment) {
        Progress begun = begun("\"until\": \"date and time(\\\"" + moment + "\\\")\"");

        assertEquals(Optional.of(NOON), end(begun));
        assertEquals(Optional.of(Outcome.SUCCESS), begun.execution().position().outcome());
        assertEquals(List.of(), begun.work());
    }

    @Test
    void failsWhereTheMomentIsTooFarAway() {
        Progress begun = begun("\"until\": \"date(\\\"2200-01-01\\\")\"");

        List<ExecutionEvent> events = begun.events();
        assertEquals(
                new NodeFailed(NOON, TimerFlow.TIMER, "until lies more than 36600 days ahead"),
                events.get(events.size() - 2));
        assertEquals(Optional.of(Outcome.ERROR), begun.execution().position().outcome());
    }

    @Test
    void waitsForNothingInTheSandbox() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);

        Progress begun = begun(flow, Scope.sandbox("lender"), NOON, RehearsedWaits.NONE);

        assertEquals(Optional.of(Outcome.SUCCESS), begun.execution().position().outcome());
        assertEquals(Optional.of(NOON), end(begun));
    }

    @Test
    void waitsInTheSandboxAsLongAsTheScenarioSays() {
        CheckedFlow flow = TimerFlow.flow("UTC", "\"until\": \"date(\\\"2026-02-01\\\")\"");
        RehearsedWaits waits = node -> CalendarDuration.parse("PT2M").filter(wait -> node.equals(TimerFlow.TIMER));

        Progress begun = begun(flow, Scope.sandbox("lender"), NOON, waits);

        assertEquals(Optional.of(NOON.plusSeconds(120)), end(begun));
        assertEquals(NOON.plusSeconds(120), begun.work().get(0).at());
    }

    @Test
    void waitsInProductionAsTheNodeSays() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);

        Progress begun = begun(flow, Scope.production("lender"), NOON, node -> CalendarDuration.parse("PT2M"));

        assertEquals(Optional.of(NOON.plusSeconds(3_600)), end(begun));
    }

    /** It is dated behind what it follows, and lasts by the clock as it stands. */
    @Test
    void countsByAClockThatWasSetBack() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);
        Start start = begun(flow, NOON).execution().start();
        WorkflooExecution atTheForm = moved(
                        Run.start(new Started(NOON, anExecutionId(), start), flow, Optional.empty()))
                .execution();
        Instant earlier = NOON.minus(Duration.ofDays(1));

        Progress answered =
                moved(FormStep.of(new Run(atTheForm, flow, earlier)).flatMap(step -> step.answer(context())));

        assertEquals(Optional.of(earlier.plusSeconds(3_600)), end(answered));
        assertEquals(earlier.plusSeconds(3_600), answered.work().get(0).at());
        assertEquals(NOON, answered.execution().modifiedAt());
    }

    @Test
    void isGivenUpWhenItsTimeIsOverMeanwhile() {
        CheckedFlow flow = TimerFlow.flow("UTC", "\"until\": \"date(\\\"2026-12-01\\\")\"");
        WorkflooExecution execution = begun(flow, NOON).execution();
        Instant over = NOON.plus(Duration.ofDays(30));

        WorkflooExecution later =
                new Run(execution, flow, over.plusSeconds(1)).current().execution();

        assertEquals(new Finished(Outcome.ABANDONED), later.position());
        assertEquals(over, later.modifiedAt());
    }

    @Test
    void isCancelledWhereItWaits() {
        CheckedFlow flow = TimerFlow.flow("UTC", AN_HOUR);
        WorkflooExecution execution = begun(flow, NOON).execution();
        Instant at = NOON.plusSeconds(5);

        WorkflooExecution cancelled =
                moved(new Run(execution, flow, at).cancel("backoffice")).execution();

        assertEquals(
                new Finished(Outcome.ABANDONED, Optional.of(new Cancellation("backoffice", at))), cancelled.position());
        assertEquals(Optional.empty(), TimerStep.of(new Run(cancelled, flow, at), wake(cancelled)));
    }
}
