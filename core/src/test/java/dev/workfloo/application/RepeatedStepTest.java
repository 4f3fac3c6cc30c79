package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Steps under an idempotency key. */
class RepeatedStepTest {

    private static final Value.Context NAME = context("first_name", "ANA");
    private static final Value.Context YES = context("accepted", true);
    private static final Value.Context TOLD = context("told", "done");

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final ExecutionId id = aStartedExecution(store, workspace).id();

    private static IdempotencyKey key(Value payload) {
        return IdempotencyKey.of("once", payload).orElseThrow();
    }

    private Either<WorkflooProblem, WorkflooExecution> answer(String operation, Value.Context answers) {
        Once<WorkflooExecution> once = new Once<>(operation, key(answers), moved -> TOLD);
        return workfloo.steps().once(once, steps -> steps.answerForm(scope, id, answers));
    }

    private Either<WorkflooProblem, Optional<Value.Context>> told(String operation, Value.Context payload) {
        return workfloo.steps().recall(scope, id, operation, key(payload));
    }

    @Test
    void isToldAgainWhatItWasTold() {
        assertEquals(true, answer("form", NAME).isRight());

        assertEquals(Either.right(Optional.of(TOLD)), told("form", NAME));
        assertEquals(Either.right(Optional.empty()), told("review", NAME));
    }

    @Test
    void isRefusedWithAnotherPayload() {
        answer("form", NAME);

        assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_REUSED), told("form", YES));
    }

    /** The next step takes the same answers, too, and is not taken for it. */
    @Test
    void isNotTakenForTheNextStep() {
        answer("form", NAME);

        Either<WorkflooProblem, WorkflooExecution> again = answer("form", YES);

        assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), again);
        assertEquals(
                false,
                store.executions().find(id).orElseThrow().position().outcome().isPresent());
    }

    @Test
    void remembersNothingOfARefusal() {
        Value.Context wrong = context("birth_date", "soon");

        assertEquals(true, answer("form", wrong).isLeft());

        assertEquals(Either.right(Optional.empty()), told("form", wrong));
        assertEquals(true, answer("form", NAME).isRight());
    }

    @Test
    void countsForADay() {
        answer("form", NAME);

        clock.pass(Duration.ofHours(24));
        Either<WorkflooProblem, Optional<Value.Context>> inTime = told("form", NAME);
        clock.pass(Duration.ofSeconds(1));
        Either<WorkflooProblem, Optional<Value.Context>> late = told("form", NAME);
        Either<WorkflooProblem, WorkflooExecution> next = answer("form", YES);

        assertEquals(Either.right(Optional.of(TOLD)), inTime);
        assertEquals(Either.right(Optional.empty()), late);
        assertEquals(true, next.isRight());
    }
}
