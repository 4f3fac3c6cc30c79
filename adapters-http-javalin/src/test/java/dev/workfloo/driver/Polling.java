package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the status again and again.
 *
 * @param between what passes before each look
 */
public record Polling(Calls calls, Runnable between) implements Following {

    private static final long PAUSE_NS = Duration.ofMillis(50).toNanos();

    public static Polling of(Calls calls) {
        return new Polling(calls, () -> LockSupport.parkNanos(PAUSE_NS));
    }

    @Override
    public void begin(ObjectNode start) {
        // Nobody needs to know.
    }

    @Override
    public Map<String, String> headersOfSends() {
        return Map.of();
    }

    @Override
    public JsonNode next(String id) throws Exception {
        between.run();
        return calls.status(id);
    }
}
