package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import java.util.Optional;

/** What the contracts of executions begin with. */
abstract class ExecutionTests {

    static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

    final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    Executions executions() {
        return store().executions();
    }

    ExecutionJournal journal() {
        return store().journal();
    }

    Start aStartInProduction() {
        return aStart(production(workspace), aPublishedDefinition(store(), workspace));
    }

    long numberOf(StartResult result) {
        return assertInstanceOf(Kept.class, result).number();
    }

    void assertKept(WorkflooExecution execution) {
        Scope scope = execution.start().scope();
        assertEquals(Optional.of(execution), executions().find(scope, execution.id()));
        ExecutionHistory history = executions().history(scope, execution.id()).orElseThrow();
        assertEquals(execution, history.execution());
        Standing standing = executions().standing(scope, execution.id()).orElseThrow();
        assertEquals(standing.mark().map(Standing.Mark::value), history.write());
    }

    void assertNothingKept(Progress started) {
        Scope scope = started.execution().start().scope();
        assertEquals(
                Optional.empty(), executions().find(scope, started.execution().id()));
        assertEquals(
                Optional.empty(),
                executions().history(scope, started.execution().id()));
    }

    void assertNothingKeptUnder(IdempotencyKey key, Progress started) {
        assertNothingKept(started);
        assertEquals(
                Optional.empty(),
                executions().startedUnder(started.execution().start().scope(), key.key()));
    }
}
