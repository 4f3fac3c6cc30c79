package dev.workfloo.outbound.file;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.rule.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads where values go to, and come from. */
final class MappingReader {

    private MappingReader() {}

    static RequestMapping request(DocumentReader document) {
        Map<String, JsonPointer> places = places(document, "request");
        RequestMapping mapping = new RequestMapping(new Value.Context(document.members("body")), places);
        refuseCollisions(document, mapping);
        return mapping;
    }

    /** A gateway gets nothing that has no place, so at least the code and an address must have one. */
    static RequestMapping message(DocumentReader document) {
        document.required("request");
        RequestMapping mapping = request(document);
        for (String name : mapping.places().keySet()) {
            if (GatewayValue.parse(name).isEmpty()) {
                document.error("request", name + " is not known: take of " + gatewayValues());
            }
        }
        if (!places(mapping, GatewayValue.TEXT) && !places(mapping, GatewayValue.CODE)) {
            document.error("request", "must have a place for text or for code");
        }
        return mapping;
    }

    private static boolean places(RequestMapping mapping, GatewayValue value) {
        return mapping.places().containsKey(value.literal());
    }

    private static List<String> gatewayValues() {
        return Arrays.stream(GatewayValue.values())
                .map(GatewayValue::literal)
                .sorted()
                .toList();
    }

    static Map<String, JsonPointer> places(DocumentReader document, String member) {
        Map<String, JsonPointer> places = new LinkedHashMap<>();
        document.object(member).ifPresent(mapping -> {
            for (String name : mapping.names()) {
                mapping.required(name);
                mapping.parsed(name, JsonPointer::parse, "must be a JSON Pointer, such as /person/taxId")
                        .ifPresent(place -> places.put(name, place));
            }
        });
        return places;
    }

    private static void refuseCollisions(DocumentReader document, RequestMapping mapping) {
        mapping.places().forEach((name, place) -> {
            boolean shares = mapping.places().entrySet().stream()
                    .anyMatch(other -> !other.getKey().equals(name) && place.holds(other.getValue()));
            if (place.isRoot() || shares) document.error("request", name + " takes the place of something else");
            else if (place.put(mapping.constants(), Value.NULL).isEmpty()) {
                document.error("request", name + " has no place in body");
            }
        });
    }
}
