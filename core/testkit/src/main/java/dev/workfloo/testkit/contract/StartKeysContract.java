package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.KeptStart;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do with the idempotency keys of starts. */
abstract class StartKeysContract extends ExecutionTests {

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
}
