package dev.workfloo.outbound;

import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.outbound.file.EndpointSettings;
import dev.workfloo.outbound.http.HttpClient;
import dev.workfloo.outbound.http.HttpRequest;
import dev.workfloo.outbound.http.HttpRequest.Bounds;
import dev.workfloo.outbound.http.HttpRequest.Header;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.outbound.http.NoResponse;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonWriter;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One service or gateway, with the limits, headers and bounds of its settings. */
final class Endpoint {

    /** Statuses by which HTTP says: not now. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final EndpointSettings settings;
    private final Function<HttpRequest, Either<NoResponse, HttpResponse>> http;
    private final Consumer<LossCause> losses;
    private final Supplier<Map<String, String>> extraHeaders;
    private final PeerLimits limits;

    Endpoint(Peer peer, EndpointSettings settings, HttpClient http, Surroundings surroundings) {
        int maxConcurrent = settings.limits().maxConcurrent();
        this.settings = settings;
        this.http = http.keeping(settings.keepAlive() ? maxConcurrent : 0);
        this.losses = cause -> surroundings.losses().lost(peer, cause);
        this.extraHeaders = surroundings.extraHeaders();
        this.limits = new PeerLimits(peer.name(), maxConcurrent, settings.breaker(), surroundings.clock());
    }

    int largestAnswer() {
        return settings.limits().largestAnswer();
    }

    /**
     * Sends a body and waits for the answer, no longer than the time-out in all.
     *
     * @param largestAnswer how many bytes of it are wanted; 0 when only the status is
     * @return an answer with a status that means success, or why there is none
     */
    Either<Failed, HttpResponse> ask(Value body, String idempotencyKey, Duration timeout, int largestAnswer) {
        Outgoing outgoing = new Outgoing(settings.target(), settings.headers(), Optional.of(body));
        return ask(outgoing, idempotencyKey, timeout, largestAnswer);
    }

    /**
     * What is said in one exchange.
     *
     * @param body empty where nothing is sent
     */
    record Outgoing(Target target, List<Header> headers, Optional<Value> body) {

        private byte[] bytes() {
            return body.map(JsonWriter::bytes).orElse(new byte[0]);
        }

        /** Says nothing of what is sent. */
        @Override
        public String toString() {
            return "Outgoing";
        }
    }

    /** Sends what is said otherwise than the settings have it, as above. */
    Either<Failed, HttpResponse> ask(Outgoing outgoing, String idempotencyKey, Duration timeout, int largestAnswer) {
        long begun = System.nanoTime();
        Duration longest = shorter(timeout, settings.limits().timeout());
        return limits.exchange(shorter(settings.limits().maxWait(), longest), () -> {
            List<Header> headers = headers(outgoing, idempotencyKey);
            Duration left = longest.minusNanos(System.nanoTime() - begun);
            return isOver(left, longest)
                    ? PeerLimits.none("BUSY", "its time was over when it was its turn", Reply.NOT_NOW)
                    : exchange(outgoing, headers, new Bounds(left, largestAnswer));
        });
    }

    /** In a hundredth of the time no service could answer, and it would be blamed for a wait that was ours. */
    private static boolean isOver(Duration left, Duration whole) {
        return left.multipliedBy(100).compareTo(whole) < 0;
    }

    /** Whether one more could ask right now. */
    boolean hasRoom() {
        return limits.hasRoom();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private List<Header> headers(Outgoing outgoing, String idempotencyKey) {
        List<Header> headers = new ArrayList<>();
        extraHeaders.get().forEach((name, value) -> headers.add(new Header(name, value)));
        headers.addAll(outgoing.headers());
        headers.add(new Header("Idempotency-Key", idempotencyKey));
        return headers;
    }

    private Either<Failed, HttpResponse> exchange(Outgoing outgoing, List<Header> headers, Bounds bounds) {
        return http.apply(new HttpRequest(outgoing.target(), headers, outgoing.bytes(), bounds))
                .fold(this::lost, Endpoint::judged);
    }

    /** A status that HTTP does not know counts as a server's failure (RFC 9110, §15). */
    private static Either<Failed, HttpResponse> judged(HttpResponse reply) {
        int status = reply.status();
        if (reply.isSuccess()) return Either.right(reply);
        boolean passes = status >= 500 || PASSING.contains(status);
        return Either.left(new Failed(
                reply.code(),
                "the service answered " + status,
                passes ? Reply.PASSING : Reply.FINAL,
                Optional.of(status),
                Optional.empty(),
                reply.retryAfter()));
    }

    private Either<Failed, HttpResponse> lost(NoResponse why) {
        why.cause().ifPresent(losses);
        String code = why.kind().name();
        return switch (why.kind()) {
            case FORBIDDEN -> PeerLimits.none(code, why.sentence(), Reply.FINAL);
            case TIMEOUT, UNREACHABLE ->
                Either.left(
                        new Failed(code, why.sentence(), Reply.NONE, Optional.empty(), why.cause(), Optional.empty()));
            case STOPPED -> PeerLimits.none(code, why.sentence(), Reply.NOT_NOW);
        };
    }
}
