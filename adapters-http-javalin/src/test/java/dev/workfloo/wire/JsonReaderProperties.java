package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class JsonReaderProperties {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Provide
    Arbitrary<JsonNode> trees() {
        return JsonTexts.trees();
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return JsonTexts.mutationsOf(
                "{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a967\",\"form\":{\"a\":[1,-2.5e3,true,null]}}",
                "[{\"name\":\"Ana \\u00d1\\\"\",\"a\":{}},\"\\\\\",[]]");
    }

    @Property(tries = 2_000)
    void whatAMapperWritesIsRead(@ForAll("trees") JsonNode tree) throws IOException {
        byte[] text = MAPPER.writeValueAsBytes(tree);

        assertEquals(Either.right(value(MAPPER.readTree(text))), JsonReader.read(text));
    }

    @Property(tries = 2_000)
    void twoReadersAgreeOnWhatIsJson(@ForAll("mutations") byte[] text) {
        Either<String, Value> read = JsonReader.read(text);

        assertEquals(mapped(text), read.mapLeft(why -> ""), () -> new String(text, StandardCharsets.ISO_8859_1));
    }

    /** What the mapper reads; an empty reason where it refuses. */
    private static Either<String, Value> mapped(byte[] text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonNode tree = MAPPER.readTree(parser);
            return tree == null || tree.isMissingNode() ? Either.left("") : Either.right(value(tree));
        } catch (IOException e) {
            return Either.left("");
        }
    }

    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] text) {
        Either<String, Value> read = JsonReader.read(text);

        assertTrue(read.isRight() || read.getLeft().matches("(not valid|no) JSON.*|JSON .*"), read::toString);
    }

    @Property(tries = 1_000)
    void noRefusalRepeatsTheText(@ForAll("trees") JsonNode tree) throws IOException {
        byte[] text = ("{\"s3cr3t\":" + MAPPER.writeValueAsString(tree) + ",s3cr3t").getBytes(StandardCharsets.UTF_8);

        assertFalse(JsonReader.read(text).getLeft().contains("s3cr3t"));
    }

    private static Value value(JsonNode node) {
        if (node.isTextual()) return new Value.Text(node.textValue());
        if (node.isNumber()) return new Value.Num(node.decimalValue());
        if (node.isBoolean()) return new Value.Bool(node.booleanValue());
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new Value.Sequence(items);
        }
        if (node.isObject()) {
            Map<String, Value> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
            return new Value.Context(members);
        }
        return Value.NULL;
    }
}
