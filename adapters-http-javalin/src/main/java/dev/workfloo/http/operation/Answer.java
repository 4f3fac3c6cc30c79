package dev.workfloo.http.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.wire.ErrorBody;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is ready to be sent.
 *
 * @param about the execution that came of it, where the path names none
 */
public record Answer(int status, Optional<ObjectNode> body, Map<String, String> headers, Optional<ExecutionId> about) {

    public static final String JSON = "application/json";

    private static final String FORMAT = "FORMAT_ERROR";

    /** How long a client should wait before it tries again, in seconds. */
    private static final String SOON = "2";

    /** Until somebody has looked through what was restored. */
    private static final String IN_A_WHILE = "60";

    private static Answer of(int status, Optional<ObjectNode> body) {
        return new Answer(status, body, Map.of(), Optional.empty());
    }

    public static Answer empty(int status) {
        return of(status, Optional.empty());
    }

    public static Answer ok(ObjectNode body) {
        return of(200, Optional.of(body));
    }

    public static Answer error(int status, String typeError, String message) {
        return of(status, Optional.of(ErrorBody.of(typeError, message)));
    }

    static Answer errors(int status, String typeError, Map<String, String> errors) {
        return errors(status, typeError, errors, "");
    }

    static Answer errors(int status, String typeError, Map<String, String> errors, String message) {
        return of(status, Optional.of(ErrorBody.of(typeError, errors, message)));
    }

    /** What was sent has not the form that it must have. */
    public static Answer malformed(int status, String message) {
        return error(status, FORMAT, message);
    }

    /** The same of its parts, by their names. */
    public static Answer wrongFields(Map<String, String> errors) {
        return errors(400, FORMAT, errors);
    }

    public static Answer notAllowed(String allowed) {
        return empty(405).with("Allow", allowed);
    }

    public static Answer unavailable() {
        return error(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After")
                .later();
    }

    /** The same of a deployment that serves reads alone, until its operator says otherwise. */
    public static Answer paused() {
        return unavailable().with("Retry-After", IN_A_WHILE);
    }

    public Answer as(int other) {
        return new Answer(other, body, headers, about);
    }

    public Answer later() {
        return with("Retry-After", SOON);
    }

    Answer about(ExecutionId execution) {
        return new Answer(status, body, headers, Optional.of(execution));
    }

    Answer with(ObjectNode other) {
        return new Answer(status, Optional.of(other), headers, about);
    }

    private Answer with(String name, String value) {
        return new Answer(status, body, Map.of(name, value), about);
    }

    public void send(Context context) {
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
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(body.isPresent() ? JSON : null);
        if (body.isPresent()) response.getOutputStream().write(bytes(body.get()));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
