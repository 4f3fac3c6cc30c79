package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Who verifies people by one-time codes: they draw a code, send it, and say whether a token is the one. They are asked in production
 * only; in the sandbox nothing is sent.
 */
public interface VerificationProviders {

    /** Nobody: no code is ever sent. */
    VerificationProviders NONE = new VerificationProviders() {

        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            return Either.left(none(request.provider()));
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            return Either.left(none(check.provider()));
        }

        private static Failed none(String provider) {
            return new Failed("NOT_CONFIGURED", "no provider is called " + provider, Reply.FINAL, Optional.empty());
        }
    };

    /**
     * Whether a provider is known here, to definitions of this workspace. What is to be sent by one that is not is left for a
     * while to other processes, as calls are.
     */
    default boolean knows(WorkspaceId workspace, String provider) {
        return true;
    }

    /**
     * Asks a provider to send a code, and waits until it has taken that or not; it throws nothing for what goes wrong outside.
     * One that throws all the same, or returns null, counts as a question that failed with {@code EXCEPTION} and
     * {@link Reply#NONE}. With {@link Reply#NOT_NOW} it says that there is no room: the question then comes again when
     * another one has ended. What may pass ({@link Reply#NONE}, {@link Reply#PASSING}) is asked three times more, after 1 s, 5 s
     * and 30 s.
     *
     * @return what the provider knows the code by, each part in 200 characters at most
     */
    Either<Failed, BegunValidation> begin(ValidationRequest request);

    /**
     * Asks whether a token is right, while somebody waits for the answer: no longer than the check says. With a failure, of
     * whatever kind, nothing counts, and the caller is told to come again.
     */
    Either<Failed, TokenJudgement> check(TokenCheck check);
}
