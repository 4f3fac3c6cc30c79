package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with answers that are given again to whoever repeats a call. */
abstract class AnswersContract {

    private static final String FORM = "form";
    private static final Value.Context ANSWER = context("status", 200, "body", "{\"of\":\"Ñandú 😀\"}");

    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final IdempotencyKey key = anIdempotencyKey();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private WorkflooExecution started() {
        return aStartedExecution(store(), workspace);
    }

    private RepeatableAnswer answer(String operation) {
        return new RepeatableAnswer(operation, key, ANSWER);
    }

    private Either<NotKept, Standing> save(Progress progress, RepeatableAnswer answer) {
        Standing from = store().executions()
                .standing(progress.execution().id())
                .map(standing -> new Standing(progress.from(), standing.mark()))
                .orElseThrow();
        return store().journal().save(progress, from, Optional.empty(), Optional.of(answer));
    }

    private Optional<RepeatableAnswer.Kept> found(Scope where, ExecutionId id, String operation, String name) {
        return store().executions().answered(where, id, operation, name);
    }

    private Optional<RepeatableAnswer.Kept> found(ExecutionId id) {
        return found(scope, id, FORM, key.key());
    }

    @Test
    void keepsAnAnswerWithTheTransition() {
        Progress moved = answered(started(), "ANA");

        boolean kept = save(moved, answer(FORM)).isRight();

        ExecutionId id = moved.execution().id();
        Instant at = moved.execution().modifiedAt();
        assertEquals(true, kept);
        assertEquals(Optional.of(new RepeatableAnswer.Kept(key.fingerprint(), ANSWER, at)), found(id));
        assertEquals(Optional.of(moved.execution()), store().executions().find(id));
    }

    @Test
    void findsItForThatCallAlone() {
        Progress moved = answered(started(), "ANA");
        ExecutionId id = moved.execution().id();
        save(moved, answer(FORM));

        assertEquals(Optional.empty(), found(started().id()));
        assertEquals(Optional.empty(), found(scope, id, "review", key.key()));
        assertEquals(Optional.empty(), found(scope, id, FORM, anIdempotencyKey().key()));
        assertEquals(Optional.empty(), found(sandbox(workspace), id, FORM, key.key()));
        assertEquals(Optional.empty(), found(production(aWorkspace()), id, FORM, key.key()));
    }

    @Test
    void keepsNothingUnderAKeyThatIsTaken() {
        Progress first = answered(started(), "ANA");
        save(first, answer(FORM));
        Progress second = next(first.execution());

        Either<NotKept, Standing> again = save(second, answer(FORM));

        assertEquals(Either.left(NotKept.KEY_TAKEN), again);
        assertEquals(
                Optional.of(first.execution()),
                store().executions().find(first.execution().id()));
        assertEquals(
                first.execution().revision(),
                store().executions()
                        .history(scope, first.execution().id())
                        .orElseThrow()
                        .events()
                        .size());
    }

    private static Progress next(WorkflooExecution execution) {
        CheckedFlow flow =
                CheckedFlow.published(aDefinition(execution.start().version().definition()));
        Run run = new Run(execution, flow, NOON.plusSeconds(120));
        return moved(FormStep.of(run).flatMap(step -> step.answer(context("accepted", true))));
    }

    @Test
    void takesOneKeyForTwoOperations() {
        Progress first = answered(started(), "ANA");
        save(first, answer(FORM));

        boolean kept = save(next(first.execution()), answer("accept")).isRight();

        assertEquals(true, kept);
    }

    @Test
    void keepsNoAnswerOfWhatIsNotKept() {
        WorkflooExecution execution = started();
        save(answered(execution, "EVA"), new RepeatableAnswer(FORM, anIdempotencyKey(), ANSWER));

        boolean kept = save(answered(execution, "ANA"), answer(FORM)).isRight();

        assertEquals(false, kept);
        assertEquals(Optional.empty(), found(execution.id()));
    }

    @Test
    void forgetsAnswersAsItForgetsKeys() {
        Progress moved = answered(started(), "ANA");
        save(moved, answer(FORM));
        ExecutionId id = moved.execution().id();

        store().journal().forgetKeys(moved.execution().modifiedAt());
        Optional<RepeatableAnswer.Kept> before = found(id);
        store().journal().forgetKeys(moved.execution().modifiedAt().plusMillis(1));

        assertEquals(true, before.isPresent());
        assertEquals(Optional.empty(), found(id));
        assertEquals(true, save(next(moved.execution()), answer(FORM)).isRight());
    }

    /** Wherever they come, and whether one waits for the other or comes a moment later. */
    @Test
    void ofManyRepetitionsOneIsDone() {
        Workfloo workfloo =
                Workfloo.builder(store(), () -> NOON, new SecureRandom()).build();
        ExecutionId id = started().id();
        Value.Context name = context("first_name", "ANA");

        List<Boolean> done = Race.of(16, number -> {
            Once<WorkflooExecution> once = new Once<>(FORM, key, moved -> context("by", number));
            return workfloo.steps()
                    .once(once, steps -> steps.answerForm(scope, id, name))
                    .isRight();
        });

        Either<WorkflooProblem, Optional<Value.Context>> told = workfloo.steps().recall(scope, id, FORM, key);
        assertEquals(1, Collections.frequency(done, true), done::toString);
        assertEquals(Either.right(Optional.of(context("by", done.indexOf(true)))), told);
    }
}
