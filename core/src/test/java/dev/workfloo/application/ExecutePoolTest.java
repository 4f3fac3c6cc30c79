package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolDocument;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.anEndlessCondition;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.firstHolding;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.PoolUndecided;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioPolicy;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Starts of what a pool chooses. The test says what is drawn. */
class ExecutePoolTest {

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Deque<String> draws = new ArrayDeque<>();
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .draws(() -> Draw.of(draws.remove()))
            .build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionId challenger =
            aPublishedDefinition(store, workspace).definition();
    private final DefinitionId champion = aPublishedDefinition(store, workspace).definition();
    private final PoolId pool = aPoolId();

    private StartWorkfloo aStart() {
        return StartWorkfloo.fromPool(production(workspace), pool.hex(), Map.of());
    }

    private Either<WorkflooProblem, StartedWorkfloo> execute(StartWorkfloo command, String... drawn) {
        draws.addAll(List.of(drawn));
        return workfloo.executions().execute(command);
    }

    private StartedWorkfloo started(StartWorkfloo command, String... drawn) {
        return execute(command, drawn).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private Start startOf(StartedWorkfloo started) {
        return store.unwatched()
                .executions()
                .find(production(workspace), started.id())
                .map(WorkflooExecution::start)
                .orElseThrow();
    }

    private PoolVersion publish(Object... entries) {
        return published(store.unwatched(), workspace, aPool(pool, entries));
    }

    private static Either<WorkflooProblem, StartedWorkfloo> refused(WorkflooProblem problem) {
        return Either.left(problem);
    }

    // What is chosen

    @Test
    void executesTheFirstWhoseConditionHolds() {
        PoolVersion version = publish("draw < 0.2", challenger, "draw < 0.9", champion, challenger);

        StartedWorkfloo first = started(aStart(), "0.199999999");
        StartedWorkfloo second = started(aStart(), "0.2");
        StartedWorkfloo none = started(aStart(), "0.9");

        assertEquals(
                List.of(challenger, champion, challenger),
                List.of(first.definition(), second.definition(), none.definition()));
        assertEquals(new DefinitionVersion(champion, 1), startOf(second).version());
        assertEquals(
                Optional.of(new PoolChoice(version, Draw.of("0.199999999"), Optional.of(0))),
                startOf(first).pool());
        assertEquals(
                Optional.of(new PoolChoice(version, Draw.of("0.2"), Optional.of(1))),
                startOf(second).pool());
        assertEquals(
                Optional.of(new PoolChoice(version, Draw.of("0.9"), Optional.empty())),
                startOf(none).pool());
    }

    @Test
    void readsTheMomentInThePoolsZone() {
        Map<String, Object> document = aPoolDocument(
                pool,
                "today() < date(\"2026-03-02\")",
                challenger,
                "now() >= date and time(\"2026-03-02T06:00:00Z\")",
                champion);
        document.put("timeZone", "America/Mexico_City");
        workfloo.pools().publish(workspace, Value.of(document)).getOrElseThrow(it -> new AssertionError(it.message()));

        clock.pass(Duration.ofHours(18).minusSeconds(1));
        StartedWorkfloo before = started(aStart(), "0");
        clock.pass(Duration.ofSeconds(1));
        StartedWorkfloo behind = started(aStart(), "0");

        assertEquals(List.of(challenger, champion), List.of(before.definition(), behind.definition()));
    }

    /** What is recorded with the start is all that it takes to choose once more. */
    @Test
    void canBeToldLater() {
        PoolVersion version =
                publish("draw < 0.5 and now() > date and time(\"2026-03-01T11:00:00Z\")", challenger, champion);
        StartedWorkfloo started = started(aStart(), "0.25");
        publish("true", champion);

        WorkflooExecution execution =
                store.executions().find(production(workspace), started.id()).orElseThrow();
        PoolChoice choice = execution.start().pool().orElseThrow();
        Pool then = store.pools().find(workspace, choice.pool()).orElseThrow();

        assertEquals(version, choice.pool());
        assertEquals(choice.entry(), firstHolding(then, execution.startedAt(), choice.draw()));
        assertEquals(Optional.of(challenger), then.definition(choice.entry()));
    }

    @Test
    void givesSharesByWhatIsDrawn() {
        publish("draw < 0.25", challenger, champion);

        int challenged = 0;
        for (int percent = 0; percent < 100; percent++) {
            StartedWorkfloo started = started(aStart(), "0." + (percent < 10 ? "0" : "") + percent);
            if (started.definition().equals(challenger)) challenged++;
        }

        assertEquals(25, challenged);
    }

    @Test
    void drawsByTheHostsRandomUnlessSomebodySaysOtherwise() {
        publish("draw < 0.5", challenger, champion);
        Workfloo usual = Workfloo.builder(store, clock, new SecureRandom()).build();

        StartedWorkfloo started =
                usual.executions().execute(aStart()).getOrElseThrow(problem -> new AssertionError(problem.message()));

        Draw draw = startOf(started).pool().orElseThrow().draw();
        boolean isLow = draw.number().compareTo(Draw.of("0.5").number()) < 0;
        assertEquals(isLow ? challenger : champion, started.definition());
    }

    @Test
    void drawsNothingWhereADefinitionIsNamed() {
        StartedWorkfloo started = started(StartWorkfloo.of(production(workspace), champion.hex()));

        assertEquals(Optional.empty(), startOf(started).pool());
        assertEquals(champion, started.definition());
    }

    @Test
    void takesAnswersToTheFirstStep() {
        publish("true", champion);

        StartedWorkfloo started = started(aStart().withForm(Map.of("first_name", "ANA")), "0");

        assertTrue(store.executions()
                .find(production(workspace), started.id())
                .orElseThrow()
                .position()
                .waitsAt()
                .filter(it -> it.name().equals("offer"))
                .isPresent());
    }

    // What is refused

    @Test
    void refusesInTheContractsOrder() {
        publish("draw < 0.5", challenger);
        Scope scope = sandbox(workspace);
        Scenario scenario = kept(store.unwatched(), workspace, aScenario(challenger));

        assertEquals(
                refused(WorkflooProblem.fieldRequired("idPoolDefinition")),
                execute(StartWorkfloo.fromPool(scope, " ", Map.of()), "0"));
        for (String unknown : List.of(aPoolId().hex(), champion.hex(), "nonsense")) {
            assertEquals(
                    refused(WorkflooProblem.UNKNOWN_POOL),
                    execute(StartWorkfloo.fromPool(scope, unknown, Map.of()), "0"));
        }
        assertEquals(refused(WorkflooProblem.NOTHING_CHOSEN), execute(inSandbox(Map.of()), "0.5"));
        assertEquals(refused(WorkflooProblem.SCENARIO_REQUIRED), execute(inSandbox(Map.of()), "0"));
        assertEquals(
                refused(WorkflooProblem.SCENARIO_REQUIRED),
                execute(inSandbox(Map.of(champion, scenario.id().hex())), "0"));
        assertEquals(
                refused(WorkflooProblem.UNKNOWN_SCENARIO), execute(inSandbox(Map.of(challenger, "nonsense")), "0"));
        assertEquals(
                challenger,
                started(inSandbox(Map.of(challenger, scenario.id().hex())), "0").definition());
    }

    private StartWorkfloo inSandbox(Map<DefinitionId, String> scenarios) {
        return StartWorkfloo.fromPool(sandbox(workspace), pool.hex(), scenarios);
    }

    @Test
    void refusesAPoolOfSomebodyElse() {
        published(store.unwatched(), aWorkspace(), aPool(pool, "true", champion));

        assertEquals(refused(WorkflooProblem.UNKNOWN_POOL), execute(aStart(), "0"));
    }

    @Test
    void refusesWhatIsNotPublished() {
        publish("true", aDefinitionId());

        assertEquals(refused(WorkflooProblem.UNKNOWN_DEFINITION), execute(aStart(), "0"));
    }

    @Test
    void needsNoScenarioWhereTheDeploymentAsksForNone() {
        publish("true", champion);
        draws.add("0");

        Workfloo fewer = Workfloo.builder(store, clock, new SecureRandom())
                .draws(() -> Draw.of(draws.remove()))
                .scenarios(ScenarioPolicy.CONNECTORS)
                .build();
        Either<WorkflooProblem, StartedWorkfloo> started = fewer.executions().execute(inSandbox(Map.of()));

        assertTrue(started.isRight(), started::toString);
    }

    @Test
    void namesItsScenariosWithThePool() {
        assertThrows(IllegalStateException.class, () -> aStart().inScenario("6571181fd511b6e54fe2a968"));
    }

    // Once, and quickly

    @Test
    void isOneWriteWithoutARead() {
        publish("draw < 0.5", challenger, champion);
        started(aStart(), "0");
        started(aStart(), "0.5");
        int reads = store.reads();
        int writes = store.writes();

        started(aStart(), "0.1");
        started(aStart(), "0.9");

        assertEquals(0, store.reads() - reads);
        assertEquals(2, store.writes() - writes);
    }

    @Test
    void drawsNothingAnewForARepeatedKey() {
        publish("draw < 0.5", challenger, champion);
        IdempotencyKey key = anIdempotencyKey();

        StartedWorkfloo first = started(aStart().once(key), "0.1");
        StartedWorkfloo again = started(aStart().once(key), "0.9");
        publish("true", champion);
        StartedWorkfloo later = started(aStart().once(key), "0.9");

        assertEquals(first, again);
        assertEquals(first, later);
        assertEquals(challenger, later.definition());
        assertEquals(Draw.of("0.1"), startOf(later).pool().orElseThrow().draw());
    }

    @Test
    void answersARepeatedKeyAlsoWhereNothingWouldBeChosenNow() {
        publish("draw < 0.5", challenger);
        IdempotencyKey key = anIdempotencyKey();

        StartedWorkfloo first = started(aStart().once(key), "0.1");

        assertEquals(first, started(aStart().once(key), "0.9"));
        assertEquals(refused(WorkflooProblem.NOTHING_CHOSEN), execute(aStart(), "0.9"));
    }

    @Test
    void answersARepeatedKeyAlsoWhereNothingCanBeDecidedNow() {
        publish("draw < 0.5", challenger, champion);
        IdempotencyKey key = anIdempotencyKey();
        StartedWorkfloo first = started(aStart().once(key), "0.1");
        PoolVersion endless = publish("draw < 0.05", challenger, anEndlessCondition(), champion);
        started(aStart(), "0.01");

        assertEquals(first, started(aStart().once(key), "0.9"));
        assertEquals(
                refused(new PoolUndecided(endless, new Pool.Failure(1, "takes more steps than an evaluation may"))),
                execute(aStart(), "0.9"));
        publish("true", champion);
        assertEquals(champion, started(aStart(), "0.9").definition());
    }

    @Test
    void goesByWhatWasPublishedMeanwhile() {
        publish("draw < 0.5", challenger, champion);
        started(aStart(), "0.1");
        store.beforeTheNextWrite(() -> publish("draw < 0.05", challenger, champion));

        StartedWorkfloo started = started(aStart(), "0.1");

        assertEquals(champion, started.definition());
        assertEquals(
                Optional.of(new PoolChoice(new PoolVersion(pool, 2), Draw.of("0.1"), Optional.empty())),
                startOf(started).pool());
        assertTrue(draws.isEmpty());
    }

    @Test
    void goesByTheDefinitionThatWasPublishedMeanwhile() {
        publish("true", champion);
        started(aStart(), "0");
        store.beforeTheNextWrite(() -> republished(store.unwatched(), workspace, new DefinitionVersion(champion, 1)));

        StartedWorkfloo started = started(aStart(), "0");

        assertEquals(new DefinitionVersion(champion, 2), startOf(started).version());
    }

    @Test
    void doesNotRefuseByWhatIsOnlyRemembered() {
        publish("draw < 0.5", challenger);
        started(aStart(), "0.1");
        publish("draw < 0.5", challenger, champion);

        assertEquals(champion, started(aStart(), "0.9").definition());
    }
}
