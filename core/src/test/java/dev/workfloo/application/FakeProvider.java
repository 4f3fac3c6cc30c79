package dev.workfloo.application;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A provider of one-time codes that a test has in its hand: the code of the n-th validation is {@code code-n}. */
public final class FakeProvider implements VerificationProviders {

    public static final Failed DOWN = new Failed("HTTP_503", "down", Reply.PASSING, Optional.of(503));
    public static final Failed SILENT = new Failed("TIMEOUT", "no answer", Reply.NONE, Optional.empty());
    public static final Failed UNWILLING = new Failed("HTTP_422", "will not", Reply.FINAL, Optional.of(422));
    public static final Failed BUSY = new Failed("BUSY", "asked by as many", Reply.NOT_NOW, Optional.empty());

    public final List<ValidationRequest> begun = Collections.synchronizedList(new ArrayList<>());
    public final List<TokenCheck> checked = Collections.synchronizedList(new ArrayList<>());

    public volatile boolean isKnown = true;
    public volatile Function<ValidationRequest, Either<Failed, BegunValidation>> begins =
            request -> Either.right(BegunValidation.of("validation-" + begun.size()));
    public volatile Function<TokenCheck, Either<Failed, TokenJudgement>> judges = check -> Either.right(
            check.token().equals(check.validation().replace("validation", "code"))
                    ? TokenJudgement.RIGHT
                    : TokenJudgement.WRONG);

    public Outside outside() {
        return new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), this, Outside.NOBODY.callbacks());
    }

    @Override
    public boolean knows(WorkspaceId workspace, String provider) {
        return isKnown;
    }

    @Override
    public Either<Failed, BegunValidation> begin(ValidationRequest request) {
        begun.add(request);
        return begins.apply(request);
    }

    @Override
    public Either<Failed, TokenJudgement> check(TokenCheck check) {
        checked.add(check);
        return judges.apply(check);
    }
}
