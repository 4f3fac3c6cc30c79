package dev.workfloo.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.outbound.file.ConnectorFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Schema in one piece. In the sources it refers to the schema of definitions for what it shares with it, and not all
 * editors follow that into another file.
 */
final class PublishedSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String OF_CORE = "/dev/workfloo/schema/";
    private static final String DEFINITION = "definition.schema.json";
    private static final String PARTS = "$defs";
    private static final String REFERENCE = "$ref";
    private static final String OWN_PART = "#/" + PARTS + "/";
    private static final String SHARED_PART = DEFINITION + OWN_PART;

    private final ObjectNode schema;
    private final ObjectNode parts;

    private PublishedSchema(Class<?> reader, String place) {
        this.schema = read(reader, place);
        this.parts = schema.withObjectProperty(PARTS);
    }

    static PublishedSchema definition() {
        return new PublishedSchema(DefinitionReader.class, OF_CORE + DEFINITION);
    }

    static PublishedSchema scenario() {
        return sharing(OF_CORE + "scenario.schema.json");
    }

    static PublishedSchema pool() {
        return sharing(OF_CORE + "pool.schema.json");
    }

    static PublishedSchema connectors() {
        return new PublishedSchema(ConnectorFile.class, "connectors.schema.json");
    }

    private static PublishedSchema sharing(String place) {
        PublishedSchema schema = new PublishedSchema(DefinitionReader.class, place);
        schema.bringIn(schema.schema, SHARED_PART, definition().parts);
        return schema;
    }

    private static ObjectNode read(Class<?> reader, String place) {
        try (InputStream text = reader.getResourceAsStream(place)) {
            if (text == null) throw new IllegalStateException(place + " is missing beside " + reader);
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what is referred to below here a part of this schema, with all that it refers to itself. */
    private void bringIn(JsonNode below, String prefix, ObjectNode shared) {
        String reference = below.path(REFERENCE).asText();
        if (below instanceof ObjectNode object && reference.startsWith(prefix)) {
            String name = reference.substring(prefix.length());
            object.put(REFERENCE, OWN_PART + name);
            if (!parts.has(name)) {
                JsonNode part = shared.get(name).deepCopy();
                parts.set(name, part);
                bringIn(part, OWN_PART, shared);
            }
        }
        // Those that are there now: parts that come in meanwhile have been looked through.
        List<JsonNode> members = new ArrayList<>();
        below.forEach(members::add);
        members.forEach(member -> bringIn(member, prefix, shared));
    }

    String text() {
        return schema.toPrettyString() + System.lineSeparator();
    }
}
