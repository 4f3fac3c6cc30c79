package dev.workfloo.outbound.file;

import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a service's answer gets the names that definitions use.
 *
 * @param places where values come from, by name; the others are taken from the top, under their names
 */
record ResponseMapping(Map<String, JsonPointer> places) {

    ResponseMapping {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /** What stands there under a name, as text: numbers and truths are spelt. Empty where nothing does that is said in one word. */
    Optional<String> text(Value answer, String name) {
        Value said = Optional.ofNullable(places.get(name))
                .map(place -> place.in(answer))
                .orElseGet(() -> answer instanceof Value.Context object ? object.get(name) : Value.NULL);
        if (said instanceof Value.Text text) return text.isAbsent() ? Optional.empty() : Optional.of(text.text());
        if (said instanceof Value.Bool bool) return Optional.of(Boolean.toString(bool.truth()));
        if (said instanceof Value.Num number) return Optional.of(number.number().toPlainString());
        return Optional.empty();
    }

    Value read(Value answer) {
        if (places.isEmpty()) return answer;
        Map<String, Value> members = new LinkedHashMap<>();
        if (answer instanceof Value.Context object) members.putAll(object.members());
        places.forEach((name, place) -> members.put(name, place.in(answer)));
        return new Value.Context(members);
    }
}
