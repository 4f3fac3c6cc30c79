package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static dev.workfloo.http.operation.Route.Input.OBJECT_OR_WHY_NOT;
import static io.javalin.http.HandlerType.PATCH;

import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.VerifyPerson.Manner;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** A one-time code that a provider sends, and judges. */
public final class VerificationOperations {

    private final VerifyPerson verification;

    public VerificationOperations(VerifyPerson verification) {
        this.verification = verification;
    }

    public List<Route> routes() {
        return List.of(
                new Route(PATCH, EXECUTION + "/otp/validate", EXECUTE, OBJECT_OR_WHY_NOT, this::validate),
                new Route(PATCH, EXECUTION + "/otp/fallback", EXECUTE, NOTHING, this::fallBack));
    }

    /** Operation 12. */
    private Either<Answer, Answer> validate(Call call) {
        return token(call)
                .mapLeft(why -> Answer.mistyped(why, attemptsLeft(call)))
                .flatMap(token -> verification
                        .judge(
                                call.scope(),
                                call.id(),
                                token,
                                new Manner<>(
                                        BriefPatience.FOR_ALL.begin(),
                                        call.under((verdict, viewer) -> judged(verdict))))
                        .bimap(RefusalAnswers::answerToToken, VerificationOperations::judged));
    }

    private int attemptsLeft(Call call) {
        return verification.attemptsLeft(call.scope(), call.id());
    }

    /** A JSON number would have lost its leading zeros. */
    private static Either<String, String> token(Call call) {
        Optional<String> why = call.whyNoBody();
        if (why.isPresent()) return Either.left(why.get());
        Value token = call.body().get("token");
        if (token instanceof Value.Text text) return Either.right(text.text());
        return token == Value.NULL ? Either.right("") : Either.left("token must be text");
    }

    private static Answer judged(OtpVerdict verdict) {
        if (verdict.goesOn()) return Answer.empty(200);
        return verdict.attemptsLeft() > 0
                ? Answer.mistyped("the code is wrong", verdict.attemptsLeft())
                : Answer.refused("no attempts left");
    }

    /** Operation 13. */
    private Either<Answer, Answer> fallBack(Call call) {
        return verification
                .fallBack(
                        call.scope(),
                        call.id(),
                        new Manner<>(BriefPatience.FOR_ALL.begin(), call.under((moved, viewer) -> Answer.empty(200))))
                .bimap(RefusalAnswers::answerToToken, moved -> Answer.empty(200));
    }
}
