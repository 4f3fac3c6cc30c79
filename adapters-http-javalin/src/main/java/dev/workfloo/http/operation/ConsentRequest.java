package dev.workfloo.http.operation;

import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.nip.NipRequest;
import io.vavr.control.Either;
import java.util.Optional;

/** Turns requests about consent codes into what they ask for, or says which members have the wrong type. */
final class ConsentRequest {

    private ConsentRequest() {}

    static Either<Answer, NipRequest> send(Call call) {
        return resend(call)
                .flatMap(request -> receiver(call)
                        .map(receiver -> new NipRequest(request.countryCode(), request.phoneNumber(), receiver)));
    }

    static Either<Answer, NipRequest> resend(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        return body.unlessWrong(new NipRequest(body.text("countryCode"), body.text("phoneNumber"), Optional.empty()));
    }

    /** A JSON number would have lost its leading zeros. */
    static Either<Answer, String> code(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        return body.unlessWrong(body.text("nip", "must be text of 6 digits").orElse(""));
    }

    /** A key without an address is nobody's. */
    private static Either<Answer, Optional<CallbackReceiver>> receiver(Call call) {
        return call.header("urlCallback")
                .flatMap(url -> call.header("xApiKeyCallback")
                        .map(apiKey -> url.map(address -> new CallbackReceiver(address, apiKey))));
    }
}
