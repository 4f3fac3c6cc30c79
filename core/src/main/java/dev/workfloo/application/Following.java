package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.UnknownExecution;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.execution.ExecutionId;
import io.vavr.control.Either;

/** Reads executions together with their flows. */
final class Following implements FollowExecutions {

    private final Executions executions;
    private final PublishedFlows flows;

    Following(Executions executions, PublishedFlows flows) {
        this.executions = executions;
        this.flows = flows;
    }

    @Override
    public Either<WorkflooProblem, FollowedExecution> status(Scope scope, ExecutionId id) {
        return executions
                .find(scope, id)
                .<Either<WorkflooProblem, FollowedExecution>>map(execution -> Either.right(new FollowedExecution(
                        execution,
                        flows.flow(scope.workspace(), execution.start().version()))))
                .orElse(Either.left(new UnknownExecution()));
    }
}
