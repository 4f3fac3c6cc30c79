package dev.workfloo.http.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.DescribedApi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What a schema of openapi.json allows. Nothing of it is null unless the schema says so, as in answers. */
public final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Objects in objects; deeper ones have what they must have. */
    private static final int DEEPEST = 6;

    private static final double OFTEN = 0.7;
    private static final int MOST_ELEMENTS = 2;
    private static final String[] MOMENTS = {
        "2026-03-01T12:00:00Z", "2026-02-28T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
    };

    private final Arbitrary<String> names;
    private final Arbitrary<String> texts;

    /**
     * @param names of members that a schema leaves open
     * @param texts where a schema leaves the text open
     */
    public SchemaValues(Arbitrary<String> names, Arbitrary<String> texts) {
        this.names = names;
        this.texts = texts;
    }

    public Arbitrary<JsonNode> of(JsonNode schema) {
        return of(schema, DEEPEST);
    }

    private Arbitrary<JsonNode> of(JsonNode reference, int depth) {
        JsonNode schema = DescribedApi.resolved(reference);
        if (schema.has("oneOf")) return oneOf(schema.path("oneOf"), depth);
        if (schema.has("enum")) return Arbitraries.of(list(schema.path("enum")));
        if (!schema.has("type")) return anything();
        JsonNode types = schema.path("type");
        if (types.isTextual()) return of(types.asText(), schema, depth);
        return Arbitraries.oneOf(list(types).stream()
                .map(type -> of(type.asText(), schema, depth))
                .toList());
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private Arbitrary<JsonNode> oneOf(JsonNode schemas, int depth) {
        return Arbitraries.oneOf(
                list(schemas).stream().map(schema -> of(schema, depth)).toList());
    }

    private Arbitrary<JsonNode> of(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "object" -> objects(schema, depth);
            case "array" -> arrays(schema, depth);
            case "string" -> strings(schema).map(NODES::textNode);
            case "integer" -> integers(schema);
            case "number" -> numbers(schema);
            case "boolean" -> Arbitraries.of(true, false).map(NODES::booleanNode);
            case "null" -> Arbitraries.just(NODES.nullNode());
            default -> throw new IllegalArgumentException("the type " + type);
        };
    }

    private Arbitrary<JsonNode> anything() {
        return Arbitraries.oneOf(
                texts.map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                texts.list()
                        .ofMaxSize(MOST_ELEMENTS)
                        .map(all -> array(
                                all.stream().<JsonNode>map(NODES::textNode).toList())));
    }

    private static JsonNode array(List<JsonNode> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    private Arbitrary<JsonNode> arrays(JsonNode schema, int depth) {
        if (depth <= 0) return Arbitraries.just(NODES.arrayNode());
        return of(schema.path("items"), depth).list().ofMaxSize(MOST_ELEMENTS).map(SchemaValues::array);
    }

    private record Member(String name, JsonNode value) {}

    private Arbitrary<JsonNode> objects(JsonNode schema, int depth) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Arbitrary<Optional<Member>>> members = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            boolean must = required.contains(property.getKey());
            if (must || depth > 0) members.add(member(property, must, depth - 1));
        });
        return Combinators.combine(Combinators.combine(members).as(SchemaValues::object), others(schema, depth))
                .as((object, others) -> {
                    others.forEach((name, value) -> {
                        if (!object.has(name)) object.set(name, value);
                    });
                    return object;
                });
    }

    private Arbitrary<Optional<Member>> member(Map.Entry<String, JsonNode> property, boolean must, int depth) {
        Arbitrary<Member> member = of(property.getValue(), depth).map(value -> new Member(property.getKey(), value));
        return must ? member.map(Optional::of) : member.optional(OFTEN);
    }

    private static ObjectNode object(List<Optional<Member>> members) {
        ObjectNode object = NODES.objectNode();
        members.forEach(member -> member.ifPresent(it -> object.set(it.name(), it.value())));
        return object;
    }

    /** Members that the schema does not name, where it says of what kind they are. */
    private Arbitrary<Map<String, JsonNode>> others(JsonNode schema, int depth) {
        JsonNode more = schema.path("additionalProperties");
        if (!more.isObject() && !more.asBoolean()) return Arbitraries.just(Map.of());
        Arbitrary<JsonNode> values = more.isObject() ? of(more, depth - 1) : anything();
        return Arbitraries.maps(names, values).ofMaxSize(MOST_ELEMENTS);
    }

    private Arbitrary<String> strings(JsonNode schema) {
        if (schema.path("format").asText().equals("date-time")) return Arbitraries.of(MOMENTS);
        if (schema.has("pattern")) return PatternTexts.of(schema.path("pattern").asText());
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (least == 0 && most == Integer.MAX_VALUE) return texts;
        return texts.map(text -> {
            String longer = text + "x".repeat(Math.max(0, least - text.length()));
            return longer.substring(0, Math.min(longer.length(), most));
        });
    }

    private static Arbitrary<JsonNode> integers(JsonNode schema) {
        int least = schema.path("minimum").asInt(Integer.MIN_VALUE);
        int most = schema.path("maximum").asInt(Integer.MAX_VALUE);
        return Arbitraries.oneOf(Arbitraries.integers().between(least, most), Arbitraries.of(least, most))
                .map(NODES::numberNode);
    }

    private static Arbitrary<JsonNode> numbers(JsonNode schema) {
        BigDecimal least = schema.path("minimum").decimalValue();
        BigDecimal most = schema.path("maximum").decimalValue();
        return Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.5"), least, most)
                .map(NODES::numberNode);
    }
}
