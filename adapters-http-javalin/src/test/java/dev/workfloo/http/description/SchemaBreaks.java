package dev.workfloo.http.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.DescribedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All the ways in which one member makes of a value that a schema allows one that it does not. */
public final class SchemaBreaks {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** No member is called so. */
    static final String UNNAMED = "notInTheContract";

    private final List<Broken> broken = new ArrayList<>();

    private SchemaBreaks() {}

    /** @param how for people: what was done, and where */
    public record Broken(String how, JsonNode value) {}

    /** @param value as the schema has it */
    public static List<Broken> of(JsonNode schema, JsonNode value) {
        SchemaBreaks breaks = new SchemaBreaks();
        breaks.look(schema, value, new Place("", changed -> changed));
        return breaks.broken;
    }

    /**
     * Where in the whole something stands.
     *
     * @param put makes the whole with something else there
     */
    private record Place(String name, UnaryOperator<JsonNode> put) {

        Place member(JsonNode object, String member) {
            return new Place(name + "/" + member, changed -> {
                ObjectNode copy = object.deepCopy();
                copy.set(member, changed);
                return put.apply(copy);
            });
        }

        Place element(JsonNode array, int index) {
            return new Place(name + "/" + index, changed -> {
                ArrayNode copy = array.deepCopy();
                copy.set(index, changed);
                return put.apply(copy);
            });
        }
    }

    private void add(String how, Place place, JsonNode instead) {
        broken.add(new Broken(how + " at '" + place.name() + "'", place.put().apply(instead)));
    }

    private void look(JsonNode reference, JsonNode value, Place place) {
        JsonNode schema = DescribedApi.resolved(reference);
        if (schema.has("oneOf")) {
            schema.path("oneOf").forEach(one -> lookIfAllowed(one, value, place));
            return;
        }
        if (schema.has("type")) add("another type", place, ofAnotherType(schema.path("type")));
        if (schema.has("enum") || schema.has("pattern")) add("another text", place, NODES.textNode("\u00bf?"));
        if (schema.has("minimum")) add("too little", place, NODES.numberNode(-1e300));
        if (schema.has("maximum")) add("too much", place, NODES.numberNode(1e300));
        if (value.isObject()) lookAtMembers(schema, value, place);
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            look(schema.path("items"), value.get(i), place.element(value, i));
        }
    }

    private void lookIfAllowed(JsonNode schema, JsonNode value, Place place) {
        if (DescribedApi.allows(schema, value)) look(schema, value, place);
    }

    private static JsonNode ofAnotherType(JsonNode types) {
        return types.toString().contains("\"object\"") ? NODES.numberNode(5) : NODES.objectNode();
    }

    private void lookAtMembers(JsonNode schema, JsonNode value, Place place) {
        for (JsonNode name : schema.path("required")) {
            ObjectNode copy = value.deepCopy();
            copy.remove(name.asText());
            add("without " + name.asText(), place, copy);
        }
        if (isClosed(schema)) {
            ObjectNode copy = value.deepCopy();
            add("with a member more", place, copy.put(UNNAMED, true));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode own = schema.path("properties").path(member.getKey());
            JsonNode described = own.isMissingNode() ? schema.path("additionalProperties") : own;
            if (described.isObject()) look(described, member.getValue(), place.member(value, member.getKey()));
        }
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode more = schema.path("additionalProperties");
        return more.isBoolean() && !more.asBoolean();
    }
}
