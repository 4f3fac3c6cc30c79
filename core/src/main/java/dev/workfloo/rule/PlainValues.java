package dev.workfloo.rule;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values of what Java has. */
final class PlainValues {

    /** As deep as JSON libraries read, and far from where a stack ends: what holds itself is deeper. */
    private static final int DEEPEST = 1_000;

    private PlainValues() {}

    static Value of(@Nullable Object plain) {
        return of(plain, 0);
    }

    static Value.Context context(Map<?, ?> members) {
        return context(members, 0);
    }

    private static Value of(@Nullable Object plain, int depth) {
        if (plain == null) return Value.NULL;
        if (plain instanceof Value value) return value;
        Value single = PlainLeaves.of(plain);
        return single == null ? composed(plain, depth) : single;
    }

    private static Value composed(Object plain, int depth) {
        if (depth > DEEPEST) throw new UnfitValue("holds more than 1,000 things in one another: does it hold itself?");
        if (plain instanceof Map<?, ?> members) return context(members, depth);
        if (plain instanceof Record whole) return context(whole, depth);
        if (plain instanceof Iterable<?> items && !PlainMends.isTree(plain)) return list(items, depth);
        if (plain instanceof Optional<?> one) return of(one.orElse(null), depth + 1);
        if (plain.getClass().isArray() && !(plain instanceof byte[]) && !(plain instanceof char[])) {
            return array(plain, depth);
        }
        throw new UnfitValue(PlainMends.of(plain));
    }

    private static Value.Sequence list(Iterable<?> items, int depth) {
        List<Value> values = new ArrayList<>();
        for (Object item : items) values.add(item(item, values.size(), depth));
        return new Value.Sequence(values);
    }

    private static Value.Sequence array(Object items, int depth) {
        int length = Array.getLength(items);
        List<Value> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) values.add(item(Array.get(items, i), i, depth));
        return new Value.Sequence(values);
    }

    private static Value item(@Nullable Object item, int index, int depth) {
        try {
            return of(item, depth + 1);
        } catch (UnfitValue unfit) {
            throw unfit.inItem(index);
        }
    }

    private static Value.Context context(Map<?, ?> members, int depth) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = name(member.getKey());
            try {
                values.put(name, of(member.getValue(), depth + 1));
            } catch (UnfitValue unfit) {
                throw unfit.inMember(name);
            }
        }
        return new Value.Context(values);
    }

    private static Value.Context context(Record whole, int depth) {
        RecordShape shape = RecordShape.of(whole.getClass());
        Map<String, Value> values = new LinkedHashMap<>();
        for (RecordShape.Part part : shape.parts()) {
            try {
                values.put(part.name(), of(part.of(whole), depth + 1));
            } catch (UnfitValue unfit) {
                throw unfit.inMember(part.name());
            }
        }
        return new Value.Context(values);
    }

    private static String name(@Nullable Object key) {
        if (key instanceof CharSequence name) return name.toString();
        if (key instanceof Enum<?> name) return name.name();
        throw new UnfitValue("the names of members are texts or of an enum, and one of them is "
                + (key == null ? "null" : "of " + key.getClass().getName()));
    }
}
