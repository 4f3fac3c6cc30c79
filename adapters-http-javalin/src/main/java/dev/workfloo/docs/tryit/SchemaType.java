package dev.workfloo.docs.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The type of a value, in words. */
final class SchemaType {

    /** What 32 bits hold: said of nearly every number, and so of none. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private SchemaType() {}

    static String of(SchemaReader schemas, JsonNode schema) {
        JsonNode described = schemas.resolved(schema);
        if (described.has("enum")) return "one of " + joined(described.path("enum"), ", ");
        if (described.has("oneOf")) return "one of these";
        if (described.has("items")) return "array of " + of(schemas, described.path("items"));
        String type = type(described);
        if (type.startsWith("object")) return object(schemas, schema, described, type);
        return type + bounds(described) + text(described);
    }

    private static String type(JsonNode described) {
        JsonNode type = described.path("type");
        if (type.isMissingNode()) return "any value";
        return type.isArray() ? joined(type, " or ") : type.asText();
    }

    private static String joined(JsonNode values, String separator) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(value.asText()));
        return String.join(separator, words);
    }

    private static String object(SchemaReader schemas, JsonNode schema, JsonNode described, String type) {
        JsonNode more = described.path("additionalProperties");
        if (more.isObject() && !described.has("properties")) return type + ", each member " + of(schemas, more);
        String name = SchemaReader.nameOf(schema);
        return name.isEmpty() ? type : type + " " + name;
    }

    private static String bounds(JsonNode described) {
        boolean hasLeast = described.has("minimum");
        boolean hasMost = described.has("maximum") && described.path("maximum").asLong() < LARGEST;
        String least = described.path("minimum").asText();
        String most = described.path("maximum").asText();
        if (hasLeast && hasMost) return ", " + least + " to " + most;
        if (hasLeast) return ", at least " + least;
        return hasMost ? ", at most " + most : "";
    }

    private static String text(JsonNode described) {
        StringBuilder text = new StringBuilder();
        String format = described.path("format").asText();
        if (format.equals("date-time")) text.append(", date-time as in RFC 3339");
        else if (described.has("pattern"))
            text.append(", ").append(described.path("pattern").asText());
        if (described.has("minLength") && described.has("maxLength"))
            text.append(", ")
                    .append(described.path("minLength").asText())
                    .append(" to ")
                    .append(described.path("maxLength").asText())
                    .append(" characters");
        if (described.has("default"))
            text.append(", by default ").append(described.path("default").asText());
        return text.toString();
    }
}
