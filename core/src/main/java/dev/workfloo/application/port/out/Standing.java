package dev.workfloo.application.port.out;

import dev.workfloo.execution.WorkflooExecution;
import java.util.Optional;

/**
 * An execution as a store keeps it. Its revision alone does not tell that: after a failover, or a commit whose outcome nobody
 * knows, two processes may each have kept another transition under one number.
 *
 * @param mark of the last write that left one: a process of an earlier release moves the revision, and leaves none of its own
 */
public record Standing(WorkflooExecution execution, Optional<Mark> mark) {

    /** Drawn for one write, and for no other. What leaves an execution as it stands leaves its mark too. */
    public record Mark(long value) {}
}
