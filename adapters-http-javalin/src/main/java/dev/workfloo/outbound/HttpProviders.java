package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.outbound.file.ProviderSettings;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Providers of one-time codes that take and answer JSON over HTTP. */
final class HttpProviders implements VerificationProviders {

    private final Map<String, Provider> providers;

    HttpProviders(Map<String, Provider> providers) {
        this.providers = Map.copyOf(providers);
    }

    /** What is known of a provider, and the ways to it. */
    record Provider(ProviderSettings settings, Endpoint begin, Endpoint check) {

        private Either<Failed, BegunValidation> begin(ValidationRequest request) {
            Duration timeout = settings.begin().endpoint().limits().timeout();
            return body(settings.begin().body(values(request)))
                    .flatMap(body -> begin.ask(body, request.idempotencyKey(), timeout, begin.largestAnswer()))
                    .flatMap(response -> JsonAnswer.read(response, begin.largestAnswer())
                            .flatMap(answer -> said(settings.begin().read(answer), response)));
        }

        private Either<Failed, TokenJudgement> check(TokenCheck check) {
            return body(settings.check().body(values(check)))
                    .flatMap(body -> this.check.ask(
                            body, check.idempotencyKey(), TokenCheck.LONGEST, this.check.largestAnswer()))
                    .fold(
                            failed -> failed.httpCode()
                                    .flatMap(settings.check()::read)
                                    .<Either<Failed, TokenJudgement>>map(Either::right)
                                    .orElse(Either.left(failed)),
                            response -> JsonAnswer.read(response, this.check.largestAnswer())
                                    .flatMap(answer -> said(settings.check().read(answer), response)));
        }

        private static Either<Failed, Value> body(Either<String, Value> body) {
            return body.mapLeft(
                    name -> failed("WRONG_REQUEST", "the body has no room left for " + name, Optional.empty()));
        }

        /** What is missing is not named by its value: it may be of the person. */
        private static <T> Either<Failed, T> said(Optional<T> said, HttpResponse response) {
            return said.<Either<Failed, T>>map(Either::right)
                    .orElseGet(() -> Either.left(failed(
                            "WRONG_SHAPE", "the answer does not say what was asked", Optional.of(response.status()))));
        }
    }

    private static Failed failed(String code, String message, Optional<Integer> status) {
        return new Failed(code, message, Reply.FINAL, status);
    }

    private static Value.Context values(ValidationRequest request) {
        Map<String, Object> values = new HashMap<>();
        CodeRecipient recipient = request.recipient();
        values.put("channel", request.channel().literal());
        values.put("workspace", request.workspace().name());
        if (request.channel().isPhone()) {
            recipient.phone().flatMap(Phone::dialled).ifPresent(phone -> put(phone, values));
        } else {
            NipChannels.email(recipient).ifPresent(email -> values.put("email", email));
        }
        return Value.Context.of(values);
    }

    private static void put(PhoneNumber phone, Map<String, Object> values) {
        values.put("phone", phone.e164());
        values.put("countryCode", phone.callingCode());
        values.put("phoneNumber", phone.nationalNumber());
    }

    private static Value.Context values(TokenCheck check) {
        return Value.Context.of(Map.of(
                "validationId", check.validation(),
                "token", check.token(),
                "workspace", check.workspace().name()));
    }

    @Override
    public boolean knows(WorkspaceId workspace, String provider) {
        return find(workspace, provider).isPresent();
    }

    private Optional<Provider> find(WorkspaceId workspace, String provider) {
        return Optional.ofNullable(providers.get(provider))
                .filter(known -> known.settings().serves(workspace));
    }

    @Override
    public Either<Failed, BegunValidation> begin(ValidationRequest request) {
        return find(request.workspace(), request.provider())
                .map(provider -> provider.begin(request))
                .orElseGet(() -> NONE.begin(request));
    }

    @Override
    public Either<Failed, TokenJudgement> check(TokenCheck check) {
        return find(check.workspace(), check.provider())
                .map(provider -> provider.check(check))
                .orElseGet(() -> NONE.check(check));
    }
}
