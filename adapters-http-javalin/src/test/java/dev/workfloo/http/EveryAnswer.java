package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.later;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.description.DescribedOperation;
import dev.workfloo.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A case of an answer.
 *
 * @param operation as openapi.json calls it; empty where none is asked
 * @param name what leads to it
 * @param asking asks, after what has to be done before
 * @param whole what is told: the status, the headers that the contract fixes, and the body, in which what differs is replaced
 */
record EveryAnswer(String operation, String name, Supplier<Reply> asking, String whole) {

    static final int LARGEST = 2_000;
    static final Interposed STORE = new Interposed(new MemoryStore());
    static final TestService SERVICE = TestService.on(STORE, ClientLimits.USUAL.withLargestBody(LARGEST));

    /** Each key may ask once. */
    static final TestService HURRIED = TestService.of(
            new Deployment(Deployment.Environments.MIXED, ClientLimits.USUAL, KeyRates.of(1, () -> 0L), () -> false));

    static final TestService PRODUCTION = TestService.of(Deployment.Environments.PRODUCTION);

    private static final String KEY =
            SERVICE.addKey(new Caller(TestService.OURS, "web", Optional.empty(), Set.of(Right.values())));
    private static final String DESIGNER = SERVICE.addKey(TestService.OURS, Optional.empty(), Right.DESIGN);
    private static final String UNKNOWN = "657117e1d511b6e54fe2aff0";

