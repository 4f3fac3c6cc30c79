package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.NipRequest;
import dev.workfloo.execution.step.NipVerdict;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Answers the step at which an execution waits. Of two answers at the same time, one wins and the other is refused. */
public interface AnswerStep {

    /**
     * Answers a FORM by field, and gives the execution as it stands then. A form is taken whole or not at all.
     */
    Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers);

    /**
     * Wants a consent code to be sent, for the first time or again, and gives the execution as it stands then. The code goes
     * out soon after; whether it did shows in the execution. Each send voids the code before it.
     */
    Either<WorkflooProblem, WorkflooExecution> sendNip(Scope scope, ExecutionId id, NipRequest request);

    /**
     * Judges a consent code that a person typed. However many come at once, no more than three wrong ones are judged in
     * a round.
     *
     * @param code as it was typed; only six digits count as an attempt
     */
    Either<WorkflooProblem, NipVerdict> answerNip(Scope scope, ExecutionId id, String code);
}
