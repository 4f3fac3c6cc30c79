package dev.workfloo.telemetry;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * The providers themselves, where nothing is to be added.
 *
 * @param asking asks them, and adds something to that
 */
record ForwardingProviders(VerificationProviders providers, Asking asking) implements VerificationProviders {

    static final String BEGIN = "begin";
    static final String CHECK = "check";

    interface Asking {

        /** @param question {@link #BEGIN} or {@link #CHECK} */
        <T> Either<Failed, T> ask(String provider, String question, Supplier<Either<Failed, T>> asked);
    }

    @Override
    public boolean knows(WorkspaceId workspace, String provider) {
        return providers.knows(workspace, provider);
    }

    @Override
    public Either<Failed, BegunValidation> begin(ValidationRequest request) {
        return asking.ask(request.provider(), BEGIN, () -> providers.begin(request));
    }

    @Override
    public Either<Failed, TokenJudgement> check(TokenCheck check) {
        return asking.ask(check.provider(), CHECK, () -> providers.check(check));
    }
}
