package dev.workfloo.outbound;

import dev.workfloo.definition.DocumentReader;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Reads where values go to, and come from. */
final class MappingReader {

    private MappingReader() {}

    static RequestMapping request(DocumentReader document) {
        Map<String, Pointer> places = places(document, "request");
        RequestMapping mapping = new RequestMapping(new Value.Context(document.members("body")), places);
        refuseCollisions(document, mapping);
        return mapping;
    }

    /** A gateway gets nothing that has no place, so at least the code and an address must have one. */
    static RequestMapping message(DocumentReader document) {
        document.required("request");
        RequestMapping mapping = request(document);
        for (String name : mapping.places().keySet()) {
            if (!GatewayChannel.NAMES.contains(name)) {
                document.error("request", name + " is not known: take of " + new TreeSet<>(GatewayChannel.NAMES));
            }
        }
        if (!mapping.places().containsKey("text") && !mapping.places().containsKey("code")) {
            document.error("request", "must have a place for text or for code");
        }
        return mapping;
    }

    static Map<String, Pointer> places(DocumentReader document, String member) {
        Map<String, Pointer> places = new LinkedHashMap<>();
        document.object(member).ifPresent(mapping -> {
            for (String name : mapping.names()) {
                mapping.required(name);
                mapping.parsed(name, Pointer::parse, "must be a JSON Pointer, such as /person/taxId")
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
