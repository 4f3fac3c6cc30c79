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
public record FollowedExecution(WorkflooExecution execution, CheckedFlow flow, Instant at, Seen seen) {

    /**
     * By what it is known whether it still stands so.
     *
     * @param revision of its last write
     * @param write drawn for its last write: two that stand under one revision differ in it. Empty where an earlier release wrote
     *     last
     * @param until when it is over if nothing is written before
     */
    public record Seen(int revision, Optional<Long> write, Optional<Instant> until) {}

    public Position position() {
        return execution.position();
    }

    /** Whether it goes on without a person, as while a service is asked: a worker does the rest. */
    public boolean goesOnByItself() {
        return position().goesOnByItself();
    }

    /** The node at which the execution waits, if it does. */
    public Optional<Node> currentNode() {
        return position().waitsAt().map(flow::node);
    }
}
