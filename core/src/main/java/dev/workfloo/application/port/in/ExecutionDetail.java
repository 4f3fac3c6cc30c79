package dev.workfloo.application.port.in;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;
import java.time.Instant;
import java.util.List;

/**
 * An execution with all that it did.
 *
 * @param number the counter under which the store keeps it: unique, growing, not gapless
 * @param at when it stood so
 * @param nodes the nodes that it came to, in the order in which it last came to them
 */
public record ExecutionDetail(
        WorkflooExecution execution, CheckedFlow flow, long number, Instant at, List<NodeRecord> nodes) {

    public ExecutionDetail {
        nodes = List.copyOf(nodes);
    }
}
