package dev.workfloo.http.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.description.DescribedOperation;
import dev.workfloo.http.description.SchemaBreaks;
import dev.workfloo.http.description.SchemaBreaks.Broken;
import dev.workfloo.http.description.SchemaValues;
import dev.workfloo.wire.JsonTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Bodies of an operation: right ones, ones that are almost right, of wrong types, and what is no JSON at all. */
final class FuzzedBodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] NAMES = Texts.KNOWN.toArray(String[]::new);
    private static final int MANY = 10_000;

    static final SchemaValues VALUES = new SchemaValues(Texts.names(), Texts.any());

    private FuzzedBodies() {}

    /** @param taken what it is known to take where it is sent to */
    static Arbitrary<byte[]> of(DescribedOperation operation, List<String> taken) {
        List<Tuple2<Integer, Arbitrary<byte[]>>> all = new ArrayList<>();
        operation.body().ifPresent(schema -> {
            Arbitrary<JsonNode> right = VALUES.of(schema);
            all.add(Tuple.of(4, spelled(right)));
            all.add(Tuple.of(4, spelled(broken(schema, right))));
            all.add(Tuple.of(2, spelled(JsonTexts.objects(NAMES))));
            all.add(Tuple.of(1, spelled(JsonTexts.trees(NAMES))));
        });
        if (operation.body().isEmpty()) {
            all.add(Tuple.of(12, Arbitraries.just(new byte[0])));
            all.add(Tuple.of(1, spelled(JsonTexts.trees(NAMES))));
        }
        List<String> good = new ArrayList<>(taken);
        operation.exampleBody().map(JsonNode::toString).ifPresent(good::add);
        if (!good.isEmpty()) {
            all.add(Tuple.of(8, Arbitraries.of(good).map(FuzzedBodies::plain)));
            all.add(Tuple.of(6, spelled(changed(good))));
            all.add(Tuple.of(2, JsonTexts.mutationsOf(good.toArray(String[]::new))));
        }
        return Arbitraries.frequencyOf(all);
    }

    private static byte[] plain(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Arbitrary<byte[]> spelled(Arbitrary<JsonNode> bodies) {
        Arbitrary<BodySpelling> spellings = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.just(BodySpelling.PLAIN)),
                Tuple.of(14, Arbitraries.of(BodySpelling.values())));
        return Combinators.combine(bodies, spellings).as((body, spelling) -> spelling.bytes(body.toString()));
    }

    private static Arbitrary<JsonNode> broken(JsonNode schema, Arbitrary<JsonNode> right) {
        return Combinators.combine(right, Arbitraries.integers().between(0, MANY))
                .as((value, number) -> {
                    List<Broken> broken = SchemaBreaks.of(schema, value);
                    return broken.isEmpty()
                            ? value
                            : broken.get(number % broken.size()).value();
                });
    }

    /** One member is another, or is not there. */
    private static Arbitrary<JsonNode> changed(List<String> good) {
        List<JsonNode> objects = good.stream()
                .filter(text -> text.startsWith("{"))
                .map(FuzzedBodies::tree)
                .toList();
        if (objects.isEmpty()) return JsonTexts.objects(NAMES);
        return Combinators.combine(
                        Arbitraries.of(objects),
                        Arbitraries.integers().between(0, MANY),
                        JsonTexts.trees(NAMES).optional(0.8))
                .as((object, number, other) -> {
                    ObjectNode copy = object.deepCopy();
                    List<String> names = new ArrayList<>();
                    copy.fieldNames().forEachRemaining(names::add);
                    if (names.isEmpty()) return copy;
                    String name = names.get(number % names.size());
                    other.ifPresentOrElse(value -> copy.set(name, value), () -> copy.remove(name));
                    return copy;
                });
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
