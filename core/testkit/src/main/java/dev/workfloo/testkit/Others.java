package dev.workfloo.testkit;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Stand in the place of all who are outside: services, those who send codes, and those who judge them. */
final class Others implements Connectors, NipSender, VerificationProviders {

    private final Supplier<Circumstances> present;

    private Others(Supplier<Circumstances> present) {
        this.present = present;
    }

    /** @param present what surrounds the run that is being moved */
    static Outside in(Supplier<Circumstances> present) {
        Others others = new Others(present);
        Callbacks nobody = Outside.NOBODY.callbacks();
        return new Outside(others, others, others, nobody);
    }

    /** Channels and providers are known; what nobody said of services is told before they are asked. */
    @Override
    public boolean knows(WorkspaceId workspace, String name) {
        return true;
    }

    @Override
    public boolean knows(ConnectorCall call) {
        return guarded(() -> !asked().isUnknown());
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        return guarded(() -> asked().answer(call.timeout(), present.get()));
    }

    private ServiceTry asked() {
        return present.get().asked().orElseThrow(() -> new IllegalStateException("no service is being asked"));
    }

    /** An error of a test's own code is no failure of a service: the test hears of it. */
    private <T> T guarded(Supplier<T> doing) {
        try {
            return doing.get();
        } catch (Error e) {
            present.get().threw(e);
            throw e;
        }
    }

    @Override
    public NipDelivery send(NipMessage message) {
        return failure(message.key(), message.channel().literal(), message.lives())
                .<NipDelivery>map(failed -> new NipDelivery.Failed(failed.code(), true))
                .orElseGet(NipDelivery.Accepted::new);
    }

    @Override
    public Either<Failed, BegunValidation> begin(ValidationRequest request) {
        return failure(request.idempotencyKey(), request.provider(), TokenCheck.LONGEST)
                .<Either<Failed, BegunValidation>>map(Either::left)
                .orElseGet(() -> Either.right(BegunValidation.of(request.idempotencyKey())));
    }

    @Override
    public Either<Failed, TokenJudgement> check(TokenCheck check) {
        boolean isRight = check.token().equals(Codes.ALWAYS);
        return failure(check.idempotencyKey(), check.provider(), TokenCheck.LONGEST)
                .<Either<Failed, TokenJudgement>>map(Either::left)
                .orElseGet(() -> Either.right(isRight ? TokenJudgement.RIGHT : TokenJudgement.WRONG));
    }

    /**
     * How somebody fails who sends or judges codes; empty where nothing is said of them, or no fault.
     *
     * @param key {@code execution/node/visit/n}
     */
    private Optional<Failed> failure(String key, String name, Duration patience) {
        String node = key.split("/")[1];
        Services services = present.get().services();
        Optional<ServiceAnswers> said = Optional.ofNullable(services.byName().get(node))
                .or(() -> Optional.ofNullable(services.byName().get(name)));
        return said.map(answers -> guarded(() -> answers.to(new ServiceCall(node, name, Value.Context.EMPTY, 1))))
                .filter(ServiceFault.class::isInstance)
                .map(ServiceFault.class::cast)
                .flatMap(fault -> failed(fault, patience));
    }

    private Optional<Failed> failed(ServiceFault fault, Duration patience) {
        if (fault.manner() == ServiceFault.Manner.TIMES_OUT) present.get().pass(patience);
        return Optional.of(fault.answer()).filter(Failed.class::isInstance).map(Failed.class::cast);
    }
}
