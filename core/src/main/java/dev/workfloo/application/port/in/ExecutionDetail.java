package dev.workfloo.application.port.in;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.history.NodeRecord;
import java.time.Instant;
import java.util.List;

/**
 * An execution with all that it did.
 *
 * @param history all that happened to it, visits before the latest included
 * @param at when it stood so
 * @param nodes the nodes that it came to, in the order in which it last came to them
 */
public record ExecutionDetail(
        WorkflooExecution execution, CheckedFlow flow, ExecutionHistory history, Instant at, List<NodeRecord> nodes) {

    public ExecutionDetail {
        nodes = List.copyOf(nodes);
    }

    /**
     * Why it was decided as it was, a line for each decision, such as {@code policy: approved, as bureau.score 712 is >= 620}. What is kept
     * out of traces is left out; all else that decisions read is told, so that it belongs into no log.
     */
    public List<String> why() {
        return nodes.stream().flatMap(node -> node.why().stream()).toList();
    }

    /** The counter under which the store keeps it: unique, growing, not gapless. */
    public long number() {
        return history.number();
    }
}
