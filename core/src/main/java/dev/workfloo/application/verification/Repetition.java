package dev.workfloo.application.verification;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.verification.VerificationMoves.Read;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Keeps what a call does, with what is answered for it where it came under an idempotency key.
 *
 * @param once the key, if there is one
 */
record Repetition<T>(VerificationMoves moves, Optional<Once<T>> once) {

    /** Whether the call was answered before: nobody is asked then. */
    boolean isKnown(Scope scope, ExecutionId id) {
        return once.filter(it ->
                        moves.isAnswered(scope, id, it.operation(), it.key().key()))
                .isPresent();
    }

    /** @return the answer; empty when somebody else has moved the execution */
    Optional<Either<WorkflooProblem, T>> keep(Progress progress, Read read, T given) {
        Optional<RepeatableAnswer> answer = once.map(
                it -> new RepeatableAnswer(it.operation(), it.key(), it.answer().of(given)));
        return moves.keep(progress, read, answer)
                .fold(
                        why -> why == NotKept.KEY_TAKEN
                                ? Optional.of(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE))
                                : Optional.empty(),
                        kept -> Optional.of(Either.right(given)));
    }
}
