package dev.workfloo.application.port.in;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution together with the flow that it runs on.
 *
 * @param at when it stood so
 */
public record FollowedExecution(WorkflooExecution execution, CheckedFlow flow, Instant at) {

    public Position position() {
        return execution.position();
    }

    /** The node at which the execution waits, if it does. */
    public Optional<Node> currentNode() {
        return position().waitsAt().map(flow::node);
    }
}
