package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import io.vavr.control.Either;

/** Tells how executions stand. */
public interface FollowExecutions {

    Either<WorkflooProblem, FollowedExecution> status(Scope scope, ExecutionId id);

    /** All that is known of an execution: what it did at each node, and why. */
    Either<WorkflooProblem, ExecutionDetail> detail(Scope scope, ExecutionId id);
}
