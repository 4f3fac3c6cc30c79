package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each text that comes is a part of the statement that keeps the step: a step takes many, and not very many. */
abstract class ManyTextsContract {

    private static final int TEXTS = 150;

    private final Scope scope = Scope.production(aWorkspace().name());

    abstract JdbcStore store();

    abstract DataSource connections();

    private static WorkflooDefinition definition() {
        Object[] fields = texts().keySet().stream()
                .map(name -> aField(name, "TEXT", "maxLength", 20_000))
                .toArray();
        return read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Many texts",
                "start",
                "texts",
                "nodes",
                List.of(
                        aFormNode("texts", "one", fields),
                        aFormNode("one", "two", aField("word", "TEXT")),
                        aFormNode("two", "", aField("word", "TEXT", "required", true)))));
    }

    private static Map<String, Value> texts() {
        Map<String, Value> texts = new TreeMap<>();
        for (int i = 100; i < 100 + TEXTS; i++)
            texts.put("text" + i, new Value.Text(("text " + i + " ").repeat(2_000)));
        return texts;
    }

    private static Progress answered(WorkflooExecution execution, CheckedFlow flow, Map<String, Value> answers) {
        return moved(
                FormStep.of(new Run(execution, flow, NOON)).flatMap(step -> step.answer(new Value.Context(answers))));
    }

    private int documentsOf(WorkflooExecution execution) {
        return new Sql(connections())
                .first(
                        "select count(*) from workfloo_document where execution_id = ?",
                        row -> row.getInt(1),
                        execution.id().hex())
                .orElseThrow();
    }

    /** Those beyond the bound stay in the row until then. */
    @Test
    void theyAreKeptApartWithSeveralSteps() {
        WorkflooDefinition definition = definition();
        CheckedFlow flow = CheckedFlow.published(definition);
        Progress started = begun(
                aStart(
                        scope,
                        published(store(), new WorkspaceId(scope.workspace().name()), definition)),
                flow,
                NOON);
        store().journal().start(started, Optional.empty());
        WorkflooExecution execution = started.execution();
        List<Integer> documents = new ArrayList<>();

        for (Map<String, Value> answers : List.<Map<String, Value>>of(
                texts(), Map.of("word", new Value.Text("one")), Map.of("word", new Value.Text("two")))) {
            assertTrue(saved(store(), answered(execution, flow, answers)));
            execution = store().executions().find(scope, execution.id()).orElseThrow();
            documents.add(documentsOf(execution));
            assertEquals(new Value.Context(texts()), execution.data().values().get(new NodeId("texts")));
        }

        assertEquals(List.of(64, 128, TEXTS), documents);
    }
}
