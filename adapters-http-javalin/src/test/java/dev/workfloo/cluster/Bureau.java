package dev.workfloo.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bureau that charges for each answer, and for none twice: it remembers by idempotency key what it answered. */
final class Bureau extends Stub {

    static final String SECRET = "a-token-of-the-bureau";

    private static final String REPORT = "{\"score\":712,\"openAccounts\":3}";

    /**
     * One question, as it was understood.
     *
     * @param meanwhile whether another one about the same execution was being answered
     */
    record Ask(String key, String body, boolean failed, boolean sold, boolean meanwhile) {
        String execution() {
            return Stub.execution(key);
        }
    }

    private final List<Ask> asks = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> inside = new HashSet<>();
    private int oneIn = Integer.MAX_VALUE;

    Bureau() throws IOException {}

    /** It answers the first so many questions about this execution with a failure that passes. */
    synchronized void failFirst(String execution, int times) {
        failures.put(execution, times);
    }

    /**
     * It answers one question in so many with a failure that passes, whomever it is about; but nobody meets more than two of
     * them, since after the fourth in a row the next try comes five minutes later.
     */
    synchronized void failOneIn(int questions) {
        oneIn = questions;
    }

    @Override
    synchronized Answer take(HttpExchange exchange, String body) {
        String key = key(exchange);
        String execution = execution(key);
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(execution, 401, "{}");
        }
        boolean known = asks.stream().anyMatch(ask -> ask.key().equals(key) && ask.sold());
        boolean isTheOne = asks.size() % oneIn == oneIn - 1 && failuresOf(execution) < 2;
        boolean fails = !known && (failures.merge(execution, -1, Integer::sum) >= 0 || isTheOne);
        asks.add(new Ask(key, body, fails, !known && !fails, !inside.add(execution)));
        // A service that fails may well say whom it failed for.
        return fails ? new Answer(execution, 503, body) : new Answer(execution, 200, REPORT);
    }

    @Override
    synchronized void leave(String execution) {
        inside.remove(execution);
    }

    private long failuresOf(String execution) {
        return asks(execution).stream().filter(Ask::failed).count();
    }

    synchronized List<Ask> asks(String execution) {
        return asks.stream().filter(ask -> ask.execution().equals(execution)).toList();
    }

    synchronized int count() {
        return asks.size();
    }
}
