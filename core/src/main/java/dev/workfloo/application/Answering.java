package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.in.WorkflooProblem.UnknownExecution;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;

/** One load, one transition, one save. Whoever loses the race for a step is told where the execution stands now. */
final class Answering implements AnswerStep {

    private static final int ATTEMPTS = 20;

    private final Executions executions;
    private final PublishedFlows flows;
    private final InstantSource clock;

    Answering(Executions executions, PublishedFlows flows, InstantSource clock) {
        this.executions = executions;
        this.flows = flows;
        this.clock = clock;
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers) {
        return move(scope, id, (execution, flow) -> execution.answerForm(answers, flow, clock.instant()));
    }

    private interface Transition {
        Either<ExecutionProblem, Progress> from(WorkflooExecution execution, CheckedFlow flow);
    }

    private Either<WorkflooProblem, WorkflooExecution> move(Scope scope, ExecutionId id, Transition transition) {
        Optional<Position> aimedAt = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<WorkflooExecution> found = executions.find(scope, id);
            if (found.isEmpty()) return Either.left(new UnknownExecution());
            WorkflooExecution execution = found.get();
            CheckedFlow flow = flows.flow(scope.workspace(), execution.start().version());
            if (aimedAt.isPresent() && !aimedAt.get().equals(execution.position())) {
                return Either.left(new Refused(execution.cameTooLate(flow)));
            }
            Either<ExecutionProblem, Progress> moved = transition.from(execution, flow);
            if (moved.isLeft()) return Either.left(new Refused(moved.getLeft()));
            if (executions.save(moved.get())) return Either.right(moved.get().execution());
            aimedAt = Optional.of(execution.position());
        }
        throw new StoreUnavailable("the execution changes faster than it can be answered");
    }
}
