package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Json;
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

    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final int GONE = 410;

    private final HttpExchanges http;
    private final Reach reach;
    private final Predicate<InetAddress> isPublic;
    private final LossListener losses;
    private final ReceiverPlaces places = new ReceiverPlaces();

    HttpCallbacks(HttpExchanges http, Reach reach, Predicate<InetAddress> isPublic, LossListener losses) {
        this.http = http;
        this.reach = reach;
        this.isPublic = isPublic;
        this.losses = losses;
    }

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return StatusBody.of(execution, flow).toString();
    }

    @Override
    public String json(Value.Context object) {
        return new String(Json.bytes(object), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> refusal(String url) {
        return HttpUrl.parse(url).fold(Optional::of, this::refusal);
    }

    /** What a name leads to may change until it is posted to; an address stays what it is. */
    private Optional<String> refusal(HttpUrl url) {
        if (!isAllowed(url)) return Optional.of("must be an https URL");
        boolean isClosed = reach == Reach.PUBLIC
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
        return url.isSecure() || reach == Reach.ANYWHERE;
    }

    private Receipt post(Message message, HttpUrl url) {
        // Ports and spellings of one host are one receiver.
        String receiver = url.serverName().toLowerCase(Locale.ROOT);
        if (!places.take(receiver)) return Receipt.BUSY;
        long begun = System.nanoTime();
        try {
            return http.send(request(message, url)).fold(why -> receipt(why, receiver), HttpCallbacks::receipt);
        } finally {
            places.leave(receiver, System.nanoTime() - begun <= QUICK.toNanos());
        }
    }

    private HttpMessage request(Message message, HttpUrl url) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("x-kiban-event-id", message.id()));
        message.type().ifPresent(type -> headers.add(new Header("x-kiban-event-type", type)));
        message.receiver().apiKey().ifPresent(key -> headers.add(new Header("x-api-key", key)));
        headers.addAll(Signature.of(message));
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        return new HttpMessage(url, "POST", headers, body, reach, TRY, 0);
    }

    private Receipt receipt(NoReply why, String receiver) {
        why.cause().ifPresent(cause -> losses.lost(new Peer(Peer.Kind.RECEIVER, receiver), cause));
        return why.kind() == NoReply.Kind.FORBIDDEN ? Receipt.FORBIDDEN : Receipt.NOT_TAKEN;
    }

    private static Receipt receipt(HttpReply reply) {
        if (reply.isSuccess()) return Receipt.TAKEN;
        return reply.status() == GONE ? Receipt.GONE : new Receipt(Outcome.NOT_TAKEN, reply.retryAfter());
    }
}
