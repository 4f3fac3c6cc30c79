package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.verification.OtpVerdict;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * What a person does who is sent a one-time code by a provider. Who comes while the execution goes on by itself, or while a token is
 * being judged, waits for that as long as they have patience.
 */
public interface VerifyPerson {

    /** How long a caller waits for what keeps an execution busy. */
    @FunctionalInterface
    interface Patience {

        /** Of a caller who does not wait. */
        Patience NONE = () -> false;

        /**
         * Waits a little.
         *
         * @return false, at once, when the caller waits no longer
         */
        boolean pause();

        /**
         * Waits a little for a store that is away, to keep a verdict that cannot be had again.
         *
         * @return false, at once, when the caller waits no longer
         */
        default boolean pauseForStore() {
            return pause();
        }
    }

    /**
     * How a call is made.
     *
     * @param once under which idempotency key, if under any: what is answered for it is kept with what it changes, and whoever repeats
     *     it is refused, and {@linkplain AnswerStep#recall recalls} that
     * @param expected the step that the caller was shown, if the call is for that one alone: as {@link AnswerStep#expecting}
     */
    record Manner<T>(Patience patience, Optional<AnswerStep.Once<T>> once, Optional<ExpectedStep> expected) {

        /** Wherever a code is awaited. */
        public Manner(Patience patience, Optional<AnswerStep.Once<T>> once) {
            this(patience, once, Optional.empty());
        }

        /** Without an idempotency key. */
        public static <T> Manner<T> of(Patience patience) {
            return new Manner<>(patience, Optional.empty());
        }

        /** The same for the step that the caller was shown, and none but that. */
        public Manner<T> expecting(ExpectedStep shown) {
            return new Manner<>(patience, once, Optional.of(shown));
        }
    }

    /** Has a token judged as below, without an idempotency key. */
    default Either<WorkflooProblem, OtpVerdict> judge(Scope scope, ExecutionId id, String token, Patience patience) {
        return judge(scope, id, token, Manner.of(patience));
    }

    /** Wants another code as below, without an idempotency key. */
    default Either<WorkflooProblem, WorkflooExecution> fallBack(Scope scope, ExecutionId id, Patience patience) {
        return fallBack(scope, id, Manner.of(patience));
    }

    /**
     * Has the provider judge a token, and waits for what it says. No transaction and no lock is held meanwhile. Of two calls
     * with one token at a time the provider is asked once, and both are answered alike; where another process has it judged, the
     * second is refused and counts for nothing. Who repeats a call under its idempotency key while a token is being judged is
     * refused with {@link WorkflooProblem#IDEMPOTENCY_KEY_IN_USE}, and can repeat it again.
     *
     * @param token as it was typed; it is kept nowhere
     */
    Either<WorkflooProblem, OtpVerdict> judge(Scope scope, ExecutionId id, String token, Manner<OtpVerdict> manner);

    /**
     * Wants another code to be sent, and gives the execution as it stands then. Who comes while one is being sent gets that
     * one. Wrong tokens stay counted.
     */
    Either<WorkflooProblem, WorkflooExecution> fallBack(Scope scope, ExecutionId id, Manner<WorkflooExecution> manner);

    /** How many wrong tokens may still come, also while a code is on its way; 0 where none is wanted. */
    int attemptsLeft(Scope scope, ExecutionId id);
}
