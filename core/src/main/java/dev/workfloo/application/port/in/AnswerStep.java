package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers the step at which an execution waits, or gives it up. Of two answers at the same time, one wins and the other is refused. */
public interface AnswerStep {

    /**
     * Answers a FORM by field, and gives the execution as it stands then. A form is taken whole or not at all.
     */
    Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers);

    /** The same with answers as they are in Java: texts, numbers, booleans, dates, lists and maps. */
    default Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Map<String, ?> answers) {
        return answerForm(scope, id, Value.Context.of(answers));
    }

    /**
     * Sends a DOCUMENT the files that it asks for, by their ids: each a text in base64, or a list of them, or of objects with
     * the files of a set. They are taken all or none. A text of type {@link dev.workfloo.content.SentText} is read where it is,
     * and not held whole.
     */
    Either<WorkflooProblem, WorkflooExecution> answerDocument(Scope scope, ExecutionId id, Value.Context answers);

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

    /**
     * Gives an execution up wherever it stands, and gives it as it stands then: {@code ABANDONED}. What it waited for is not asked
     * for any more; what was asked already may still be answered, and is not taken. One that has ended is refused.
     *
     * @param by who wants it: the name of the API key, or what an embedding host calls its caller
     */
    Either<WorkflooProblem, WorkflooExecution> cancel(Scope scope, ExecutionId id, String by);

    /**
     * Decides what waits for a reviewer, and gives the execution as it stands then: it has gone on, or fields were sent back and
     * it waits for them to be corrected.
     *
     * @param by who reviews: the name of an API key, or what an embedding host calls its reviewer
     */
    Either<WorkflooProblem, WorkflooExecution> review(Scope scope, ExecutionId id, ReviewRequest request, String by);

    /**
     * Answers the fields that a reviewer sent back, all of them, and gives the execution as it stands then: it waits for a reviewer
     * again. Files are sent as they are to {@link #answerDocument}.
     */
    Either<WorkflooProblem, WorkflooExecution> correct(Scope scope, ExecutionId id, Value.Context answers);

    /**
     * Takes a step under an idempotency key: however often it is repeated in 24 hours, it is done once, and what is answered for it
     * is kept with it. Who finds the key taken is refused with {@link WorkflooProblem#IDEMPOTENCY_KEY_IN_USE}; whoever is refused, for
     * this or anything else, {@link #recall}s what the step was answered before.
     *
     * @param step calls one method of what it is given
     */
    <T> Either<WorkflooProblem, T> once(Once<T> once, Function<AnswerStep, Either<WorkflooProblem, T>> step);

    /**
     * For a caller who was shown a step: what is called of what this gives is refused with
     * {@link dev.workfloo.execution.ExecutionProblem.MovedOn}, and changes nothing, unless the execution stands there when it is taken.
     * {@code steps.expecting(shown).answerNip(scope, id, code)} takes a code for the first entry or the second, whichever was shown, and
     * for none but that.
     */
    AnswerStep expecting(ExpectedStep shown);

    /**
     * What a step was answered that was taken under this key in the last 24 hours: empty when there was none, refused when it came
     * with another payload.
     */
    Either<WorkflooProblem, Optional<Value.Context>> recall(
            Scope scope, ExecutionId id, String operation, IdempotencyKey key);

    /**
     * Under which idempotency key a step is taken, and what is answered for it.
     *
     * @param operation what was called: under another operation, or of another execution, the same key means another call
     */
    record Once<T>(String operation, IdempotencyKey key, Answer<T> answer) {

        /** What is kept for those who repeat the call, of what the step gives. */
        @FunctionalInterface
        public interface Answer<T> {
            Value.Context of(T given);
        }

        /** Clients make their keys of what they know of a person. */
        @Override
        public String toString() {
            return "Once[" + operation + "]";
        }
    }
}
