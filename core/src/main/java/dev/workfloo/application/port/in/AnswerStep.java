package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Answers the step at which an execution waits. Of two answers at the same time, one wins and the other is refused. */
public interface AnswerStep {

    /**
     * Answers a FORM by field, and gives the execution as it stands then. A form is taken whole or not at all.
     */
    Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers);
}
