package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values as JSON; dates and durations are text in ISO 8601's forms, moments in UTC, as RFC 3339 has them. */
public final class JsonWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_PLAIN = 40;

    private JsonWriter() {}

    /** A value's JSON text, in UTF-8. */
    public static byte[] bytes(Value value) {
        return of(value).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a value into an answer, in which nothing is null: what is null in it is left out, however deep it stands. */
    static void put(ObjectNode body, String member, Value value) {
        if (!isNull(value)) body.set(member, of(withoutNulls(value)));
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Null;
    }

    private static Value withoutNulls(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.items().stream()
                    .filter(item -> !isNull(item))
                    .map(JsonWriter::withoutNulls)
                    .toList());
        }
        if (!(value instanceof Value.Context context)) return value;
        Map<String, Value> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> {
            if (!isNull(member)) members.put(name, withoutNulls(member));
        });
        return new Value.Context(members);
    }

    private static JsonNode of(Value value) {
        if (value instanceof Value.Text text) return NODES.textNode(text.text());
        if (value instanceof Value.Num num) return number(num.number());
        if (value instanceof Value.Bool bool) return NODES.booleanNode(bool.truth());
        Optional<String> time = PlainTime.text(value);
        if (time.isPresent()) return NODES.textNode(time.get());
        if (value instanceof Value.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        if (value instanceof Value.Context context) {
            ObjectNode object = NODES.objectNode();
            context.members().forEach((name, member) -> object.set(name, of(member)));
            return object;
        }
        return NODES.nullNode();
    }

    /** 15000 rather than 1.5E+4, as long as that is short. */
    private static JsonNode number(BigDecimal number) {
        boolean isShortInteger = number.scale() <= 0 && number.scale() > -LONGEST_PLAIN;
        return isShortInteger ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number);
    }
}