    /** All of them: what each operation has in common, and its own. */
    static List<EveryAnswer> all() {
        List<EveryAnswer> all = new ArrayList<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            if (operation.takesAKey()) all.addAll(common(operation));
        }
        all.addAll(OwnAnswers.all());
        all.addAll(OwnAnswers.NO_OPERATION);
        return all;
    }

    String status() {
        return whole.substring(0, 3);
    }

    String told() {
        try {
            return asking.get()
                    .told()
                    .replaceAll("\"idUnykoo\":[0-9]+", "\"idUnykoo\":1")
                    .replaceAll("incident [0-9a-f]+", "incident ID")
                    .replaceAll("\"http://[0-9.:]+/p/[0-9a-f]{24}/[A-Za-z0-9_-]{43}\"", "\"URL\"")
                    .replaceAll("\"(validation-)[0-9]+\"", "\"$1N\"")
                    .replaceAll("\"(id|idWorkfloo)\":\"(?!6571)[0-9a-f]{24}\"", "\"$1\":\"ID\"");
        } finally {
            STORE.put(call -> Optional.empty());
        }
    }

    /** A call with a key that has every right, and is called {@code web}. */
    static Call call(String method, String target) {
        return SERVICE.call(method, target).key(KEY);
    }

    /** With the body that the description has as an example. */
    private static Call call(DescribedOperation operation, String id) {
        String query = operation.parameters("query").stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText() + "="
                        + parameter.path("example").asText())
                .reduce("", (one, other) -> one + (one.isEmpty() ? "?" : "&") + other);
        String path = operation
                .path()
                .replace("{id}", id)
                .replace("{linkId}", UNKNOWN)
                .replace("{definitionId}", Flows.LOAN);
        Call call = call(operation.method(), path + query);
        return operation.exampleBody().map(JsonNode::toString).map(call::json).orElse(call);
    }

    private static Call and(Call call, String more) {
        return SERVICE.call(call.method(), call.target() + (call.target().contains("?") ? "&" : "?") + more)
                .key(KEY);
    }

    private static List<EveryAnswer> common(DescribedOperation operation) {
        Call call = call(operation, UNKNOWN);
        List<EveryAnswer> all = new ArrayList<>(List.of(
                answer(operation, "without a key", call.noKey()::send, "401"),
                answer(
                        operation,
                        "of no environment",
                        and(call, "sandbox=perhaps")::send,
                        wrong("sandbox", "must be true or false")),
                answer(
                        operation,
                        "without the right",
                        call.key(DESIGNER)::send,
                        error(403, "FORBIDDEN_ERROR", lacks(operation))),
                answer(operation, "in no sandbox", () -> inNoSandbox(operation), NO_SANDBOX),
                answer(operation, "too often", () -> tooOften(call), OFTEN),
                answer(operation, "without its store", () -> failing(call, new StoreUnavailable("away")), AWAY),
                answer(operation, "at a mistake", () -> failing(call, new IllegalStateException("oops")), INCIDENT)));
        if (operation.isOfAnExecution()) all.addAll(ofAnExecution(operation));
        if (operation.body().isPresent()) all.addAll(ofItsBody(operation, call));
        return all;
    }

    private static final String NO_SANDBOX = error(403, "FORBIDDEN_ERROR", "this deployment has no sandbox");
    private static final String OFTEN = later(429, "RATE_ERROR", "try again after the time in Retry-After");
    private static final String AWAY = later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After");
    private static final String INCIDENT = error(500, "INTERNAL_ERROR", "incident ID");

    private static String lacks(DescribedOperation operation) {
        JsonNode own = operation.described().path("security");
        List<String> rights = new ArrayList<>();
        (own.isMissingNode() ? DescribedApi.document().path("security") : own)
                .forEach(one -> rights.add(one.path("apiKey").path(0).asText()));
        return rights.size() == 1
                ? "the key lacks the right " + rights.get(0)
                : "the key has none of the rights " + String.join(", ", rights) + ": one is needed";
    }

    private static List<EveryAnswer> ofAnExecution(DescribedOperation operation) {
        boolean isBare = operation.name().equals("status");
        return List.of(
                answer(
                        operation,
                        "of an id that is none",
                        call(operation, "x")::send,
                        wrong("id", "must be 24 hex digits")),
                answer(
                        operation,
                        "of an unknown execution",
                        call(operation, UNKNOWN)::send,
                        isBare ? "404" : error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found")));
    }

    private static List<EveryAnswer> ofItsBody(DescribedOperation operation, Call call) {
        return List.of(
                answer(
                        operation,
                        "of another type",
                        call.with("Content-Type", "text/plain")::send,
                        error(415, "FORMAT_ERROR", "Content-Type must be application/json")),
                answer(
                        operation,
                        "in another charset",
                        call.with("Content-Type", "application/json; charset=utf-16")::send,
                        error(415, "FORMAT_ERROR", "charset must be utf-8")),
                answer(
                        operation,
                        "compressed",
                        call.with("Content-Encoding", "gzip")::send,
                        error(415, "FORMAT_ERROR", "Content-Encoding is not supported")),
                answer(
                        operation,
                        "too large",
                        call.json(" ".repeat(LARGEST + 1))::send,
                        error(413, "SIZE_ERROR", "the body is larger than 2000 bytes")),
                answer(
                        operation,
                        "under a malformed key",
                        call.with("Idempotency-Key", "")::send,
                        wrong("Idempotency-Key", "must have 1 to 255 characters")));
    }

    static String wrong(String field, String why) {
        return errors(400, "FORMAT_ERROR", "{\"" + field + "\":\"" + why + "\"}");
    }

    private static Reply inNoSandbox(DescribedOperation operation) {
        Call call = and(call(operation, UNKNOWN), "sandbox=true");
        return new Call(PRODUCTION.port(), call.method(), call.target(), call.headers(), call.body())
                .key(PRODUCTION.key())
                .send();
    }

    private static Reply tooOften(Call call) {
        String key = HURRIED.addKey(TestService.OURS, Optional.empty(), Right.values());
        Call hurried = new Call(HURRIED.port(), call.method(), call.target(), call.headers(), call.body()).key(key);
        hurried.send();
        return hurried.send();
    }

    /** What is kept fails, but for keys, by which it is known who asks. */
    private static Reply failing(Call call, RuntimeException failure) {
        STORE.put(asked -> {
            if (asked.startsWith("Keys.")) return Optional.empty();
            throw failure;
        });
        return call.send();
    }

    private static EveryAnswer answer(DescribedOperation operation, String name, Supplier<Reply> asking, String whole) {
        return new EveryAnswer(operation.name(), name, asking, whole);
    }

    @Override
    public String toString() {
        return operation + " " + name;
    }
}
