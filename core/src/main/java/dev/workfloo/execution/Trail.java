package dev.workfloo.execution;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.execution.ExecutionEvent.ConnectorAnswered;
import dev.workfloo.execution.ExecutionEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NipAuthorised;
import dev.workfloo.execution.ExecutionEvent.NipConfirmed;
import dev.workfloo.execution.ExecutionEvent.NipDelivered;
import dev.workfloo.execution.ExecutionEvent.NipDrawn;
import dev.workfloo.execution.ExecutionEvent.NipMistyped;
import dev.workfloo.execution.ExecutionEvent.NipOpened;
import dev.workfloo.execution.ExecutionEvent.NipRequested;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from an execution's history what it did, node by node. */
final class Trail implements ExecutionEvent.Cases<Optional<NodeRecord>> {

    private final CheckedFlow flow;
    private final Map<NodeId, NodeRecord> records = new LinkedHashMap<>();
    private WorkflooExecution before;

    private Trail(CheckedFlow flow, WorkflooExecution before) {
        this.flow = flow;
        this.before = before;
    }

    /** The nodes in the order in which the flow last came to them. */
    static List<NodeRecord> of(List<ExecutionEvent> history, CheckedFlow flow) {
        Trail trail = new Trail(flow, WorkflooExecution.fold(history.subList(0, 1)));
        for (ExecutionEvent event : history.subList(1, history.size())) {
            event.fold(trail).ifPresent(trail::keep);
            trail.before = trail.before.after(event);
        }
        return List.copyOf(trail.records.values());
    }

    private void keep(NodeRecord record) {
        records.remove(record.node());
        records.put(record.node(), record);
    }

    private Optional<NodeRecord> arrived(NodeId node, ExecutionEvent event, Optional<Explanation> explanation) {
        return Optional.of(new NodeRecord(node, event.at(), event.at(), List.of(event), explanation));
    }

    private Explaining explaining(ExecutionEvent event) {
        return new Explaining(flow, flow.environment(before.collected().values(), event.at()));
    }

    @Override
    public Optional<NodeRecord> started(Started event) {
        return Optional.empty();
    }

    @Override
    public Optional<NodeRecord> formOpened(FormOpened event) {
        return arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> formAnswered(FormAnswered event) {
        return continued(event.node(), event);
    }

    /** Something more on the same visit. */
    private Optional<NodeRecord> continued(NodeId node, ExecutionEvent event) {
        NodeRecord begun = records.get(node);
        return begun == null ? arrived(node, event, Optional.empty()) : Optional.of(begun.with(event));
    }

    @Override
    public Optional<NodeRecord> labelsPut(LabelsPut event) {
        return arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> rulesetDecided(RulesetDecided event) {
        RulesetNode node = (RulesetNode) flow.node(event.node());
        return arrived(event.node(), event, explaining(event).explain(node, event.decision()));
    }

    @Override
    public Optional<NodeRecord> treeDecided(TreeDecided event) {
        DecisionTreeNode node = (DecisionTreeNode) flow.node(event.node());
        return arrived(event.node(), event, explaining(event).explain(node, event.decision()));
    }

    @Override
    public Optional<NodeRecord> variablesSet(VariablesSet event) {
        return arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> nipOpened(NipOpened event) {
        return arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> nipRequested(NipRequested event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> nipDrawn(NipDrawn event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> nipDelivered(NipDelivered event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> nipMistyped(NipMistyped event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> nipConfirmed(NipConfirmed event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> nipAuthorised(NipAuthorised event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> connectorAsked(ConnectorAsked event) {
        return arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> connectorAnswered(ConnectorAnswered event) {
        return continued(event.node(), event);
    }

    @Override
    public Optional<NodeRecord> connectorFailed(ConnectorFailed event) {
        return continued(event.node(), event);
    }

    /** A node that failed on its way in has nothing else on this visit. */
    @Override
    public Optional<NodeRecord> nodeFailed(NodeFailed event) {
        boolean stoodThere = before.position().waitsAt().equals(Optional.of(event.node()));
        return stoodThere ? continued(event.node(), event) : arrived(event.node(), event, Optional.empty());
    }

    @Override
    public Optional<NodeRecord> finished(Finished event) {
        return Optional.empty();
    }
}
