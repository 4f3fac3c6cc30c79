package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDecidingDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.application.port.out.Executions.KeptStart;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.contract.fixture.Race;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store must do with executions. */
abstract class ExecutionsContract {

    private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Executions executions() {
        return store().executions();
    }

    private ExecutionJournal journal() {
        return store().journal();
    }

    private Start aStartInProduction() {
        return aStart(production(workspace), aPublishedDefinition(store(), workspace));
    }

    private long numberOf(StartResult result) {
        return assertInstanceOf(Kept.class, result).number();
    }

    private void assertKept(WorkflooExecution execution) {
        Scope scope = execution.start().scope();
        assertEquals(Optional.of(execution), executions().find(scope, execution.id()));
        ExecutionHistory history = executions().history(scope, execution.id()).orElseThrow();
        assertEquals(execution, history.execution());
        Standing standing = executions().standing(scope, execution.id()).orElseThrow();
        assertEquals(standing.mark().map(Standing.Mark::value), history.write());
    }

    private void assertNothingKept(Progress started) {
        Scope scope = started.execution().start().scope();
        assertEquals(
                Optional.empty(), executions().find(scope, started.execution().id()));
        assertEquals(
                Optional.empty(),
                executions().history(scope, started.execution().id()));
    }

    private void assertNothingKeptUnder(IdempotencyKey key, Progress started) {
        assertNothingKept(started);
        assertEquals(
                Optional.empty(),
                executions().startedUnder(started.execution().start().scope(), key.key()));
    }

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

    // Starting

    @Test
    void keepsAStart() {
        Progress started = begun(aStartInProduction());

        StartResult result = journal().start(started, NO_KEY);

        assertInstanceOf(Kept.class, result);
        assertKept(started.execution());
        assertEquals(
                started.events(),
                executions()
                        .history(production(workspace), started.execution().id())
                        .orElseThrow()
                        .events());
    }

    @Test
    void keepsAStartToTheNanosecond() {
        Progress started = begun(aStartInProduction(), Instant.parse("2026-12-31T23:59:59.123456789Z"));

        journal().start(started, NO_KEY);

        assertKept(started.execution());
    }

