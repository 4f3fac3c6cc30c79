package dev.workfloo.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bureau that charges for each answer, and for none twice: it remembers by idempotency key what it answered. */
final class Bureau extends Stub {

    static final String SECRET = "a-token-of-the-bureau";

    private static final String REPORT = "{\"score\":712,\"openAccounts\":3}";

    /** One question, as it was understood. */
    record Ask(String key, String body, boolean failed, boolean sold) {
        String execution() {
            return Stub.execution(key);
        }
    }

    private final List<Ask> asks = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();

    Bureau() throws IOException {}

    /** It answers the first so many questions about this execution with a failure that passes. */
    synchronized void failFirst(String execution, int times) {
        failures.put(execution, times);
    }

    @Override
    synchronized Answer take(HttpExchange exchange, String body) {
        String key = key(exchange);
        String execution = execution(key);
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(execution, 401, "{}");
        }
        boolean known = asks.stream().anyMatch(ask -> ask.key().equals(key) && ask.sold());
        boolean fails = !known && failures.merge(execution, -1, Integer::sum) >= 0;
        asks.add(new Ask(key, body, fails, !known && !fails));
        return fails ? new Answer(execution, 503, "{}") : new Answer(execution, 200, REPORT);
    }

    synchronized List<Ask> asks(String execution) {
        return asks.stream().filter(ask -> ask.execution().equals(execution)).toList();
    }

    synchronized int count() {
        return asks.size();
    }
}
