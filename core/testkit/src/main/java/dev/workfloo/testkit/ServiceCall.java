package dev.workfloo.testkit;

import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated service is asked.
 *
 * @param node the id of the node that asks
 * @param service the name of the service; an API's is its origin, such as {@code https://api.example.com}
 * @param request what is sent, by name; of an API, what fills its places
 * @param turn which try of this visit to the node it is, from 1
 */
public record ServiceCall(String node, String service, Value.Context request, int turn) {

    /** The request in the types that Java has, by name, as {@link Value#toPlain} gives them: texts, {@code BigDecimal}, … */
    public Map<String, @Nullable Object> plainRequest() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        request.members().forEach((name, value) -> plain.put(name, value.toPlain()));
        return plain;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ServiceCall[" + node + " asks " + service + ", try " + turn + "]";
    }
}
