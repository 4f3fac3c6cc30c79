package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenarioId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Links.Link;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.scenario.Submissions;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do with scenarios. */
abstract class ScenariosContract {

    private static final int RACERS = 6;
    private static final int ROUNDS = 5;

    private final WorkspaceId workspace = aWorkspace();
    private DefinitionId definition;

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Scenarios scenarios() {
        return store().scenarios();
    }

    @BeforeEach
    void publishADefinition() {
        definition = aPublishedDefinition(store(), workspace).definition();
    }

    @Test
    void findsAScenario() {
        Scenario scenario = kept(store(), workspace, aScenario(definition));

        Optional<Scenario> found = scenarios().find(workspace, definition, scenario.id());

        assertEquals(Optional.of(scenario), found);
    }

    @Test
    void givesBackEverythingThatAScenarioCanSay() {
        Value.Context answers = context(
                "text",
                "Ñandú \"信用\" 😀 \\ \n",
                "number",
                new BigDecimal("1234567890.123456789012345678901234"),
                "whole",
                20000,
                "truth",
                false,
                "nothing",
                null,
                "set",
                List.of(object("a", "1990-08-15"), object("a", Arrays.asList(1, null, "x"))),
                "empty",
                List.of());
        Scenario scenario = new Scenario(
                aScenarioId(),
                definition,
                "Señora 😀 'quoted'",
                new Scenario.Script(
                        new Links(Map.of(
                                new NodeId("bureau"),
                                new Link(Either.right(context("score", 712)), Duration.ofSeconds(3), 2),
                                new NodeId("other"),
                                new Link(Either.left(new Links.Error("DOWN", "is away")), Duration.ZERO, 0))),
                        Submissions.answering(Map.of(APPLICANT, answers, new NodeId("offer"), Value.Context.EMPTY)),
                        Map.of(
                                new NodeId("later"),
                                CalendarDuration.parse("P1M2DT0.5S").orElseThrow())),
                new Expectation(Optional.of(Outcome.ERROR), List.of("one", "two"), Map.of(), Map.of()));

        kept(store(), workspace, scenario);

        assertEquals(Optional.of(scenario), scenarios().find(workspace, definition, scenario.id()));
    }

    @Test
    void givesBackAScenarioThatExpectsNothing() {
        Scenario scenario = new Scenario(
                aScenarioId(),
                definition,
                "Bare",
                new Scenario.Script(Links.NONE, Submissions.NONE),
                new Expectation(Optional.empty(), List.of(), Map.of(), Map.of()));

        kept(store(), workspace, scenario);

        assertEquals(Optional.of(scenario), scenarios().find(workspace, definition, scenario.id()));
    }

    @Test
    void listsScenariosInTheOrderOfTheirIds() {
        List<Scenario> sorted =
                sorted(Stream.generate(() -> aScenario(definition)).limit(20).toList());
        List<Scenario> backwards = new ArrayList<>(sorted);
        Collections.reverse(backwards);

        scenarios().replaceAll(workspace, definition, backwards);

        assertEquals(sorted, scenarios().of(workspace, definition));
    }

    @Test
    void replacesTheScenariosThatThereWere() {
        Scenario stays = kept(store(), workspace, aScenario(definition));
        Scenario goes = aScenario(definition);
        scenarios().replaceAll(workspace, definition, List.of(stays, goes));
        Scenario renamed = new Scenario(stays.id(), definition, "Renamed", stays.script(), stays.expect());

        scenarios().replaceAll(workspace, definition, List.of(renamed));

        assertEquals(List.of(renamed), scenarios().of(workspace, definition));
        assertEquals(Optional.of(renamed), scenarios().find(workspace, definition, stays.id()));
        assertEquals(Optional.empty(), scenarios().find(workspace, definition, goes.id()));
    }

    /** Many who replace them at once: all of one's are there in the end, and nobody else's. */
    @Test
    void keepsTheWholeSetOfOneOfMany() {
        ScenarioId shared = aScenarioId();
        List<List<Scenario>> sets = Stream.generate(() ->
                        List.of(renamed(aScenario(definition), shared), aScenario(definition), aScenario(definition)))
                .limit(RACERS)
                .map(ScenariosContract::sorted)
                .toList();

        for (int round = 0; round < ROUNDS; round++) {
            Race.of(RACERS, number -> {
                scenarios().replaceAll(workspace, definition, sets.get(number));
                return number;
            });
            List<Scenario> left = scenarios().of(workspace, definition);
            assertTrue(sets.contains(left), left.toString());
        }
    }

