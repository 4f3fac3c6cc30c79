package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Json;
import dev.workfloo.wire.StatusBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    private final LossListener losses;
    private final ReceiverPlaces places = new ReceiverPlaces();

    HttpCallbacks(HttpExchanges http, Reach reach, LossListener losses) {
        this.http = http;
        this.reach = reach;
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
    public Receipt post(Message message) {
        return url(message).map(url -> post(message, url)).orElse(Receipt.FORBIDDEN);
    }

    private Receipt post(Message message, URI url) {
        // Ports and spellings of one host are one receiver.
        String receiver = url.getHost().toLowerCase(Locale.ROOT);
        if (!places.take(receiver)) return Receipt.BUSY;
        long begun = System.nanoTime();
        try {
            return http.send(request(message, url)).fold(why -> receipt(why, receiver), HttpCallbacks::receipt);
        } finally {
            places.leave(receiver, System.nanoTime() - begun <= QUICK.toNanos());
        }
    }

    private HttpMessage request(Message message, URI url) {
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
        return reply.status() == GONE ? Receipt.GONE : Receipt.NOT_TAKEN;
    }

    private Optional<URI> url(Message message) {
        try {
            URI url = new URI(message.receiver().url());
            return url.getHost() != null && isAllowed(url.getScheme()) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(String scheme) {
        return "https".equalsIgnoreCase(scheme) || reach == Reach.ANYWHERE && "http".equalsIgnoreCase(scheme);
    }
}
