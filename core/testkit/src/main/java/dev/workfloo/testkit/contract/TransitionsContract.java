package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDecidingDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Race;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do with steps: each kept once, in its order, and of many at once one. */
abstract class TransitionsContract extends ExecutionTests {

    @Test
    void keepsWhatWasComputedAndDecided() {
        WorkflooDefinition definition = aDecidingDefinition(aDefinitionId());
        DefinitionVersion version = published(store(), workspace, definition);
        Progress started = begun(aStart(production(workspace), version), CheckedFlow.published(definition), NOON);

        journal().start(started, NO_KEY);

        assertKept(started.execution());
        ExecutionHistory history = executions()
                .history(production(workspace), started.execution().id())
                .orElseThrow();
        assertEquals(started.events(), history.events());
        assertEquals(
                Optional.of(Outcome.SUCCESS), history.execution().position().outcome());
    }

    @Test
    void keepsReviewsAndCorrections() {
        CheckedFlow flow = ReviewedFlow.flow();
        published(store(), workspace, flow.definition());
        List<Progress> run = new ArrayList<>(ReviewedFlow.reviewed(production(workspace), flow));
        journal().start(run.get(0), NO_KEY);
        assertTrue(saved(store(), run.get(1)));
        WorkflooExecution waiting = run.get(1).execution();
        run.add(moved(ReviewStep.of(new Run(waiting, flow, NOON))
                .flatMap(step -> step.review(ReviewedFlow.sendingBack("rfc", "kin"), "señora 😀"))));
        assertTrue(saved(store(), run.get(2)));
        assertKept(run.get(2).execution());
        run.add(moved(CorrectionStep.of(new Run(run.get(2).execution(), flow, NOON))
                .flatMap(step -> step.correct(ReviewedFlow.sent(
                        "rfc", "KIBA801010BPB", "kin", List.of(object("name", "LEO", "office", "Ñuñoa")))))));
        assertTrue(saved(store(), run.get(3)));
        assertKept(run.get(3).execution());
        run.add(moved(ReviewStep.of(new Run(run.get(3).execution(), flow, NOON))
                .flatMap(step -> step.review(ReviewedFlow.approved(), "eva"))));

        assertTrue(saved(store(), run.get(4)));

        assertKept(run.get(4).execution());
        assertEquals(
                run.stream().flatMap(progress -> progress.events().stream()).toList(),
                executions()
                        .history(production(workspace), waiting.id())
                        .orElseThrow()
                        .events());
    }

    @Test
    void keepsEachTransition() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        CheckedFlow flow =
                CheckedFlow.published(aDefinition(execution.start().version().definition()));

        Progress answered = answered(execution, "ANA");
        boolean first = saved(store(), answered);
        WorkflooExecution found =
                executions().find(production(workspace), execution.id()).orElseThrow();
        Progress finished = moved(FormStep.of(new Run(found, flow, NOON.plusNanos(1)))
                .flatMap(step -> step.answer(context("accepted", "true"))));
        boolean second = saved(store(), finished);