    @Test
    void keepsAStartThatFinishesAtOnce() {
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Label only",
                "start",
                "done",
                "nodes",
                List.of(aLabelNode("done", "", "año", "prime"))));
        Start start = aStart(production(workspace), published(store(), workspace, definition));
        Progress started = begun(start, CheckedFlow.published(definition), NOON);

        journal().start(started, NO_KEY);

        assertEquals(
                Optional.of(Outcome.SUCCESS), started.execution().position().outcome());
        assertKept(started.execution());
    }

    @Test
    void keepsWhoAskedAndWhereToReport() {
        Start plain = aStartInProduction();
        Start start = new Start(
                plain.scope(),
                plain.version(),
                Optional.empty(),
                new Origin("Integración 😀", Optional.of("2001:db8::1")),
                Optional.of(new CallbackReceiver("https://example.com/hook?a=b&c=%20", Optional.of("s3cret 'key'"))),
                Optional.of(NOON.plusSeconds(60)),
                Optional.empty());
        Progress started = begun(start);

        journal().start(started, NO_KEY);

        WorkflooExecution found =
                executions().find(start.scope(), started.execution().id()).orElseThrow();
        assertEquals(start, found.start());
        assertKept(started.execution());
    }

    @Test
    void keepsAnOriginAndACallbackWithTheLeast() {
        Start plain = aStartInProduction();
        Start start = new Start(
                plain.scope(),
                plain.version(),
                Optional.empty(),
                new Origin("embedded", Optional.empty()),
                Optional.of(new CallbackReceiver("https://example.com", Optional.empty())),
                Optional.empty(),
                Optional.empty());
        Progress started = begun(start);

        journal().start(started, NO_KEY);

        assertKept(started.execution());
    }

    @Test
    void keepsTheScenarioWithItsName() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Scenario scenario = kept(store(), workspace, aScenario(version.definition()));
        Progress started = begun(following(scenario, aStart(sandbox(workspace), version)));

        StartResult result = journal().start(started, NO_KEY);

        assertInstanceOf(Kept.class, result);
        assertKept(started.execution());
    }

    @Test
    void numbersExecutionsUpwards() {
        Start start = aStartInProduction();

        long first = numberOf(journal().start(begun(start), NO_KEY));
        long second = numberOf(journal().start(begun(start), NO_KEY));
        long third = numberOf(journal().start(begun(aStartInProduction()), NO_KEY));

        assertTrue(0 < first && first < second && second < third, first + " < " + second + " < " + third);
    }

    @Test
    void givesNoNumberTwice() {
        Start start = aStartInProduction();
        List<Progress> starts =
                IntStream.range(0, 64).mapToObj(number -> begun(start)).toList();

        List<StartResult> results = Race.of(64, number -> journal().start(starts.get(number), NO_KEY));

        List<Long> numbers = results.stream().map(this::numberOf).toList();
        assertEquals(64, new HashSet<>(numbers).size());
        starts.forEach(started -> assertKept(started.execution()));
    }

    // Starting from what is no longer so

    @Test
    void keepsNoStartOfAReplacedVersion() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Progress started = begun(aStart(production(workspace), version));
        IdempotencyKey key = anIdempotencyKey();
        republished(store(), workspace, version);

        StartResult result = journal().start(started, Optional.of(key));

        assertEquals(new Outdated(), result);
        assertNothingKeptUnder(key, started);
    }

    @Test
    void keepsNoStartOfAVersionNotYetPublished() {
        DefinitionVersion first = aPublishedDefinition(store(), workspace);
        DefinitionVersion next = new DefinitionVersion(first.definition(), 2);
        Progress started = begun(aStart(production(workspace), next));
        IdempotencyKey key = anIdempotencyKey();

        StartResult result = journal().start(started, Optional.of(key));

        assertEquals(new Outdated(), result);
        assertNothingKeptUnder(key, started);
    }

    @Test
    void keepsNoStartOfAnUnknownDefinition() {
        Progress started = begun(aStart(production(workspace), new DefinitionVersion(aDefinitionId(), 1)));
        IdempotencyKey key = anIdempotencyKey();

        StartResult result = journal().start(started, Optional.of(key));

        assertEquals(new Outdated(), result);
        assertNothingKeptUnder(key, started);
    }

    @Test
    void keepsNoStartOfAnotherWorkspacesDefinition() {
        DefinitionVersion theirs = aPublishedDefinition(store(), aWorkspace());
        Progress started = begun(aStart(production(workspace), theirs));

        StartResult result = journal().start(started, NO_KEY);

        assertEquals(new Outdated(), result);
        assertNothingKept(started);
    }

    @Test
    void keepsNoStartInADeletedScenario() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Scenario scenario = kept(store(), workspace, aScenario(version.definition()));
        Progress started = begun(following(scenario, aStart(sandbox(workspace), version)));
        IdempotencyKey key = anIdempotencyKey();
        kept(store(), workspace, aScenario(version.definition()));

        StartResult result = journal().start(started, Optional.of(key));

        assertEquals(new Outdated(), result);
        assertNothingKeptUnder(key, started);
    }

    @Test
    void keepsNoStartInAnUnknownScenario() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Progress started = begun(following(aScenario(version.definition()), aStart(sandbox(workspace), version)));

        StartResult result = journal().start(started, NO_KEY);

        assertEquals(new Outdated(), result);
        assertNothingKept(started);
    }

    @Test
    void keepsNoStartInAScenarioFromElsewhere() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        DefinitionVersion other = aPublishedDefinition(store(), workspace);
        Scenario ofAnother = kept(store(), workspace, aScenario(other.definition()));
        Scenario ofOtherWorkspace = kept(store(), aWorkspace(), aScenario(version.definition()));

        for (Scenario scenario : List.of(ofAnother, ofOtherWorkspace)) {
            Progress started = begun(following(scenario, aStart(sandbox(workspace), version)));

            StartResult result = journal().start(started, NO_KEY);

            assertEquals(new Outdated(), result);
            assertNothingKept(started);
        }
    }

    @Test
    void takesAKeyAfterAnOutdatedStart() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        IdempotencyKey key = anIdempotencyKey();
        DefinitionVersion next = republished(store(), workspace, version);
        journal().start(begun(aStart(production(workspace), version)), Optional.of(key));
        Progress started = begun(aStart(production(workspace), next));

        StartResult result = journal().start(started, Optional.of(key));

        assertInstanceOf(Kept.class, result);
        assertKept(started.execution());
    }

    @Test
    void keepsRunningExecutionsOnTheirVersion() {
        WorkflooExecution execution = aStartedExecution(store(), workspace);
        republished(store(), workspace, execution.start().version());
        Progress answered = answered(execution, "ANA");

        boolean saved = saved(store(), answered);

        assertTrue(saved);
        assertKept(answered.execution());
    }

    // Idempotency keys

    @Test
    void remembersWhatWasStartedUnderAKey() {
        Progress started = begun(aStartInProduction(), NOON.plusMillis(7));
        IdempotencyKey key = anIdempotencyKey();

        long number = numberOf(journal().start(started, Optional.of(key)));

        KeptStart expected = new KeptStart(
                started.execution().id(),
                started.execution().start().version().definition(),
                number,
                key.fingerprint(),
                NOON.plusMillis(7));
        assertEquals(Optional.of(expected), executions().startedUnder(production(workspace), key.key()));
    }

    @Test
    void keepsOneStartUnderAKey() {
        Start start = aStartInProduction();
        Progress first = begun(start);
        Progress second = begun(start);
        IdempotencyKey key = anIdempotencyKey();
        journal().start(first, Optional.of(key));

        StartResult result = journal().start(second, Optional.of(key));

        assertEquals(new KeyTaken(), result);
        assertNothingKept(second);
        assertEquals(
                Optional.of(first.execution().id()),
                executions().startedUnder(start.scope(), key.key()).map(KeptStart::id));
    }

    @Test
    void holdsAKeyTakenWhateverThePayload() {
        Start start = aStartInProduction();
        IdempotencyKey key = anIdempotencyKey();
        IdempotencyKey reused =
                IdempotencyKey.of(key.key(), Value.of("another payload")).orElseThrow();
        journal().start(begun(start), Optional.of(key));

        StartResult result = journal().start(begun(start), Optional.of(reused));

        assertEquals(new KeyTaken(), result);
        assertEquals(
                Optional.of(key.fingerprint()),
                executions().startedUnder(start.scope(), key.key()).map(KeptStart::fingerprint));
    }

    @Test
    void takesTheLongestAndStrangestKeys() {
        Start start = aStartInProduction();

        for (String name : List.of("x".repeat(255), "ñ".repeat(255), "'; --", " ", "A", "a", "😀")) {
            Progress started = begun(start);

            StartResult result = journal().start(started, Optional.of(anIdempotencyKey(name)));

            assertInstanceOf(Kept.class, result, name);
            assertEquals(
                    Optional.of(started.execution().id()),
                    executions().startedUnder(start.scope(), name).map(KeptStart::id));
        }
    }

    @Test
    void takesOneKeyInEachScope() {
        WorkspaceId other = aWorkspace();
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        DefinitionVersion theirs = published(store(), other, aDefinition(version.definition()));
        Scenario scenario = kept(store(), workspace, aScenario(version.definition()));
        IdempotencyKey key = anIdempotencyKey();
        List<Progress> starts = List.of(
                begun(aStart(production(workspace), version)),
                begun(following(scenario, aStart(sandbox(workspace), version))),
                begun(aStart(production(other), theirs)));

        List<StartResult> results = starts.stream()
                .map(started -> journal().start(started, Optional.of(key)))
                .toList();

        results.forEach(result -> assertInstanceOf(Kept.class, result));
        for (Progress started : starts) {
            WorkflooExecution execution = started.execution();
            assertEquals(
                    Optional.of(execution.id()),
                    executions()
                            .startedUnder(execution.start().scope(), key.key())
                            .map(KeptStart::id));
        }
    }

    @Test
    void knowsNothingOfAnUnusedKey() {
        journal().start(begun(aStartInProduction()), Optional.of(anIdempotencyKey()));

        Optional<KeptStart> found = executions()
                .startedUnder(production(workspace), anIdempotencyKey().key());

        assertEquals(Optional.empty(), found);
    }

    @Test
    void showsAKeyInItsScopeAlone() {
        IdempotencyKey key = anIdempotencyKey();

        journal().start(begun(aStartInProduction()), Optional.of(key));

        assertEquals(Optional.empty(), executions().startedUnder(sandbox(workspace), key.key()));
        assertEquals(Optional.empty(), executions().startedUnder(production(aWorkspace()), key.key()));
    }

    @Test
    void forgetsKeysUsedBeforeATime() {
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        Start start = aStartInProduction();
        Progress older = begun(start, longAgo.minusMillis(1));
        Progress newer = begun(start, longAgo);
        IdempotencyKey olderKey = anIdempotencyKey();
        IdempotencyKey newerKey = anIdempotencyKey();
        journal().start(older, Optional.of(olderKey));
        journal().start(newer, Optional.of(newerKey));

        journal().forgetKeys(longAgo);

        assertEquals(Optional.empty(), executions().startedUnder(start.scope(), olderKey.key()));
        assertEquals(
                Optional.of(newer.execution().id()),
                executions().startedUnder(start.scope(), newerKey.key()).map(KeptStart::id));
        assertKept(older.execution());
    }

    @Test
    void takesAForgottenKeyAgain() {
        Instant longAgo = Instant.parse("1999-01-01T00:00:00Z");
        Start start = aStartInProduction();
        IdempotencyKey key = anIdempotencyKey();
        journal().start(begun(start, longAgo), Optional.of(key));
        journal().forgetKeys(longAgo.plus(Duration.ofHours(1)));
        Progress again = begun(start);

        StartResult result = journal().start(again, Optional.of(key));

        assertInstanceOf(Kept.class, result);
        assertEquals(
                Optional.of(again.execution().id()),
                executions().startedUnder(start.scope(), key.key()).map(KeptStart::id));
    }

    @Test
    void letsOneOfManyStartUnderAKey() {
        Start start = aStartInProduction();
        IdempotencyKey key = anIdempotencyKey();
        List<Progress> starts =
                IntStream.range(0, 64).mapToObj(number -> begun(start)).toList();

        List<StartResult> results = Race.of(64, number -> journal().start(starts.get(number), Optional.of(key)));

        List<Integer> winners = IntStream.range(0, 64)
                .filter(number -> results.get(number) instanceof Kept)
                .boxed()
                .toList();
        assertEquals(1, winners.size());
        for (int number = 0; number < 64; number++) {
            if (winners.contains(number)) continue;
            StartResult lost = results.get(number);
            assertTrue(lost instanceof KeyTaken || lost instanceof KeyInUse, lost.toString());
            assertNothingKept(starts.get(number));
        }
        WorkflooExecution winner = starts.get(winners.get(0)).execution();
        assertKept(winner);
        assertEquals(
                Optional.of(winner.id()),
                executions().startedUnder(start.scope(), key.key()).map(KeptStart::id));
    }

    // Moving on

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
