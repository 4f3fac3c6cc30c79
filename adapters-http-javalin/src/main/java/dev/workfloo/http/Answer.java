package dev.workfloo.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.wire.ErrorBody;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An answer that is ready to be sent. */
record Answer(int status, Optional<ObjectNode> body, Map<String, String> headers) {

    /** How long a client should wait before it tries again, in seconds. */
    private static final String SOON = "2";

    /**
     * No answer yet: the body is still on its way. The operation is asked again when it is here; up to where it asks for the
     * body it has only looked.
     */
    static final Answer AWAITED = empty(100);

    static final String JSON = "application/json";

    static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Map.of());
    }

    static Answer ok(ObjectNode body) {
        return new Answer(200, Optional.of(body), Map.of());
    }

    static Answer error(int status, String typeError, String message) {
        return new Answer(status, Optional.of(ErrorBody.of(typeError, message)), Map.of());
    }

    static Answer errors(int status, String typeError, Map<String, String> errors) {
        return errors(status, typeError, errors, "");
    }

    static Answer errors(int status, String typeError, Map<String, String> errors, String message) {
        return new Answer(status, Optional.of(ErrorBody.of(typeError, errors, message)), Map.of());
    }

    static Answer notAllowed(String allowed) {
        return new Answer(405, Optional.empty(), Map.of("Allow", allowed));
    }

    static Answer unavailable() {
        return error(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After")
                .later();
    }

    Answer as(int other) {
        return new Answer(other, body, headers);
    }

    Answer later() {
        return new Answer(status, body, Map.of("Retry-After", SOON));
    }

    /** What needs no answer to be made of it, if there is room for it now. */
    static void send(Context context, String type, byte[] content) {
        if (Exchange.of(context.req()).take(content.length)) {
            context.contentType(type).result(content);
        } else {
            unavailable().send(context);
        }
    }

    void send(Context context) {
        context.status(status);
        headers.forEach(context::header);
        if (body.isPresent()) {
            context.contentType(JSON);
            context.result(bytes(body.get()));
        } else {
            context.res().setContentType(null);
            context.result(new byte[0]);
        }
    }

    /** The same where there is no context any more. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(body.isPresent() ? JSON : null);
        if (body.isPresent()) response.getOutputStream().write(bytes(body.get()));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
