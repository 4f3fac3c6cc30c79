package dev.workfloo.http;

import dev.workfloo.execution.NipRequest;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.rule.Value;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;

/** Turns requests about consent codes into what they ask for, or says which members have the wrong type. */
final class NipCall {

    private NipCall() {}

    static Either<Answer, NipRequest> send(Context context, Value.Context body) {
        return resend(body)
                .flatMap(request -> receiver(context)
                        .map(receiver -> new NipRequest(request.countryCode(), request.phoneNumber(), receiver)));
    }

    static Either<Answer, NipRequest> resend(Value.Context body) {
        Members members = new Members(body);
        NipRequest request = new NipRequest(members.text("countryCode"), members.text("phoneNumber"), Optional.empty());
        return members.unlessWrong(request).mapLeft(NipCall::refuse);
    }

    /** A JSON number would have lost its leading zeros. */
    static Either<Answer, String> code(Value.Context body) {
        Members members = new Members(body);
        String code = members.text("nip", "must be text of 6 digits").orElse("");
        return members.unlessWrong(code).mapLeft(NipCall::refuse);
    }

    private static Answer refuse(Map<String, String> wrong) {
        return Answer.errors(400, Catalogue.FORMAT, wrong);
    }

    /** A key without an address is nobody's. */
    private static Either<Answer, Optional<Callback>> receiver(Context context) {
        return header(context, "urlCallback")
                .flatMap(url -> header(context, "xApiKeyCallback")
                        .map(apiKey -> url.map(address -> new Callback(address, apiKey))));
    }

    private static Either<Answer, Optional<String>> header(Context context, String name) {
        return SingleHeader.read(context, name).map(value -> value.filter(text -> !text.isBlank()));
    }
}
