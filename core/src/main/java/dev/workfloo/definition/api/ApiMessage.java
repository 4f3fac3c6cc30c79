package dev.workfloo.definition.api;

import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What an API is sent, whole.
 *
 * @param url absolute, with its query, in ASCII
 * @param headers by name; values are printable ASCII
 * @param body what is written as JSON; empty where nothing is sent
 */
@ValueObject
public record ApiMessage(String method, String url, Map<String, String> headers, Optional<Value> body) {

    public ApiMessage {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Says nothing of the person, nor of secrets. */
    @Override
    public String toString() {
        return "ApiMessage[" + method + "]";
    }
}
