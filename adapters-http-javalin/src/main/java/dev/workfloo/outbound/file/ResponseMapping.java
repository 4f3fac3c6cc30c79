package dev.workfloo.outbound.file;

import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a service's answer gets the names that definitions use.
 *
 * @param places where values come from, by name; the others are taken from the top, under their names
 */
record ResponseMapping(Map<String, JsonPointer> places) {

    ResponseMapping {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    Value read(Value answer) {
        if (places.isEmpty()) return answer;
        Map<String, Value> members = new LinkedHashMap<>();
        if (answer instanceof Value.Context object) members.putAll(object.members());
        places.forEach((name, place) -> members.put(name, place.in(answer)));
        return new Value.Context(members);
    }
}
