package dev.workfloo.outbound.file;

import static java.util.stream.Collectors.toSet;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.rule.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
        requireKnown(document, "request", gatewayValues());
        if (!places(mapping, GatewayValue.TEXT) && !places(mapping, GatewayValue.CODE)) {
            document.error("request", "must have a place for text or for code");
        }
        return mapping;
    }

    private static boolean places(RequestMapping mapping, GatewayValue value) {
        return mapping.places().containsKey(value.literal());
    }

    private static Set<String> gatewayValues() {
        return Arrays.stream(GatewayValue.values()).map(GatewayValue::literal).collect(toSet());
    }

    /** Says which names of a mapping mean nothing. */
    static void requireKnown(DocumentReader document, String member, Set<String> known) {
        document.object(member).ifPresent(mapping -> {
            for (String name : mapping.names()) {
                if (!known.contains(name)) {
                    mapping.error(
                            name,
                            "is not known here: take of "
                                    + known.stream().sorted().toList());
                }
            }
        });
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
        document.object("request").ifPresent(places -> refuseCollisions(mapping, places));
    }

    private static void refuseCollisions(RequestMapping mapping, DocumentReader places) {
        mapping.places().forEach((name, place) -> {
            boolean shares = mapping.places().entrySet().stream()
                    .anyMatch(other -> !other.getKey().equals(name) && place.holds(other.getValue()));
            if (place.isRoot() || shares) places.error(name, "takes the place of something else");
            else if (place.put(mapping.constants(), Value.NULL).isEmpty()) {
                places.error(name, "has no place in body");
            }
        });
    }
}
