package dev.workfloo.definition;

import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.rule.expression.Expression;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a named service is asked, and what it must answer.
 *
 * @param service the name under which the deployment knows the service; an API's is its origin
 * @param request formulas by the name of what is sent
 * @param consent the NIP node that must have been validated before
 */
@ValueObject
public record Connector(
        String service,
        Map<String, Expression> request,
        ResponseShape response,
        Optional<NodeId> consent,
        CallPolicy calls) {

    public static final int MOST_RETRIES = 5;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

    /**
     * @param retries how many times a failed call is tried again
     * @param timeout how long one call may take
     */
    public record CallPolicy(int retries, Duration timeout) {}

    public Connector {
        request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
    }

    public int retries() {
        return calls.retries();
    }

    public Duration timeout() {
        return calls.timeout();
    }
}
