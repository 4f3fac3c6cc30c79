package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Posts reports to where clients want them: over https and to the public internet, unless the operator opens more. */
final class HttpCallbacks implements Callbacks {

    private static final Duration TRY = Duration.ofSeconds(10);

    private final HttpExchanges http;
    private final Reach reach;

    HttpCallbacks(HttpExchanges http, Reach reach) {
        this.http = http;
        this.reach = reach;
    }

    @Override
    public boolean post(Callback receiver, String id, Value.Context report) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("x-kiban-event-id", id));
        receiver.apiKey().ifPresent(key -> headers.add(new Header("x-api-key", key)));
        return url(receiver)
                .map(url -> new HttpMessage(url, "POST", headers, Json.bytes(report), reach, TRY, 0))
                .filter(message -> http.send(message).exists(HttpReply::isSuccess))
                .isPresent();
    }

    private Optional<URI> url(Callback receiver) {
        try {
            URI url = new URI(receiver.url());
            return url.getHost() != null && isAllowed(url.getScheme()) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(String scheme) {
        return "https".equalsIgnoreCase(scheme) || reach == Reach.ANYWHERE && "http".equalsIgnoreCase(scheme);
    }
}
