package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenarioId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.scenario.Submissions;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever members are called: what a store keeps it gives back. */
class HostileNamesProperties {

    private static final Expectation NOTHING = new Expectation(Optional.empty(), List.of(), Map.of(), Map.of());

    private static HikariDataSource pool;
    private static List<Store> stores = List.of();

    @BeforeContainer
    static void open() {
        pool = TestPostgres.pool("jdbc:h2:mem:hostile-names");
        stores = List.of(new MemoryStore(), JdbcStore.on(pool, EncryptionKey.random()));
    }

    @AfterContainer
    static void close() {
        pool.close();
    }

    @Provide
    Arbitrary<Value> values() {
        return HostileNames.values();
    }

    @Provide
    Arbitrary<Value.Context> objects() {
        return HostileNames.objects();
    }

    @Provide
    Arbitrary<Value> written() {
        return HostileNames.written();
    }

    @Property(tries = 200)
    void aDefinitionComesBackAsItWas(@ForAll("values") Value value) {
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "One form",
                "start",
                "form",
                "nodes",
                List.of(aFormNode("form", "", aField("any", "TEXT", "defaultValue", value)))));

        for (Store store : stores) {
            WorkspaceId workspace = aWorkspace();
            DefinitionVersion version = published(store, workspace, definition);
            assertEquals(Optional.of(definition), store.definitions().find(workspace, version));
        }
    }

    @Property(tries = 200)
    void aScenarioComesBackAsItWas(
            @ForAll("objects") Value.Context answers, @ForAll("objects") Value.Context response) {
        Links links = new Links(Map.of(new NodeId("bureau"), new Links.Link(Either.right(response), Duration.ZERO, 0)));
        Scenario scenario = new Scenario(
                aScenarioId(),
                aDefinitionId(),
                "Hostile",
                new Scenario.Script(links, Submissions.answering(Map.of(new NodeId("form"), answers))),
                NOTHING);

        for (Store store : stores) {
            WorkspaceId workspace = aWorkspace();
            kept(store, workspace, scenario);
            assertEquals(
                    Optional.of(scenario), store.scenarios().find(workspace, scenario.definition(), scenario.id()));
        }
    }

    @Property(tries = 200)
    void anExecutionComesBackAsItWas(@ForAll("written") Value value) {
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Variables",
                "start",
                "values",
                "nodes",
                List.of(object(
                        "id",
                        "values",
                        "type",
                        "VARIABLES",
                        "name",
                        "Values",
                        "variables",
                        object("any", HostileNames.expression(value))))));

        for (Store store : stores) {
            Scope scope = Scope.production(aWorkspace().name());
            DefinitionVersion version = published(store, scope.workspace(), definition);
            Progress run = begun(aStart(scope, version), CheckedFlow.published(definition), NOON);
            WorkflooExecution execution = run.execution();
            store.journal().start(run, Optional.empty());
            assertEquals(
                    value, execution.data().values().get(new NodeId("values")).get("any"));
            assertEquals(Optional.of(execution), store.executions().find(scope, execution.id()));
            assertEquals(
                    run.events(),
                    store.executions()
                            .history(scope, execution.id())
                            .orElseThrow()
                            .events());
        }
    }
}
