package dev.workfloo.docs.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads schemas as members that can be told one by one. */
final class SchemaReader {

    private final JsonNode document;

    SchemaReader(JsonNode document) {
        this.document = document;
    }

    /** What is referred to; what says more beside its reference is told by {@link #description}. */
    JsonNode resolved(JsonNode described) {
        String reference = described.path("$ref").asText();
        return reference.isEmpty() ? described : resolved(document.at(reference.substring(1)));
    }

    DescribedMember member(String name, JsonNode schema, boolean isRequired) {
        return member(name, schema, isRequired, Set.of());
    }

    private DescribedMember member(String name, JsonNode schema, boolean isRequired, Set<String> around) {
        return new DescribedMember(
                name, SchemaType.of(this, schema), isRequired, description(schema), members(schema, around));
    }

    private String description(JsonNode schema) {
        String own = schema.path("description").asText();
        return own.isEmpty() ? resolved(schema).path("description").asText() : own;
    }

    /** @param around names of the schemas that this one stands in, whose members are not told again */
    private List<DescribedMember> members(JsonNode schema, Set<String> around) {
        String name = nameOf(schema);
        if (around.contains(name)) return List.of();
        Set<String> within = new HashSet<>(around);
        if (!name.isEmpty()) within.add(name);
        JsonNode described = resolved(schema);
        if (described.has("items")) return members(described.path("items"), within);
        List<DescribedMember> members = new ArrayList<>();
        Set<String> required = required(described);
        described.path("properties").properties().forEach(property -> {
            boolean isRequired = required.contains(property.getKey());
            members.add(member(property.getKey(), property.getValue(), isRequired, within));
        });
        for (JsonNode choice : described.path("oneOf")) members.add(member(nameOf(choice), choice, false, within));
        if (described.path("additionalProperties").has("$ref"))
            members.addAll(members(described.path("additionalProperties"), within));
        return members;
    }

    private static Set<String> required(JsonNode described) {
        Set<String> required = new HashSet<>();
        described.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    /** Under which it stands among the schemas, or none. */
    static String nameOf(JsonNode schema) {
        return schema.path("$ref").asText().replaceFirst(".*/", "");
    }
}
