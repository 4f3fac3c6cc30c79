package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolDocument;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.named;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.pool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with pools, and with executions that were started from one. */
abstract class PoolsContract {

    private final WorkspaceId workspace = aWorkspace();
    private final PoolId id = aPoolId();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Pools pools() {
        return store().pools();
    }

    private Pool aPoolOfTwo() {
        return aPool(id, "draw < 0.5", aDefinitionId(), aDefinitionId());
    }

    private PoolVersion version(int number) {
        return new PoolVersion(id, number);
    }

    @Test
    void makesAPublishedVersionTheCurrentOne() {
        Pool pool = aPoolOfTwo();

        boolean published = pools().publish(workspace, 1, pool, NOON);

        assertTrue(published);
        assertEquals(Optional.of(version(1)), pools().current(workspace, id));
        assertEquals(Optional.of(pool), pools().find(workspace, version(1)));
    }

    @Test
    void publishesNoVersionButTheNext() {
        Pool pool = aPoolOfTwo();

        boolean second = pools().publish(workspace, 2, pool, NOON);
        boolean zeroth = pools().publish(workspace, 0, pool, NOON);
        boolean first = pools().publish(workspace, 1, pool, NOON);
        boolean firstAgain = pools().publish(workspace, 1, named(pool, "Another"), NOON);

        assertEquals(List.of(false, false, true, false), List.of(second, zeroth, first, firstAgain));
        assertEquals(Optional.of(pool), pools().find(workspace, version(1)));
    }

    @Test
    void keepsEarlierVersionsAsTheyWere() {
        Pool pool = aPoolOfTwo();
        published(store(), workspace, pool);

        published(store(), workspace, named(pool, "Renamed"));

        assertEquals(Optional.of(version(2)), pools().current(workspace, id));
        assertEquals(Optional.of(pool), pools().find(workspace, version(1)));
        assertEquals(Optional.of("Renamed"), pools().find(workspace, version(2)).map(Pool::name));
        assertEquals(Optional.empty(), pools().find(workspace, version(3)));
    }

    @Test
    void givesBackEverythingThatAPoolCanSay() {
        DefinitionId one = aDefinitionId();
        Map<String, Object> document = aPoolDocument(
                id,
                "today() > date(\"2026-01-31\") and draw in [0.1..0.2)",
                one,
                "not(day of week(today()) = \"Sunday\") or draw * 3 between 1 and 2",
                aDefinitionId(),
                one);
        document.put("name", "Señal 😀 \"quoted\"");
        document.put("timeZone", "America/Mexico_City");
        Pool pool = pool(document);

        PoolVersion version = published(store(), workspace, pool);

        assertEquals(Optional.of(pool), pools().find(workspace, version));
    }

    @Test
    void tellsWhichVersionSaysTheSame() {
        Pool pool = aPoolOfTwo();
        published(store(), workspace, pool);
        published(store(), workspace, named(pool, "Renamed"));
        published(store(), workspace, pool);
        published(store(), workspace, named(pool, "Renamed again"));

        assertEquals(Optional.of(version(3)), pools().saying(workspace, pool));
        assertEquals(Optional.of(version(2)), pools().saying(workspace, named(pool, "Renamed")));
        assertEquals(Optional.empty(), pools().saying(workspace, named(pool, "Something else")));
        assertEquals(Optional.empty(), pools().saying(aWorkspace(), pool));
    }

    @Test
    void showsAPoolToItsWorkspaceAlone() {
        WorkspaceId other = aWorkspace();
        Pool pool = aPoolOfTwo();
        published(store(), workspace, pool);

        assertEquals(Optional.empty(), pools().current(other, id));
        assertEquals(Optional.empty(), pools().find(other, version(1)));

        published(store(), other, named(pool, "Theirs"));

        assertEquals(Optional.of(pool), pools().find(workspace, version(1)));
        assertEquals(Optional.of("Theirs"), pools().find(other, version(1)).map(Pool::name));
    }

