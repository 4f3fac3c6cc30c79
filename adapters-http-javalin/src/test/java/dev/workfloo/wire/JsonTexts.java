package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every kind of JSON that somebody might send, and much that only looks like it. */
public final class JsonTexts {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    private JsonTexts() {}

    /** Trees whose members have one of these names, or any. */
    public static Arbitrary<JsonNode> trees(String... names) {
        Arbitrary<String> name = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5), Arbitraries.of(names.length == 0 ? new String[] {"a"} : names));
        return trees(name, DEEPEST);
    }

    private static Arbitrary<JsonNode> trees(Arbitrary<String> names, int depth) {
        if (depth == 0) return leaves();
        Arbitrary<JsonNode> below = Arbitraries.lazy(() -> trees(names, depth - 1));
        Arbitrary<JsonNode> arrays = below.list().ofMaxSize(4).map(JsonTexts::array);
        return Arbitraries.oneOf(leaves(), arrays, objects(names, below));
    }

    /** Objects alone: bodies that get past the reader. */
    public static Arbitrary<JsonNode> objects(String... names) {
        Arbitrary<String> known = Arbitraries.of(names);
        Arbitrary<String> name =
                Arbitraries.oneOf(known, known, known, Arbitraries.strings().ofMaxLength(5));
        return objects(name, trees(name, DEEPEST - 1));
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<String> names, Arbitrary<JsonNode> values) {
        return Arbitraries.maps(names, values).ofMaxSize(5).map(members -> {
            ObjectNode object = NODES.objectNode();
            members.forEach(object::set);
            return object;
        });
    }

    private static JsonNode array(List<JsonNode> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(array::add);
        return array;
    }

    private static Arbitrary<JsonNode> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)),
                Arbitraries.strings().ofMaxLength(20).map(NODES::textNode),
                Arbitraries.of("", " ", "2024-02-30", "\u0000", "1e9999", "true", "657117e1d511b6e54fe2a967")
                        .map(NODES::textNode),
                Arbitraries.longs().map(NODES::numberNode),
                numbers().map(NODES::numberNode));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(-40, 40),
                                Arbitraries.integers().between(-9999, 9999)))
                .as(BigDecimal::valueOf);
    }

    /** The text with some bytes struck out, doubled or replaced. */
    public static Arbitrary<byte[]> mutationsOf(String... texts) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Byte> bytes =
                Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) '{', (byte) '}', (byte) '"', (byte) '\\'));
        Arbitrary<List<Mutation>> mutations = Combinators.combine(
                        places, Arbitraries.integers().between(0, 2), bytes)
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(texts), mutations).as((text, all) -> {
            byte[] mutated = text.getBytes(StandardCharsets.UTF_8);
            for (Mutation mutation : all) mutated = mutation.apply(mutated);
            return mutated;
        });
    }

    private record Mutation(int place, int kind, byte with) {

        byte[] apply(byte[] text) {
            if (text.length == 0) return new byte[] {with};
            int at = place % text.length;
            int skipped = kind == 0 ? 0 : 1;
            int added = kind == 1 ? 0 : 1;
            byte[] mutated = Arrays.copyOf(text, text.length - skipped + added);
            System.arraycopy(text, at + skipped, mutated, at + added, text.length - at - skipped);
            if (added == 1) mutated[at] = with;
            return mutated;
        }
    }
}
