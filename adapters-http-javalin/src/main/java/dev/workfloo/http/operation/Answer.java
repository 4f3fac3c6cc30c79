package dev.workfloo.http.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.access.Right;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.wire.ErrorBody;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is ready to be sent.
 *
 * @param about the execution that came of it, where the path names none
 */
public record Answer(int status, Optional<Body> body, Map<String, String> headers, Optional<ExecutionId> about) {

    public static final String JSON = "application/json";

    private static final String FORMAT = "FORMAT_ERROR";
    private static final String FORBIDDEN = "FORBIDDEN_ERROR";

    private static final String LATER = "try again after the time in Retry-After";

    /** How long a client should wait before it tries again, in seconds. */
    private static final String SOON = "2";

    /** Until somebody has looked through what was restored. */
    private static final String IN_A_WHILE = "60";

    /** What it holds. */
    public sealed interface Body {

        /** Its media type. */
        String type();
    }

    record Json(ObjectNode json) implements Body {
        @Override
        public String type() {
            return JSON;
        }

        private byte[] bytes() {
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }

        /** Answers hold personal data. */
        @Override
        public String toString() {
            return "Json";
        }
    }

    /**
     * Nothing: it has not changed, and the client would wait so long for that.
     *
     * @param isStill looks whether that is so, and reads little for it
     */
    public record Unchanged(Duration patience, BooleanSupplier isStill) implements Body {
        @Override
        public String type() {
            return "";
        }
    }

    private record Bytes(String type, byte[] bytes) implements Body {
        /** Answers hold personal data. */
        @Override
        public String toString() {
            return "Bytes";
        }
    }

    /**
     * What is too much to be in memory at once. An operation that takes no body may answer so.
     *
     * @param each makes the next piece when it is asked for it; there is one at least
     * @param repeatable whether a piece that could not be made just now can be asked for again
     * @param held how many bytes of heap they take until the last one is with the client, besides what each asks for itself
     */
    public record Pieces(String type, Iterator<byte[]> each, boolean repeatable, long held) implements Body {}

    public static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Map.of(), Optional.empty());
    }

    private static Answer of(int status, Body body) {
        return new Answer(status, Optional.of(body), Map.of(), Optional.empty());
    }

    public static Answer ok(ObjectNode body) {
        return json(200, body);
    }

    static Answer ok(Pieces pieces) {
        return of(200, pieces);
    }

    /** With JSON as it is written here. */
    public static Answer written(int status, String json) {
        return of(status, new Bytes(JSON, json.getBytes(StandardCharsets.UTF_8)));
    }

    static Answer json(int status, ObjectNode body) {
        return of(status, new Json(body));
    }

    public static Answer error(int status, String typeError, String message) {
        return json(status, ErrorBody.of(typeError, message));
    }

    static Answer errors(int status, String typeError, Map<String, String> errors) {
        return errors(status, typeError, errors, "");
    }

    static Answer errors(int status, String typeError, Map<String, String> errors, String message) {
        return json(status, ErrorBody.of(typeError, errors, message));
    }

    /** @param anyOf rights of which the key has none, and one is needed */
    public static Answer lacking(List<Right> anyOf) {
        return error(
                403,
                FORBIDDEN,
                anyOf.size() == 1
                        ? "the key lacks the right " + anyOf.get(0).word()
                        : "the key has none of the rights " + Right.words(anyOf).replace(",", ", ")
                                + ": one is needed");
    }

    /** What this deployment does not do. */
    public static Answer forbidden(String why) {
        return error(403, FORBIDDEN, why);
    }

    /** Why what was sent has not its form, if that is what is said. */
    public Optional<String> malformation() {
        return body.filter(it -> status == 400 && it instanceof Json)
                .map(it -> ((Json) it).json().path("errorMessage").asText());
    }

    /** Of a one-time code: nothing is done, for this reason. */
    static Answer refused(String error) {
        return json(403, ErrorBody.of(error));
    }

    /** Of a one-time code: it is not the right one, or none at all. */
    static Answer mistyped(String error, int remainingRetries) {
        return json(400, ErrorBody.of(error, remainingRetries));
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
        return error(503, "UNAVAILABLE_ERROR", LATER).later();
    }

    /** The key asks more often than it may. */
    public static Answer tooMany() {
        return error(429, "RATE_ERROR", LATER).later();
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
        return new Answer(status, Optional.of(new Json(other)), headers, about);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, about);
    }

    /** The same, which need not be sent before so long is over, while it would still be the answer. */
    Answer unlessChangedWithin(Duration patience, BooleanSupplier isStill) {
        return new Answer(status, Optional.of(new Unchanged(patience, isStill)), headers, about);
    }

    /** Where the client would wait for another answer. */
    public Optional<Unchanged> unchanged() {
        return body.filter(Unchanged.class::isInstance).map(Unchanged.class::cast);
    }

    /** What is sent when nobody waits any more. */
    public Answer atLast() {
        return unchanged().isPresent() ? new Answer(status, Optional.empty(), headers, about) : this;
    }

    /** What is to be sent in pieces; empty where it is whole. */
    public Optional<Pieces> pieces() {
        return body.filter(Pieces.class::isInstance).map(Pieces.class::cast);
    }

    /** The same, whose pieces are taken from these. */
    public Answer in(Pieces others) {
        return new Answer(status, Optional.of(others), headers, about);
    }

    /** The same, of which this piece is all. */
    public Answer whole(Pieces of, byte[] piece) {
        return new Answer(status, Optional.of(new Bytes(of.type(), piece)), headers, about);
    }

    public void send(Context context) {
        sendHead(context);
        context.result(bytes());
    }

    /** All but the body. */
    public void sendHead(Context context) {
        context.status(status);
        headers.forEach(context::header);
        context.res().setContentType(type());
    }

    private @Nullable String type() {
        return body.map(Body::type).orElse(null);
    }

    /** The same where there is no context any more. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(type());
        if (body.isPresent()) response.getOutputStream().write(bytes());
    }

    private byte[] bytes() {
        if (body.isEmpty()) return new byte[0];
        if (body.get() instanceof Json json) return json.bytes();
        if (body.get() instanceof Bytes whole) return whole.bytes();
        throw new IllegalStateException("this is to be sent in pieces");
    }
}