    /** Whether the definition was published in the workspace or not. */
    @Test
    void takesTheSameSetFromMany() {
        List<Scenario> set = sorted(List.of(aScenario(definition), aScenario(definition)));

        for (WorkspaceId where : List.of(workspace, aWorkspace())) {
            Race.of(RACERS, number -> {
                scenarios().replaceAll(where, definition, set);
                return number;
            });
            assertEquals(set, scenarios().of(where, definition));
        }
    }

    private static Scenario renamed(Scenario scenario, ScenarioId id) {
        return new Scenario(
                id, scenario.definition(), "Shared, of " + scenario.id(), scenario.script(), scenario.expect());
    }

    private static List<Scenario> sorted(List<Scenario> scenarios) {
        return scenarios.stream()
                .sorted(Comparator.comparing(scenario -> scenario.id().hex()))
                .toList();
    }

    @Test
    void deletesAllThatNothingReplaces() {
        Scenario scenario = kept(store(), workspace, aScenario(definition));

        scenarios().replaceAll(workspace, definition, List.of());

        assertEquals(List.of(), scenarios().of(workspace, definition));
        assertEquals(Optional.empty(), scenarios().find(workspace, definition, scenario.id()));
    }

    @Test
    void leavesOtherDefinitionsAlone() {
        DefinitionId other = aPublishedDefinition(store(), workspace).definition();
        Scenario theirs = kept(store(), workspace, aScenario(other));
        kept(store(), workspace, aScenario(definition));

        scenarios().replaceAll(workspace, definition, List.of());

        assertEquals(List.of(theirs), scenarios().of(workspace, other));
        assertEquals(Optional.empty(), scenarios().find(workspace, definition, theirs.id()));
    }

    @Test
    void leavesOtherWorkspacesAlone() {
        WorkspaceId other = aWorkspace();
        Scenario scenario = kept(store(), workspace, aScenario(definition));

        scenarios().replaceAll(other, definition, List.of());

        assertEquals(List.of(), scenarios().of(other, definition));
        assertEquals(Optional.empty(), scenarios().find(other, definition, scenario.id()));
        assertEquals(List.of(scenario), scenarios().of(workspace, definition));
    }

    @Test
    void keepsOneIdApartInTwoDefinitions() {
        DefinitionId other = aPublishedDefinition(store(), workspace).definition();
        ScenarioId shared = aScenarioId();
        Expectation anything = new Expectation(Optional.empty(), List.of(), Map.of(), Map.of());
        Scenario ours =
                new Scenario(shared, definition, "Ours", new Scenario.Script(Links.NONE, Submissions.NONE), anything);
        Scenario theirs =
                new Scenario(shared, other, "Theirs", new Scenario.Script(Links.NONE, Submissions.NONE), anything);

        kept(store(), workspace, ours);
        kept(store(), workspace, theirs);

        assertEquals(Optional.of(ours), scenarios().find(workspace, definition, shared));
        assertEquals(Optional.of(theirs), scenarios().find(workspace, other, shared));
    }

    @Test
    void keepsOneIdApartInTwoWorkspaces() {
        WorkspaceId other = aWorkspace();
        Scenario ours = kept(store(), workspace, aScenario(definition));
        Scenario theirs = new Scenario(ours.id(), definition, "Theirs", ours.script(), ours.expect());

        kept(store(), other, theirs);

        assertEquals(Optional.of(ours), scenarios().find(workspace, definition, ours.id()));
        assertEquals(Optional.of(theirs), scenarios().find(other, definition, ours.id()));
    }

    @Test
    void knowsNothingOfAnUnknownScenario() {
        kept(store(), workspace, aScenario(definition));

        Optional<Scenario> found = scenarios().find(workspace, definition, aScenarioId());

        assertEquals(Optional.empty(), found);
    }
}
