package dev.workfloo.application.port.in;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.execution.history.SensitivePast;
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
     * Why it went as it did, a line for each decision, a reviewer's too, for each call that gave no answer, and for each node that
     * failed, in the order of the nodes:
     *
     * <pre>
     * bureau: asked in vain, EXCEPTION: connector buro-pf threw java.io.IOException
     * policy: approved, as bureau.score 712 is >= 620
     * </pre>
     *
     * <p>What is kept out of traces is left out; all else that decisions read is told, so that it belongs into no log.
     */
    public List<String> why() {
        SensitivePast hidden = SensitivePast.of(execution, history, flow);
        return nodes.stream().flatMap(node -> node.why(hidden).stream()).toList();
    }

    /** The counter under which the store keeps it: unique, growing, not gapless. */
    public long number() {
        return history.number();
    }
}
