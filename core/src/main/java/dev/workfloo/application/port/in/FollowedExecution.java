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
 * @param write drawn for its last write: two that stand under one revision differ in it. Empty where an earlier release wrote last
 */
public record FollowedExecution(WorkflooExecution execution, CheckedFlow flow, Instant at, Optional<Long> write) {

    public Position position() {
        return execution.position();
    }

    /** The node at which the execution waits, if it does. */
    public Optional<Node> currentNode() {
        return position().waitsAt().map(flow::node);
    }
}
