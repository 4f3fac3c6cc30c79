package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.step.Run;
import dev.workfloo.scenario.Scenario;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store must do with executions as they are read: in their scope, with their history, and when their time is over. */
abstract class ExecutionsContract extends ExecutionTests {

    // Scopes

    @Test
    void showsAnExecutionInItsScopeAlone() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);

        for (Scope other : List.of(sandbox(workspace), production(aWorkspace()))) {
            assertEquals(Optional.empty(), executions().find(other, execution.id()));
            assertEquals(Optional.empty(), executions().history(other, execution.id()));
        }
        assertKept(execution);
    }

    @Test
    void knowsNothingOfAnUnknownExecution() {
        aStartedExecution(store(), workspace);

        Optional<WorkflooExecution> found = executions().find(production(workspace), anExecutionId());

        assertEquals(Optional.empty(), found);
        assertEquals(Optional.empty(), executions().history(production(workspace), anExecutionId()));
    }

    // Several histories together

    /** All of them, however many at a time. */
    private List<Either<Damaged, ExecutionHistory>> histories(Scope scope, List<ExecutionId> ids) {
        List<Either<Damaged, ExecutionHistory>> found = new ArrayList<>();
        int looked = 0;
        while (looked < ids.size()) {
            Histories next = executions().histories(scope, ids.subList(looked, ids.size()));
            assertTrue(next.looked() > 0);
            looked += next.looked();
            found.addAll(next.found());
        }
        assertEquals(ids.size(), looked);
        return found;
    }

    @Test
    void readsHistoriesTogetherAsEachAlone() {
        Scope scope = production(workspace);
        Start start = aStartInProduction();
        List<ExecutionId> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Progress started = begun(start);
            journal().start(started, NO_KEY);
            ids.add(started.execution().id());
            if (i % 3 == 0) assertTrue(saved(store(), answered(started.execution(), "ANA")));
        }
        Collections.shuffle(ids);

        List<Either<Damaged, ExecutionHistory>> together = histories(scope, ids);

        List<Either<Damaged, ExecutionHistory>> alone = ids.stream()
                .map(id -> executions().history(scope, id).orElseThrow())
                .map(Either::<Damaged, ExecutionHistory>right)
                .toList();
        assertEquals(alone, together);
    }

    @Test
    void readsNoHistoryOfAnotherScopeOrOfNobody() {
        Progress started = begun(aStartInProduction());
        journal().start(started, NO_KEY);
        ExecutionId id = started.execution().id();
        List<ExecutionId> ids = List.of(anExecutionId(), id, anExecutionId());

        assertEquals(List.of(), histories(sandbox(workspace), ids));
        assertEquals(List.of(), histories(production(aWorkspace()), ids));
        assertEquals(1, histories(production(workspace), ids).size());
    }

    @Test
    void findsAnExecutionWhereverItLives() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Scenario scenario = kept(store(), workspace, aScenario(version.definition()));
        Progress inSandbox = begun(following(scenario, aStart(sandbox(workspace), version)));
        journal().start(inSandbox, NO_KEY);
        WorkflooExecution inProduction = aStartedExecution(store(), workspace);

        List<Optional<WorkflooExecution>> found = List.of(
                executions().find(inSandbox.execution().id()),
                executions().find(inProduction.id()),
                executions().find(anExecutionId()));

        assertEquals(List.of(Optional.of(inSandbox.execution()), Optional.of(inProduction), Optional.empty()), found);
    }

    // Expiry

    private WorkflooExecution ending(Instant end) {
        Start plain = aStartInProduction();
        Progress started = begun(
                new Start(
                        plain.scope(),
                        plain.version(),
                        plain.scenario(),
                        plain.origin(),
                        plain.callback(),
                        Optional.of(end),
                        Optional.empty()),
                end.minusSeconds(3600));
        journal().start(started, NO_KEY);
        return started.execution();
    }

    private List<ExecutionId> expired(Instant moment, int most) {
        return executions().expiredBefore(moment, Optional.empty(), most).stream()
                .map(Executions.Expired::id)
                .toList();
    }

    @Test
    void findsWhatEndedBehindWhatIsKnown() {
        Instant end = Instant.parse("1961-01-01T00:00:00Z");
        List<ExecutionId> together = Stream.generate(() -> ending(end).id())
                .limit(3)
                .sorted(Comparator.comparing(ExecutionId::hex))
                .toList();
        WorkflooExecution last = ending(end.plusSeconds(1));

        List<Executions.Expired> first = executions().expiredBefore(end.plusSeconds(60), Optional.empty(), 2);
        List<Executions.Expired> next = executions().expiredBefore(end.plusSeconds(60), Optional.of(first.get(1)), 2);

        assertEquals(
                List.of(
                        new Executions.Expired(end, together.get(2)),
                        new Executions.Expired(end.plusSeconds(1), last.id())),
                next);
    }

    @Test
    void findsExecutionsWhoseTimeIsOver() {
        Instant end = Instant.parse("1991-01-01T00:00:00Z");
        WorkflooExecution over = ending(end);
        WorkflooExecution endsNow = ending(end.plusSeconds(1));
        WorkflooExecution goesOn = ending(end.plusSeconds(1).plusNanos(1_000));
        WorkflooExecution endless = aStartedExecution(store(), workspace);

        List<ExecutionId> expired = expired(end.plusSeconds(1), 1_000);

        assertTrue(expired.containsAll(List.of(over.id(), endsNow.id())));
        assertTrue(Collections.disjoint(expired, List.of(goesOn.id(), endless.id())));
    }

    @Test
    void findsWhatEndedFirstInFront() {
        Instant end = Instant.parse("1971-01-01T00:00:00Z");
        WorkflooExecution second = ending(end.plusSeconds(1));
        ending(end.plusSeconds(2));
        WorkflooExecution first = ending(end);

        List<ExecutionId> expired = expired(end.plusSeconds(60), 2);

        assertEquals(List.of(first.id(), second.id()), expired);
    }

    @Test
    void findsNoFinishedExecutionExpired() {
        Instant end = Instant.parse("1981-01-01T00:00:00Z");
        WorkflooExecution execution = ending(end);
        CheckedFlow flow =
                CheckedFlow.published(aDefinition(execution.start().version().definition()));
        saved(store(), new Run(execution, flow, end).abandonIfExpired().orElseThrow());

        List<ExecutionId> expired = expired(end.plusSeconds(1), 1_000);

        assertFalse(expired.contains(execution.id()));
    }

    @Test
    void findsAnExecutionExpiredThatMovedOn() {
        Instant end = Instant.parse("1982-01-01T00:00:00Z");
        WorkflooExecution execution = ending(end);
        saved(store(), answered(execution, "ANA"));

        List<ExecutionId> expired = expired(end, 1_000);

        assertTrue(expired.contains(execution.id()));
    }
}
