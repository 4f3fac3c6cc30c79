package dev.workfloo.outbound.file;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How what is asked becomes a body.
 *
 * @param constants what every body holds
 * @param places where values go, by name; the others stand at the top, under their names
 */
record RequestMapping(Value.Context constants, Map<String, JsonPointer> places) {

    RequestMapping {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /** The body, or the name of a value whose place is taken. */
    Either<String, Value> body(Value.Context values) {
        Map<String, Value> members = new LinkedHashMap<>(constants.members());
        values.members().forEach((name, value) -> {
            if (!places.containsKey(name)) members.put(name, value);
        });
        Value body = new Value.Context(members);
        for (Map.Entry<String, JsonPointer> place : places.entrySet()) {
            Optional<Value> value = Optional.ofNullable(values.members().get(place.getKey()));
            if (value.isEmpty()) continue;
            Optional<Value> placed = place.getValue().put(body, value.get());
            if (placed.isEmpty()) return Either.left(place.getKey());
            body = placed.get();
        }
        return Either.right(body);
    }

    /** Those of the values that have a place. */
    Value.Context placed(Value.Context values) {
        Map<String, Value> members = new LinkedHashMap<>(values.members());
        members.keySet().retainAll(places.keySet());
        return new Value.Context(members);
    }

    /** Says nothing of the constants, of which one may be a secret after all. */
    @Override
    public String toString() {
        return "RequestMapping" + places.keySet();
    }
}
