package dev.workfloo;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents with one thing wrong in their shape, perhaps: a member too many or too few, or one of another type. */
public final class Mutations {

    /** None of them counts as absent. */
    private static final List<Value> REPLACEMENTS = List.of(
            Value.of(7),
            Value.of(-7.5),
            Value.of(true),
            Value.of("odd"),
            Value.of(List.of("odd")),
            Value.of(List.of(7)),
            Value.of(Map.of("odd", "odd")),
            Value.of(Map.of("odd", 7)));

    private static final List<String> NAMES = List.of("unknownMember", "odd member", "exit", "wait", "set", "response");

    private Mutations() {}

    /** One step from a value to one below it. */
    private record Step(String name, UnaryOperator<Value> down, Replacement up) {
        interface Replacement {
            Value in(Value parent, Value child);
        }
    }

    public static Value of(Value document, Random random) {
        List<List<Step>> places = new ArrayList<>();
        collect(document, List.of(), places);
        List<Step> place = places.get(random.nextInt(places.size()));
        return at(place, document, value -> mutated(value, random));
    }

    /** Takes the place of each object, as a JSON Pointer, and what changes the object that stands there. */
    static void eachObject(Value document, BiConsumer<String, Function<UnaryOperator<Value>, Value>> take) {
        List<List<Step>> places = new ArrayList<>();
        collect(document, List.of(), places);
        for (List<Step> place : places) {
            if (!(found(place, document) instanceof Value.Context)) continue;
            String pointer = place.stream()
                    .map(step -> "/" + step.name().replace("~", "~0").replace("/", "~1"))
                    .collect(Collectors.joining());
            take.accept(pointer, change -> at(place, document, change));
        }
    }

    private static Value found(List<Step> path, Value document) {
        Value found = document;
        for (Step step : path) found = step.down().apply(found);
        return found;
    }

    private static void collect(Value value, List<Step> path, List<List<Step>> places) {
        places.add(path);
        steps(value).forEach(step -> {
            List<Step> below = new ArrayList<>(path);
            below.add(step);
            collect(step.down().apply(value), below, places);
        });
    }

    private static Stream<Step> steps(Value value) {
        if (value instanceof Value.Context object) {
            return object.members().keySet().stream()
                    .map(name -> new Step(
                            name,
                            parent -> ((Value.Context) parent).get(name),
                            (parent, child) -> with(parent, name, child)));
        }
        if (value instanceof Value.Sequence list) {
            return IntStream.range(0, list.items().size())
                    .mapToObj(i -> new Step(
                            Integer.toString(i),
                            parent -> ((Value.Sequence) parent).items().get(i),
                            (parent, child) -> with(parent, i, child)));
        }
        return Stream.empty();
    }

    private static Value at(List<Step> path, Value value, UnaryOperator<Value> change) {
        if (path.isEmpty()) return change.apply(value);
        Step step = path.get(0);
        return step.up().in(value, at(path.subList(1, path.size()), step.down().apply(value), change));
    }

    public static Value with(Value object, String name, Value member) {
        Map<String, Value> members = new LinkedHashMap<>(((Value.Context) object).members());
        members.put(name, member);
        return new Value.Context(members);
    }

    private static Value with(Value list, int position, Value item) {
        List<Value> items = new ArrayList<>(((Value.Sequence) list).items());
        items.set(position, item);
        return new Value.Sequence(items);
    }

    private static Value mutated(Value value, Random random) {
        if (!(value instanceof Value.Context object) || random.nextInt(6) == 0) return ofAnotherType(value, random);
        if (object.members().isEmpty() || random.nextBoolean()) {
            return with(object, one(NAMES, random), one(REPLACEMENTS, random));
        }
        Map<String, Value> members = new LinkedHashMap<>(object.members());
        List<String> names = List.copyOf(members.keySet());
        members.remove(one(names, random));
        return members.isEmpty() ? Value.Context.EMPTY : new Value.Context(members);
    }

    private static Value ofAnotherType(Value value, Random random) {
        return one(
                REPLACEMENTS.stream()
                        .filter(other -> other.getClass() != value.getClass())
                        .toList(),
                random);
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
