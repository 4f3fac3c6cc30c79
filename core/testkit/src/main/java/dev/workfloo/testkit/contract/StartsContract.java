package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do with starts: kept whole or not at all, and not where they are of what is no longer so. */
abstract class StartsContract extends ExecutionTests {

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
}