        assertTrue(first && second);
        assertEquals(
                Optional.of(Outcome.SUCCESS), finished.execution().position().outcome());
        assertEquals(List.of("applied", "answered"), finished.execution().data().labels());
        assertKept(finished.execution());
        assertEquals(
                finished.execution().revision(),
                executions()
                        .history(production(workspace), execution.id())
                        .orElseThrow()
                        .events()
                        .size());
    }

    @Test
    void givesBackEveryKindOfAnswer() {
        WorkflooDefinition definition = aDefinitionThatAsksEverything();
        CheckedFlow flow = CheckedFlow.published(definition);
        Start start = aStart(production(workspace), published(store(), workspace, definition));
        Progress started = begun(start, flow, NOON);
        journal().start(started, NO_KEY);
        Value.Context answers = context(
                "text", "Ñandú \"信用\" 😀 \\ \n\t\u0001",
                "looks_like_a_date", "1990-08-15",
                "looks_like_a_number", "0123.0",
                "long_text", "ñ".repeat(100_000),
                "date", "1990-08-15",
                "number", new BigDecimal("-1234567890.123456789012345678901234"),
                "huge", "9.999999999999999999999999999999999E+6143",
                "tiny", "1E-6143",
                "whole", "1000000000000000000000000000000000",
                "truth", "false",
                "entries", List.of(object("a", "x", "b", "2000-02-29"), object("a", " y ")));

        Progress answered =
                moved(FormStep.of(new Run(started.execution(), flow, NOON)).flatMap(step -> step.answer(answers)));
        boolean saved = saved(store(), answered);

        assertTrue(saved);
        assertKept(answered.execution());
    }

    private static WorkflooDefinition aDefinitionThatAsksEverything() {
        return read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Everything",
                "start",
                "all",
                "nodes",
                List.of(aFormNode(
                        "all",
                        "all",
                        aField("text", "TEXT"),
                        aField("looks_like_a_date", "TEXT"),
                        aField("looks_like_a_number", "TEXT"),
                        aField("long_text", "TEXT"),
                        aField("date", "DATE"),
                        aField("number", "NUMBER"),
                        aField("huge", "NUMBER"),
                        aField("tiny", "NUMBER"),
                        aField("whole", "INTEGER"),
                        aField("truth", "BOOLEAN"),
                        aField(
                                "entries",
                                "SET",
                                "set",
                                object("fields", List.of(aField("a", "TEXT"), aField("b", "DATE"))))))));
    }

    @Test
    void countsVisitsToAFormInACycle() {
        WorkflooDefinition definition = aDefinitionThatAsksEverything();
        CheckedFlow flow = CheckedFlow.published(definition);
        Start start = aStart(production(workspace), published(store(), workspace, definition));
        Progress progress = begun(start, flow, NOON);
        journal().start(progress, NO_KEY);

        for (int visit = 2; visit <= 5; visit++) {
            Value.Context answers = visit % 2 == 0 ? Value.Context.EMPTY : context("text", "visit " + visit);
            progress = moved(FormStep.of(new Run(progress.execution(), flow, NOON.plusSeconds(visit)))
                    .flatMap(step -> step.answer(answers)));
            saved(store(), progress);

            assertKept(progress.execution());
        }
    }

    @Test
    void savesNoTransitionFromAnEarlierState() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        Progress winner = answered(execution, "ANA");
        Progress loser = answered(execution, "EVA");
        saved(store(), winner);

        boolean saved = saved(store(), loser);
        boolean savedAgain = saved(store(), winner);

        assertFalse(saved || savedAgain);
        assertKept(winner.execution());
        assertEquals(
                winner.execution().revision(),
                executions()
                        .history(production(workspace), execution.id())
                        .orElseThrow()
                        .events()
                        .size());
    }

    @Test
    void marksEachWriteAnew() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        Standing started = executions().standing(execution.id()).orElseThrow();
        Progress answered = answered(execution, "ANA");

        Optional<Standing> saved =
                journal().save(answered, started, Optional.empty()).toJavaOptional();

        assertEquals(saved, executions().standing(execution.id()));
        assertEquals(saved, executions().standing(production(workspace), execution.id()));
        assertEquals(answered.execution(), saved.orElseThrow().execution());
        assertTrue(started.mark().isPresent() && saved.get().mark().isPresent());
        assertNotEquals(started.mark(), saved.get().mark());
    }

    @Test
    void tellsOfTheLastWriteAlone() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        Optional<Executions.LastWrite> first = executions().lastWrite(production(workspace), execution.id());
        Standing started = executions().standing(execution.id()).orElseThrow();
        Standing saved = journal()
                .save(answered(execution, "ANA"), started, Optional.empty())
                .getOrElseThrow(it -> new AssertionError(it));

        assertEquals(Optional.of(new Executions.LastWrite(execution.revision(), started.mark())), first);
        assertEquals(
                Optional.of(new Executions.LastWrite(saved.execution().revision(), saved.mark())),
                executions().lastWrite(production(workspace), execution.id()));
        assertEquals(Optional.empty(), executions().lastWrite(sandbox(workspace), execution.id()));
        assertEquals(Optional.empty(), executions().lastWrite(production(aWorkspace()), execution.id()));
    }

    /** Two processes may have kept two states under one number, each without knowing of the other. */
    @Test
    void savesNoTransitionFromAnotherStateOfTheSameRevision() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        Standing.Mark mark =
                executions().standing(execution.id()).flatMap(Standing::mark).orElseThrow();
        Progress answered = answered(execution, "ANA");

        for (Optional<Standing.Mark> other :
                List.of(Optional.<Standing.Mark>empty(), Optional.of(new Standing.Mark(mark.value() + 1)))) {
            Standing elsewhere = new Standing(execution, other);
            assertEquals(Either.left(NotKept.STALE), journal().save(answered, elsewhere, Optional.empty()));
        }
        assertKept(execution);
    }

    @Test
    void remembersNothingOfAnotherScope() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);

        assertEquals(Optional.empty(), journal().takeRemembered(sandbox(workspace), execution.id()));
        assertEquals(Optional.empty(), journal().takeRemembered(production(aWorkspace()), execution.id()));
    }

    @Test
    void givesWhatItRemembersOutOnce() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        Optional<Standing> standing = executions().standing(execution.id());

        Optional<Standing> remembered = journal().takeRemembered(production(workspace), execution.id());
        Optional<Standing> again = journal().takeRemembered(execution.id());

        assertTrue(remembered.isEmpty() || remembered.equals(standing));
        assertEquals(Optional.empty(), again.filter(it -> remembered.isPresent()));
    }

    @Test
    void savesNoTransitionFromALaterState() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        CheckedFlow flow =
                CheckedFlow.published(aDefinition(execution.start().version().definition()));
        Progress skipped = answered(execution, "ANA");
        Progress ahead = moved(FormStep.of(new Run(skipped.execution(), flow, NOON))
                .flatMap(step -> step.answer(context("accepted", true))));

        boolean saved = saved(store(), ahead);

        assertFalse(saved);
        assertKept(execution);
    }

    @Test
    void savesNoUnknownExecution() {
        Progress answered = answered(begun(aStartInProduction()).execution(), "ANA");

        boolean saved = saved(store(), answered);

        assertFalse(saved);
        assertNothingKept(answered);
    }

    @Test
    void letsOneOfManyTransitionsWin() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        List<Progress> answers = IntStream.range(0, 64)
                .mapToObj(number -> answered(execution, "ANA " + number))
                .toList();

        List<Boolean> saved = Race.of(64, number -> saved(store(), answers.get(number)));

        WorkflooExecution winner = answers.get(saved.indexOf(true)).execution();
        assertEquals(1, Collections.frequency(saved, true));
        assertKept(winner);
        assertEquals(
                winner.revision(),
                executions()
                        .history(production(workspace), execution.id())
                        .orElseThrow()
                        .events()
                        .size());
    }
}
