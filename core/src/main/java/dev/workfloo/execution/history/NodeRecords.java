package dev.workfloo.execution.history;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.step.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from an execution's events what it did, node by node. */
final class NodeRecords {

    private final CheckedFlow flow;
    private final boolean tellsWhy;
    private final Map<NodeId, NodeRecord> records = new LinkedHashMap<>();

    private NodeRecords(CheckedFlow flow, boolean tellsWhy) {
        this.flow = flow;
        this.tellsWhy = tellsWhy;
    }

    /** The nodes in the order in which the flow last came to them. */
    static List<NodeRecord> of(List<ExecutionEvent> history, CheckedFlow flow, boolean tellsWhy) {
        NodeRecords nodes = new NodeRecords(flow, tellsWhy);
        WorkflooExecution before = WorkflooExecution.fold(history.subList(0, 1));
        for (ExecutionEvent event : history.subList(1, history.size())) {
            if (event instanceof NodeEvent there) nodes.add(there, before);
            before = before.after(event);
        }
        return List.copyOf(nodes.records.values());
    }

    private Optional<Explanation> why(NodeEvent event, WorkflooExecution before) {
        return tellsWhy ? new Run(before, flow, event.at()).why(event) : Optional.empty();
    }

    /** A node that failed on its way in has nothing else on this visit. */
    private void add(NodeEvent event, WorkflooExecution before) {
        boolean stoodThere = before.position().waitsAt().equals(Optional.of(event.node()));
        Optional<NodeRecord> begun = Optional.ofNullable(records.remove(event.node()))
                .filter(it -> stoodThere && !event.meaning().opensVisit());
        records.put(
                event.node(),
                begun.map(it -> it.with(event))
                        .orElseGet(() -> new NodeRecord(
                                event.node(), event.at(), event.at(), List.of(event), why(event, before))));
    }
}
