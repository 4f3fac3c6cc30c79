package dev.workfloo.outbound.file;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in a JSON text (JSON Pointer, RFC 6901). */
record JsonPointer(List<String> steps) {

    /** Without a way back, and so without a stack, however long the text is. */
    private static final Pattern SYNTAX = Pattern.compile("(?:/[^~]*+(?:~[01][^~]*+)*+)?+");

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    static Optional<JsonPointer> parse(String text) {
        if (!SYNTAX.matcher(text).matches()) return Optional.empty();
        return Optional.of(new JsonPointer(Arrays.stream(text.split("/", -1))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList()));
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** Whether this is the other's place, or around it. */
    boolean holds(JsonPointer other) {
        return steps.size() <= other.steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /** What stands there; null (the value) when nothing does. */
    Value in(Value root) {
        Value at = root;
        for (String step : steps) at = below(at, step);
        return at;
    }

    private static Value below(Value at, String step) {
        if (at instanceof Value.Context object) return object.get(step);
        if (at instanceof Value.Sequence array) {
            return index(array, step).map(array.items()::get).orElse(Value.NULL);
        }
        return Value.NULL;
    }

    private static Optional<Integer> index(Value.Sequence array, String step) {
        return Optional.of(step)
                .filter(it -> INDEX.matcher(it).matches())
                .map(Integer::valueOf)
                .filter(index -> index < array.items().size());
    }

    /**
     * The same with a value there. Objects on the way are made where nothing is; items of an array are replaced and never
     * added.
     *
     * @return empty when something else stands in the way
     */
    Optional<Value> put(Value root, Value value) {
        return put(root, 0, value);
    }

    private Optional<Value> put(Value at, int depth, Value value) {
        if (depth == steps.size()) return Optional.of(value);
        String step = steps.get(depth);
        if (at instanceof Value.Sequence array) {
            return index(array, step)
                    .flatMap(index ->
                            put(array.items().get(index), depth + 1, value).map(item -> with(array, index, item)));
        }
        if (at != Value.NULL && !(at instanceof Value.Context)) return Optional.empty();
        Value.Context object = at instanceof Value.Context context ? context : Value.Context.EMPTY;
        return put(object.get(step), depth + 1, value).map(member -> with(object, step, member));
    }

    private static Value with(Value.Sequence array, int index, Value item) {
        List<Value> items = new ArrayList<>(array.items());
        items.set(index, item);
        return new Value.Sequence(items);
    }

    private static Value with(Value.Context object, String name, Value member) {
        Map<String, Value> members = new LinkedHashMap<>(object.members());
        members.put(name, member);
        return new Value.Context(members);
    }
}