    @Test
    void letsOneOfManyPublishersWin() {
        Pool pool = aPoolOfTwo();

        List<Boolean> published =
                Race.of(16, number -> pools().publish(workspace, 1, named(pool, "Publisher " + number), NOON));

        assertEquals(1, Collections.frequency(published, true));
        assertEquals(
                Optional.of("Publisher " + published.indexOf(true)),
                pools().find(workspace, version(1)).map(Pool::name));
    }

    // Executions that were started from one

    private PoolVersion aPublishedPool() {
        return published(store(), workspace, aPoolOfTwo());
    }

    private Start chosen(Scope scope, PoolVersion pool) {
        DefinitionVersion definition = aPublishedDefinition(store(), workspace);
        return chosen(aStart(scope, definition), new PoolChoice(pool, Draw.of("0.123456789"), Optional.of(1)));
    }

    private static Start chosen(Start start, PoolChoice choice) {
        return new Start(
                start.scope(),
                start.version(),
                start.scenario(),
                start.origin(),
                start.callback(),
                start.expiresAt(),
                Optional.of(choice));
    }

    private StartResult start(Start start, Optional<IdempotencyKey> key) {
        return store().journal().start(begun(start), key);
    }

    @Test
    void keepsHowTheDefinitionWasChosen() {
        PoolVersion version = aPublishedPool();
        Start byEntry = chosen(production(workspace), version);
        Start byDefault = chosen(byEntry, new PoolChoice(version, Draw.of("0"), Optional.empty()));

        for (Start start : List.of(byEntry, byDefault)) {
            Progress started = begun(start);
            store().journal().start(started, Optional.empty());

            ExecutionHistory history = store().executions()
                    .history(production(workspace), started.execution().id())
                    .orElseThrow();
            WorkflooExecution found = store().executions()
                    .find(production(workspace), started.execution().id())
                    .orElseThrow();
            assertEquals(start, ((Started) history.events().get(0)).start());
            assertEquals(start, found.start());
        }
    }

    @Test
    void startsFromTheCurrentVersionAlone() {
        PoolVersion first = aPublishedPool();
        Start start = chosen(production(workspace), first);
        StartResult current = start(start, Optional.empty());
        PoolVersion second = aPublishedPool();

        StartResult outdated = start(start, Optional.empty());
        StartResult underAKey = start(start, Optional.of(anIdempotencyKey()));
        StartResult next = start(chosen(production(workspace), second), Optional.empty());

        assertTrue(current instanceof Kept);
        assertEquals(new Outdated(), outdated);
        assertEquals(new Outdated(), underAKey);
        assertTrue(next instanceof Kept);
    }

    @Test
    void startsFromNoPoolThatIsNotThere() {
        assertEquals(new Outdated(), start(chosen(production(workspace), version(1)), Optional.empty()));
    }

    @Test
    void reliesOnVersionScenarioAndPoolTogether() {
        PoolVersion first = aPublishedPool();
        Start plain = chosen(sandbox(workspace), first);
        Start start =
                following(kept(store(), workspace, aScenario(plain.version().definition())), plain);

        StartResult all = start(start, Optional.empty());
        store().scenarios().replaceAll(workspace, start.version().definition(), List.of());
        StartResult noScenario = start(start, Optional.empty());
        Start again =
                following(kept(store(), workspace, aScenario(plain.version().definition())), plain);
        aPublishedPool();
        StartResult noPool = start(again, Optional.empty());

        assertTrue(all instanceof Kept);
        assertEquals(new Outdated(), noScenario);
        assertEquals(new Outdated(), noPool);
    }

    @Test
    void isStartedOnceUnderAKey() {
        Start start = chosen(production(workspace), aPublishedPool());
        IdempotencyKey key = anIdempotencyKey();

        StartResult first = start(start, Optional.of(key));
        StartResult second = start(start, Optional.of(key));

        assertTrue(first instanceof Kept);
        assertEquals(new KeyTaken(), second);
        assertEquals(
                Optional.of(start.version().definition()),
                store().executions()
                        .startedUnder(production(workspace), key.key())
                        .map(Executions.KeptStart::definition));
    }
}
