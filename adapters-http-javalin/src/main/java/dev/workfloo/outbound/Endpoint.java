package dev.workfloo.outbound;

import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.Outbound.Surroundings;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Json;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One service or gateway: not asked by more at a time than it bears, and left alone while it is down. */
final class Endpoint {

    /** Answers that say, in the words of HTTP: not now. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final EndpointSettings settings;
    private final HttpExchanges http;
    private final IdleConnections idle;
    private final Consumer<LossCause> losses;
    private final Supplier<Map<String, String>> along;
    private final Guard guard;

    /** @param along headers that go along with each question */
    Endpoint(
            Peer peer,
            EndpointSettings settings,
            HttpExchanges http,
            Surroundings surroundings,
            Supplier<Map<String, String>> along) {
        this.settings = settings;
        this.http = http;
        this.idle = http.keeping(settings.keepAlive() ? settings.maxConcurrent() : 0);
        this.losses = cause -> surroundings.losses().lost(peer, cause);
        this.along = along;
        this.guard = new Guard(peer.name(), settings.maxConcurrent(), settings.breaker(), surroundings.clock());
    }

    /**
     * Sends a body and waits for the answer, no longer than the time-out in all.
     *
     * @param largestAnswer how many bytes of it are wanted; 0 when only the status is
     * @return an answer with a status that means success, or why there is none
     */
    Either<Failed, HttpReply> ask(Value body, String idempotencyKey, Duration timeout, int largestAnswer) {
        long begun = System.nanoTime();
        Duration longest = shorter(timeout, settings.timeout());
        return guard.exchange(shorter(settings.maxWait(), longest), () -> {
            List<Header> headers = headers(idempotencyKey);
            Duration left = longest.minusNanos(System.nanoTime() - begun);
            return isOver(left, longest)
                    ? Guard.none("BUSY", "its time was over when it was its turn", Reply.NOT_NOW)
                    : exchange(body, headers, left, largestAnswer);
        });
    }

    /** With a hundredth of the time nobody could answer, who would then be blamed for a wait that was ours. */
    private static boolean isOver(Duration left, Duration whole) {
        return left.multipliedBy(100).compareTo(whole) < 0;
    }

    /** Whether one more could ask right now. */
    boolean hasRoom() {
        return guard.hasRoom();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private List<Header> headers(String idempotencyKey) {
        List<Header> headers = new ArrayList<>();
        along.get().forEach((name, value) -> headers.add(new Header(name, value)));
        headers.addAll(settings.headers());
        headers.add(new Header("Idempotency-Key", idempotencyKey));
        return headers;
    }

    private Either<Failed, HttpReply> exchange(Value body, List<Header> headers, Duration timeout, int largestAnswer) {
        HttpMessage message = new HttpMessage(
                settings.url(), settings.method(), headers, Json.bytes(body), Reach.ANYWHERE, timeout, largestAnswer);
        Either<NoReply, HttpReply> reply = http.send(message, idle);
        return reply.isRight() ? judged(reply.get()) : lost(reply.getLeft());
    }

    /** A status that HTTP does not know counts as a server's failure (RFC 9110, §15). */
    private static Either<Failed, HttpReply> judged(HttpReply reply) {
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

    private Either<Failed, HttpReply> lost(NoReply why) {
        why.cause().ifPresent(losses);
        String code = why.kind().name();
        return switch (why.kind()) {
            case TIMEOUT, UNREACHABLE, FORBIDDEN ->
                Either.left(
                        new Failed(code, why.sentence(), Reply.NONE, Optional.empty(), why.cause(), Optional.empty()));
            case STOPPED -> Guard.none(code, why.sentence(), Reply.NOT_NOW);
        };
    }
}
