package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.outbound.http.HttpClient;
import dev.workfloo.outbound.http.HttpRequest;
import dev.workfloo.outbound.http.HttpRequest.Addresses;
import dev.workfloo.outbound.http.HttpRequest.Bounds;
import dev.workfloo.outbound.http.HttpRequest.Header;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.outbound.http.HttpUrl;
import dev.workfloo.outbound.http.NoResponse;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonWriter;
import dev.workfloo.wire.StatusBody;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Posts messages to where clients want them: over https and to the public internet, unless the operator opens more. Few go to
 * one receiver at once, so that a slow one does not keep the others waiting.
 */
final class HttpCallbacks implements Callbacks {

    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(10), 0);
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final int GONE = 410;

    private final HttpClient http;
    private final Addresses allowed;
    private final Predicate<InetAddress> isPublic;
    private final LossListener losses;
    private final ReceiverPermits permits = new ReceiverPermits();

    HttpCallbacks(HttpClient http, Addresses allowed, Surroundings surroundings) {
        this.http = http;
        this.allowed = allowed;
        this.isPublic = surroundings.network().isPublic();
        this.losses = surroundings.losses();
    }

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return StatusBody.of(execution, flow).toString();
    }

    @Override
    public String json(Value.Context object) {
        return new String(JsonWriter.bytes(object), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> refusal(String url) {
        return HttpUrl.parse(url).fold(Optional::of, this::refusal);
    }

    /** What a name leads to may change until then, an address does not. */
    private Optional<String> refusal(HttpUrl url) {
        if (!isAllowed(url)) return Optional.of("must be an https URL");
        boolean isClosed = allowed == Addresses.PUBLIC
                && url.address().filter(it -> !isPublic.test(it)).isPresent();
        return isClosed ? Optional.of("must have a public address") : Optional.empty();
    }

    @Override
    public Receipt post(Message message) {
        return HttpUrl.parse(message.receiver().url())
                .filter(this::isAllowed)
                .map(url -> url.fold(wrong -> Receipt.FORBIDDEN, it -> post(message, it)))
                .getOrElse(Receipt.FORBIDDEN);
    }

    private boolean isAllowed(HttpUrl url) {
        return url.isSecure() || allowed == Addresses.ALL;
    }

    private Receipt post(Message message, HttpUrl url) {
        // Ports and spellings of one host are one receiver.
        String receiver = url.serverName().toLowerCase(Locale.ROOT);
        if (!permits.take(receiver)) return Receipt.BUSY;
        long begun = System.nanoTime();
        try {
            return http.send(request(message, url)).fold(why -> receipt(why, receiver), HttpCallbacks::receipt);
        } finally {
            permits.leave(receiver, System.nanoTime() - begun <= QUICK.toNanos());
        }
    }

    private HttpRequest request(Message message, HttpUrl url) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("x-kiban-event-id", message.id()));
        message.type().ifPresent(type -> headers.add(new Header("x-kiban-event-type", type)));
        message.receiver().apiKey().ifPresent(key -> headers.add(new Header("x-api-key", key)));
        headers.addAll(WebhookSignature.of(message));
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        return new HttpRequest(new Target("POST", url, allowed), headers, body, BOUNDS);
    }

    private Receipt receipt(NoResponse why, String receiver) {
        why.cause().ifPresent(cause -> losses.lost(new Peer(Peer.Kind.RECEIVER, receiver), cause));
        return why.kind() == NoResponse.Kind.FORBIDDEN ? Receipt.FORBIDDEN : Receipt.NOT_TAKEN;
    }

    private static Receipt receipt(HttpResponse reply) {
        if (reply.isSuccess()) return Receipt.TAKEN;
        return reply.status() == GONE ? Receipt.GONE : new Receipt(Outcome.NOT_TAKEN, reply.retryAfter());
    }
}
