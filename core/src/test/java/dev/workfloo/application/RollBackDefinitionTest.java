package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollBackDefinitionTest {

    private final WatchedStore store = new WatchedStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, new ManualClock(NOON), new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionId id = aDefinitionId();
    private final WorkflooDefinition one = aDefinition(id);
    private final WorkflooDefinition two = named(one, "Two");

    private DefinitionVersion version(int number) {
        return new DefinitionVersion(id, number);
    }

    private Either<WorkflooProblem, Publication> rollBack(int version) {
        return workfloo.rollbacks().rollBack(workspace, id, version);
    }

    private void publishBoth() {
        published(store, workspace, one);
        published(store, workspace, two);
    }

    private DefinitionVersion versionOfANewExecution() {
        ExecutionId started = workfloo.executions()
                .execute(StartWorkfloo.of(production(workspace), id.hex()))
                .get()
                .id();
        return store.executions().find(started).orElseThrow().start().version();
    }

    @Test
    void publishesAnOldVersionAnew() {
        publishBoth();
        DefinitionVersion before = versionOfANewExecution();

        Publication publication = rollBack(1).get();

        assertEquals(new Publication(version(3), true, List.of(), List.of()), publication);
        assertEquals(Optional.of(one), store.definitions().find(workspace, version(3)));
        assertEquals(version(2), before);
        assertEquals(version(3), versionOfANewExecution());
    }

    @Test
    void isNotUndoneByTheFileThatItRolledBack() {
        publishBoth();
        rollBack(1);
        Map<String, Object> file = aDocument(id);
        file.put("name", "Two");

        Either<WorkflooProblem, Publication> again = workfloo.definitions().publishNews(workspace, Value.of(file));

        assertEquals(new SaidBefore(version(2), version(3)), again.getLeft());
    }

    @Test
    void keepsTheScenariosAndJudgesThem() {
        publishBoth();
        Scenario scenario = kept(store, workspace, aScenario(id));

        Publication publication = rollBack(1).get();

        assertEquals(List.of(scenario), store.scenarios().of(workspace, id));
        assertEquals(1, publication.verdicts().size());
        assertTrue(!publication.verdicts().get(0).passed());
    }

    @Test
    void refusesAnUnknownDefinition() {
        Either<WorkflooProblem, Publication> refused = rollBack(1);

        assertEquals(WorkflooProblem.UNKNOWN_DEFINITION, refused.getLeft());
    }

    @Test
    void refusesAnUnknownVersion() {
        publishBoth();

        for (int unknown : List.of(-1, 0, 3)) {
            Either<WorkflooProblem, Publication> refused = rollBack(unknown);

            assertEquals(WorkflooProblem.unknownVersion(version(unknown), version(2)), refused.getLeft());
            assertEquals(Kind.UNKNOWN_VERSION, refused.getLeft().kind());
            assertEquals(
                    "definition " + id + " has no version " + unknown + ": its versions are 1 to 2",
                    refused.getLeft().message());
        }
    }

    @Test
    void refusesWhatIsCurrentAlready() {
        publishBoth();
        published(store, workspace, one);

        for (int said : List.of(1, 3)) {
            Either<WorkflooProblem, Publication> refused = rollBack(said);

            assertEquals(WorkflooProblem.alreadyCurrent(version(3)), refused.getLeft());
            assertEquals(Kind.ALREADY_PUBLISHED, refused.getLeft().kind());
        }
        assertEquals(Optional.of(version(3)), store.definitions().current(workspace, id));
    }

    /** An earlier release may have published what the checks of today do not let pass. */
    @Test
    void refusesWhatTheChecksOfTodayRefuse() {
        Map<String, Object> document = aDocument(id);
        document.put("nodes", List.of(aFormNode("applicant", "gone", aField("a", "TEXT"))));
        published(store, workspace, read(document));
        published(store, workspace, two);

        Either<WorkflooProblem, Publication> refused = rollBack(1);

        assertInstanceOf(DefinitionRefused.class, refused.getLeft());
        assertEquals(Optional.of(version(2)), store.definitions().current(workspace, id));
    }

    @Test
    void rollsBackOnceWhateverManyAskFor() {
        publishBoth();

        List<Boolean> done = Race.of(16, number -> rollBack(1).isRight());

        assertEquals(1, done.stream().filter(it -> it).count());
        assertEquals(Optional.of(version(3)), store.definitions().current(workspace, id));
    }
}
