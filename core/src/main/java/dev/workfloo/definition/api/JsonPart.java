package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of JSON, in which there may be places. */
sealed interface JsonPart {

    /** With its places filled; empty where a value has no text that needs one. */
    Optional<Value> filled(Filling filling);

    /** The innermost pieces. */
    default Stream<JsonPart> parts() {
        return Stream.of(this);
    }

    record Constant(Value value) implements JsonPart {
        @Override
        public Optional<Value> filled(Filling filling) {
            return Optional.of(value);
        }
    }

    /** A value of whatever type it has. */
    record Whole(Computed place) implements JsonPart {
        @Override
        public Optional<Value> filled(Filling filling) {
            return Optional.of(filling.value(place));
        }
    }

    /** A text, whatever is in its places. */
    record Words(ApiText text) implements JsonPart {
        @Override
        public Optional<Value> filled(Filling filling) {
            return filling.text(text).map(Value.Text::new);
        }
    }

    record Items(List<JsonPart> items) implements JsonPart {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Stream<JsonPart> parts() {
            return items.stream().flatMap(JsonPart::parts);
        }

        @Override
        public Optional<Value> filled(Filling filling) {
            List<Value> filled = new ArrayList<>();
            for (JsonPart item : items) item.filled(filling).ifPresent(filled::add);
            return filled.size() == items.size() ? Optional.of(new Value.Sequence(filled)) : Optional.empty();
        }
    }

    record Members(Map<String, JsonPart> members) implements JsonPart {

        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Stream<JsonPart> parts() {
            return members.values().stream().flatMap(JsonPart::parts);
        }

        @Override
        public Optional<Value> filled(Filling filling) {
            Map<String, Value> filled = new LinkedHashMap<>();
            members.forEach((name, member) -> member.filled(filling).ifPresent(it -> filled.put(name, it)));
            return filled.size() == members.size() ? Optional.of(new Value.Context(filled)) : Optional.empty();
        }
    }

    /** Reads JSON whose texts have places: one that is a place and nothing else becomes what is computed, of its own type. */
    static Either<String, JsonPart> read(Value json, PlaceNames names) {
        if (json instanceof Value.Text text)
            return ApiText.read(text.text(), names).map(JsonPart::of);
        if (json instanceof Value.Sequence list) {
            Either<String, List<JsonPart>> items = Either.right(new ArrayList<>());
            for (int i = 0; i < list.items().size(); i++) {
                Value item = list.items().get(i);
                PlaceNames named = names.below(String.valueOf(i));
                items = items.flatMap(
                        before -> read(item, named).peek(before::add).map(added -> before));
            }
            return items.map(Items::new);
        }
        if (!(json instanceof Value.Context context)) return Either.right(new Constant(json));
        Either<String, Map<String, JsonPart>> members = Either.right(new LinkedHashMap<>());
        for (Map.Entry<String, Value> member : context.members().entrySet()) {
            String name = member.getKey();
            if (name.contains("{{")) return Either.left("must have no place in the name of a member");
            members = members.flatMap(before -> read(member.getValue(), names.below(name))
                    .peek(it -> before.put(name, it))
                    .map(added -> before));
        }
        return members.map(Members::new);
    }

    private static JsonPart of(ApiText text) {
        if (text.isLiteral()) return new Constant(new Value.Text(text.toString()));
        return text.parts().size() == 1 && text.parts().get(0) instanceof Computed place
                ? new Whole(place)
                : new Words(text);
    }
}
