package dev.workfloo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON Schemas that are published with the core, and what they say of a document. */
public final class Schemas {

    public static final String DEFINITION = "definition.schema.json";
    public static final String SCENARIO = "scenario.schema.json";
    public static final String POOL = "pool.schema.json";

    /** Any place will do: the schemas refer to each other as neighbours. */
    private static final String PLACE = "https://workfloo.dev/schema/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, String> TEXTS =
            Stream.of(DEFINITION, SCENARIO, POOL).collect(Collectors.toMap(Function.identity(), Schemas::text));

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(TEXTS.entrySet().stream()
                    .collect(Collectors.toMap(entry -> PLACE + entry.getKey(), Map.Entry::getValue))));

    private static final Map<String, Schema> SCHEMAS = TEXTS.keySet().stream()
            .collect(
                    Collectors.toMap(Function.identity(), name -> REGISTRY.getSchema(SchemaLocation.of(PLACE + name))));

    private Schemas() {}

    public static String text(String name) {
        try (InputStream text = Schemas.class.getResourceAsStream("/dev/workfloo/schema/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema as the JSON that it is. */
    public static JsonNode tree(String name) {
        try {
            return new ObjectMapper().readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a schema finds wrong with a document, each with its place. */
    public static List<Error> errors(String name, Value document) {
        return Objects.requireNonNull(SCHEMAS.get(name)).validate(json(document));
    }

    public static boolean accepts(String name, Value document) {
        return errors(name, document).isEmpty();
    }

    public static JsonNode json(Value value) {
        if (value instanceof Value.Text text) return JSON.textNode(text.text());
        if (value instanceof Value.Bool bool) return JSON.booleanNode(bool.truth());
        if (value instanceof Value.Num num) return json(num.number());
        if (value instanceof Value.Sequence list) {
            return JSON.arrayNode()
                    .addAll(list.items().stream().map(Schemas::json).toList());
        }
        if (value instanceof Value.Context object) {
            return JSON.objectNode()
                    .setAll(object.members().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, member -> json(member.getValue()))));
        }
        if (value.equals(Value.NULL)) return JSON.nullNode();
        throw new AssertionError("JSON has no " + value.noun());
    }

    /** Whole numbers as such, unless writing them out would take for ever. */
    private static JsonNode json(BigDecimal number) {
        boolean isWhole = number.scale() <= 0 && number.scale() > -1_000;
        return isWhole ? JSON.numberNode(number.toBigIntegerExact()) : JSON.numberNode(number);
    }
}
