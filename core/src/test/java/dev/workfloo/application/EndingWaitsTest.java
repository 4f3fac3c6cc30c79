package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.CreditFlow;
import dev.workfloo.TimerFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions that wait go on by themselves, in whichever process, and each once. */
class EndingWaitsTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final Instant END = NOON.plusSeconds(3_600);

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);

    private Workfloo process() {
        return Workfloo.builder(store, clock, new SecureRandom()).build();
    }

    @BeforeEach
    void publish() {
        publish(TimerFlow.document());
    }

    private void publish(Value document) {
        process()
                .definitions()
                .publish(LENDER, document)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId begun(Scope scope, String scenario) {
        ExecutionId id = process()
                .executions()
                .execute(StartWorkfloo.of(scope, TimerFlow.ID).inScenario(scenario))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        process()
                .steps()
                .answerForm(scope, id, Value.Context.of(Map.of("day", "2026-03-10")))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        return id;
    }

    private ExecutionId begun() {
        return begun(PRODUCTION, "");
    }

    private Optional<Instant> perform() {
        return store.performDue(process().work()::perform, clock);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private Optional<Outcome> outcome(ExecutionId id) {
        return execution(id).position().outcome();
    }

    @Test
    void goesOnInAnotherProcess() {
        ExecutionId id = begun();
        assertEquals(Optional.of(END), perform());
        clock.pass(Duration.ofHours(1));

        Optional<Instant> next = perform();

        assertEquals(Optional.of(Outcome.SUCCESS), outcome(id));
        assertEquals(List.of("done"), execution(id).data().labels());
        assertEquals(END, execution(id).modifiedAt());
        assertEquals(Optional.empty(), next);
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void goesOnLateWhereNobodyLooked() {
        ExecutionId id = begun();
        clock.pass(Duration.ofDays(5));

        perform();

        assertEquals(NOON.plus(Duration.ofDays(5)), execution(id).modifiedAt());
    }

    /** Whoever looks by a clock that is ahead looks again. */
    @Test
    void staysWhereSomebodyComesTooEarly() {
        ExecutionId id = begun();
        Work wake = store.pendingWork().get(0).work();
        clock.pass(Duration.ofMinutes(59));

        Optional<Instant> again = process().work().perform(wake);

        assertEquals(Optional.of(END), again);
        assertEquals(Optional.empty(), outcome(id));
    }

    @Test
    void goesOnOnce() {
        ExecutionId id = begun();
        Work wake = store.pendingWork().get(0).work();
        clock.pass(Duration.ofHours(1));
        perform();

        Optional<Instant> again = process().work().perform(wake);

        assertEquals(Optional.empty(), again);
        // Started, asked, answered, waited, went on, labelled, ended.
        assertEquals(7, execution(id).revision());
    }

    @Test
    void waitsByTheClockAsItStands() {
        ExecutionId id = begun();
        clock.pass(Duration.ofHours(-2));
        perform();
        clock.pass(Duration.ofHours(2));
        perform();
        assertEquals(Optional.empty(), outcome(id));

        clock.pass(Duration.ofHours(1));
        perform();

        assertEquals(Optional.of(Outcome.SUCCESS), outcome(id));
    }

    @Test
    void leavesNoWorkBehindWhenItsTimeIsOver() {
        publish(TimerFlow.document("UTC", "\"until\": \"today() + duration(\\\"P60D\\\")\""));
        ExecutionId id = begun();
        clock.pass(Duration.ofDays(30));

        process().work().perform(Maintenance.EXPIRY, doing -> doing.getAsBoolean());

        assertEquals(Optional.of(Outcome.ABANDONED), outcome(id));
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void waitsForNothingInTheSandbox() {
        ExecutionId id = begun(SANDBOX, TimerFlow.QUICK);

        assertEquals(Optional.of(Outcome.SUCCESS), outcome(id));
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void waitsInTheSandboxAsLongAsTheScenarioSays() {
        ExecutionId id = begun(SANDBOX, TimerFlow.SLOW);
        perform();
        assertEquals(Optional.empty(), outcome(id));
        clock.pass(Duration.ofMinutes(2));

        perform();

        assertEquals(Optional.of(Outcome.SUCCESS), outcome(id));
    }

    /** How long was decided when it came there. */
    @Test
    void waitsAsTheScenarioSaidThen() {
        ExecutionId id = begun(SANDBOX, TimerFlow.SLOW);
        store.scenarios()
                .replaceAll(
                        LENDER,
                        DefinitionReader.read(TimerFlow.document()).get().id(),
                        List.of());
        clock.pass(Duration.ofMinutes(1));
        perform();

        assertEquals(Optional.empty(), outcome(id));
    }

    @Test
    void waitsAtTheStartOfAFlow() {
        Value document = CreditFlow.read("""
                {"id": "657117e1d511b6e54fe2a0c3", "name": "Later", "start": "wait", "nodes": [
                  {"id": "wait", "type": "TIMER", "name": "Wait", "wait": "P1D"}],
                 "scenarios": [{"id": "6571181fd511b6e54fe2a0c3", "name": "Slow", "waits": {"wait": "PT2M"}}]}
                """);
        publish(document);

        ExecutionId id = process()
                .executions()
                .execute(StartWorkfloo.of(SANDBOX, "657117e1d511b6e54fe2a0c3").inScenario("6571181fd511b6e54fe2a0c3"))
                .get()
                .id();

        assertEquals(Optional.of(NOON.plusSeconds(120)), perform());
        assertEquals(Optional.empty(), outcome(id));
    }

    /** It turns to nobody outside, and so there is nothing to give up. */
    @Test
    void isShownToOperatorsAndNotGivenUp() {
        begun();

        var items = process().pendingWork().pending("", 10, EnumSet.of(Work.Kind.WAKE));

        assertEquals(1, items.size());
        assertEquals(Optional.empty(), items.get(0).subject().orElseThrow().to());
        assertFalse(process().pendingWork().giveUp(items.get(0)));
        assertEquals(1, store.pendingWork().size());
    }
}
