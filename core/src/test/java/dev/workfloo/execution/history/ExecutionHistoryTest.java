package dev.workfloo.execution.history;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDecidingDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionHistoryTest {

    private final CheckedFlow flow = CheckedFlow.published(aDecidingDefinition(aDefinitionId()));

    private ExecutionHistory history() {
        Start start = aStart(
                production(new WorkspaceId("w")),
                new DefinitionVersion(flow.definition().id(), 1));
        return new ExecutionHistory(7, begun(start, flow, NOON).events());
    }

    private Optional<Explanation> explanation(ExecutionHistory history, String node) {
        return history.nodes(flow).stream()
                .filter(it -> it.node().equals(new NodeId(node)))
                .findFirst()
                .flatMap(NodeRecord::explanation);
    }

    @Test
    void tellsItsNodesInTheirOrder() {
        List<String> nodes =
                history().nodes(flow).stream().map(it -> it.node().name()).toList();

        assertEquals(List.of("values", "table", "tree"), nodes);
    }

    @Test
    void tellsTheSameWithoutWhy() {
        List<NodeRecord> without = history().nodesWithoutWhy(flow);

        List<NodeRecord> expected = history().nodes(flow).stream()
                .map(it -> new NodeRecord(it.node(), it.created(), it.modified(), it.events(), Optional.empty()))
                .toList();
        assertEquals(expected, without);
    }

    @Test
    void explainsEveryRuleUpToTheOneThatCounted() {
        OfTable table =
                assertInstanceOf(OfTable.class, explanation(history(), "table").orElseThrow());

        assertEquals(
                List.of(false, true),
                table.rows().stream().map(Explanation.Row::matched).toList());
        assertEquals("values.number", table.rows().get(0).conditions().get(0).input());
        assertEquals("> 1", table.rows().get(0).conditions().get(0).tests());
        assertEquals(Optional.of(false), table.rows().get(0).conditions().get(0).held());
    }

    @Test
    void explainsEveryQuestionThatWasAsked() {
        OfTree tree =
                assertInstanceOf(OfTree.class, explanation(history(), "tree").orElseThrow());

        assertEquals("values.truth", tree.questions().get(0).condition());
        assertEquals(
                Optional.of(Value.of(true)), tree.questions().get(0).compared().get("values.truth"));
    }

    /** What was decided stands; why is told only as far as it is still known. */
    @Test
    void tellsNoReasonThatIsNotTheOneOfThen() {
        List<ExecutionEvent> erased = new ArrayList<>();
        for (ExecutionEvent event : history().events()) {
            erased.add(event instanceof VariablesSet set ? new VariablesSet(set.at(), set.node(), context()) : event);
        }

        assertEquals(Optional.empty(), explanation(new ExecutionHistory(7, erased), "table"));
    }

    @Test
    void tellsNoReasonForADecisionThatIsNoLongerMade() {
        List<ExecutionEvent> changed = new ArrayList<>();
        Decision other = new Decision(Optional.of("high"), List.of(), List.of(), context(), List.of(0));
        for (ExecutionEvent event : history().events()) {
            changed.add(
                    event instanceof RulesetDecided decided
                            ? new RulesetDecided(decided.at(), decided.node(), other)
                            : event);
        }

        assertEquals(Optional.empty(), explanation(new ExecutionHistory(7, changed), "table"));
    }
}
