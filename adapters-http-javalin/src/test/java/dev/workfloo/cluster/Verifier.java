package dev.workfloo.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A provider of one-time codes that sends none twice: it remembers by idempotency key what it sent. */
final class Verifier extends Stub {

    /** The code that it sends to everybody. */
    static final String TOKEN = "493817";

    private final Map<String, String> validations = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, List<String>> checks = new HashMap<>();

    Verifier() throws IOException {}

    @Override
    synchronized Answer take(HttpExchange exchange, String body) {
        String key = key(exchange);
        String execution = execution(key);
        if (exchange.getRequestURI().getPath().endsWith("begin")) {
            keys.computeIfAbsent(execution, it -> new LinkedHashSet<>()).add(key);
            String validation = validations.computeIfAbsent(key, it -> "validation-" + validations.size());
            return new Answer(execution, 200, "{\"validationId\":\"" + validation + "\"}");
        }
        checks.computeIfAbsent(execution, it -> new ArrayList<>()).add(key);
        boolean right = body.contains("\"" + TOKEN + "\"");
        return new Answer(execution, 200, "{\"valid\":" + right + "}");
    }

    /** Under how many keys it was asked to send this execution's person a code: so many they got. */
    synchronized int sent(String execution) {
        return keys.getOrDefault(execution, Set.of()).size();
    }

    /** How many tokens it was asked about. */
    synchronized int checked(String execution) {
        return checks.getOrDefault(execution, List.of()).size();
    }
}
