package dev.workfloo.outbound.file;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** A gateway that brings consent codes to people. */
public record GatewaySettings(EndpointSettings endpoint, RequestMapping request) {

    /** The body, in which only what has a place there is sent; or the name of a value whose place is taken. */
    public Either<String, Value> body(Value.Context values) {
        return request.body(request.placed(values));
    }
}
