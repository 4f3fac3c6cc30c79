package dev.workfloo.execution.history;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.WorkflooExecution;
import java.util.Optional;

/** Tells of each kind of node why its event came out as it did; empty where nothing was decided. */
final class Explaining implements Node.Cases<Optional<Explanation>> {

    private final CheckedFlow flow;
    private final WorkflooExecution before;
    private final ExecutionEvent event;

    /** @param before how the execution stood when it was decided */
    Explaining(CheckedFlow flow, WorkflooExecution before, ExecutionEvent event) {
        this.flow = flow;
        this.before = before;
        this.event = event;
    }

    @Override
    public Optional<Explanation> form(FormNode node) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> label(LabelNode node) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> variables(VariablesNode node) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> nip(NipNode node) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> connector(ConnectorNode node) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> ruleset(RulesetNode node) {
        return event instanceof RulesetDecided decided ? reasons().explain(node, decided.decision()) : Optional.empty();
    }

    @Override
    public Optional<Explanation> decisionTree(DecisionTreeNode node) {
        return event instanceof TreeDecided decided ? reasons().explain(node, decided.decision()) : Optional.empty();
    }

    private Reasons reasons() {
        return new Reasons(flow, flow.environment(before.data().values(), event.at()));
    }
}
