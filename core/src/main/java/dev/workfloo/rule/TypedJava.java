package dev.workfloo.rule;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a value what somebody wants it to be. */
final class TypedJava {

    private static final String WHERE_NULL_IS_FINE =
            ": where it may be, say so by Optional, or by @Nullable on the component of a record";

    private TypedJava() {}

    static Object of(Value value, JavaType wanted) {
        Class<?> raw = wanted.raw();
        if (raw.isInstance(value) && raw != Object.class) return value;
        if (raw == Optional.class) return optional(value, wanted);
        if (value instanceof Value.Null) throw new UnfitValue("is null" + WHERE_NULL_IS_FINE);
        if (raw == Object.class) return known(value);
        if (raw.isRecord()) return whole(value, raw);
        if (raw.isArray()) return array(value, wanted);
        if (raw == Map.class) return map(value, wanted);
        if (raw == Set.class) return Collections.unmodifiableSet(new LinkedHashSet<>(list(value, wanted)));
        return raw.isAssignableFrom(List.class) && Iterable.class.isAssignableFrom(raw)
                ? list(value, wanted)
                : TypedLeaves.of(value, raw);
    }

    private static Optional<Object> optional(Value value, JavaType wanted) {
        return value instanceof Value.Null ? Optional.empty() : Optional.of(of(value, wanted.argument(0)));
    }

    /** Of what is not null, it is not null either. */
    private static Object known(Value value) {
        Object plain = PlainJava.of(value);
        return plain == null ? value : plain;
    }

    private static List<Value> items(Value value, JavaType wanted) {
        if (value instanceof Value.Sequence list) return list.items();
        throw new UnfitValue("is " + value.noun() + ", and " + wanted + " wants a list");
    }

    /** Without a type argument, as it is plain. */
    private static List<?> list(Value value, JavaType wanted) {
        return list(items(value, wanted), wanted.argument(0));
    }

    private static List<?> list(List<Value> items, JavaType wanted) {
        if (wanted.equals(JavaType.OBJECT)) return PlainJava.list(items);
        List<Object> made = new ArrayList<>(items.size());
        for (Value item : items) {
            try {
                made.add(of(item, wanted));
            } catch (UnfitValue unfit) {
                throw unfit.inItem(made.size());
            }
        }
        return Collections.unmodifiableList(made);
    }

    private static Object array(Value value, JavaType wanted) {
        List<?> items = list(items(value, wanted), wanted.item());
        Object array = Array.newInstance(wanted.item().raw(), items.size());
        for (int i = 0; i < items.size(); i++) Array.set(array, i, items.get(i));
        return array;
    }

    private static Value.Context context(Value value, String wanted) {
        if (value instanceof Value.Context context) return context;
        throw new UnfitValue("is " + value.noun() + ", and " + wanted + " wants a context");
    }

    /** Likewise. */
    private static Map<?, ?> map(Value value, JavaType wanted) {
        Map<String, Value> members = context(value, wanted.toString()).members();
        if (wanted.arguments().isEmpty()) return PlainJava.map(members);
        JavaType held = wanted.argument(1);
        Map<Object, @Nullable Object> made = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            try {
                Object key = of(new Value.Text(name), wanted.argument(0));
                made.put(key, held.equals(JavaType.OBJECT) ? PlainJava.of(member) : of(member, held));
            } catch (UnfitValue unfit) {
                throw unfit.inMember(name);
            }
        });
        return Collections.unmodifiableMap(made);
    }

    /** What the record does not ask for is left out. */
    private static Object whole(Value value, Class<?> type) {
        Map<String, Value> members = context(value, type.getName()).members();
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] components = new Object[shape.parts().size()];
        for (int i = 0; i < components.length; i++) {
            RecordShape.Part part = shape.parts().get(i);
            try {
                components[i] = component(part, members);
            } catch (UnfitValue unfit) {
                throw unfit.inMember(part.name());
            }
        }
        return shape.make(components);
    }

    private static @Nullable Object component(RecordShape.Part part, Map<String, Value> members) {
        Value member = members.getOrDefault(part.name(), Value.NULL);
        if (member instanceof Value.Null && part.nullable()) return null;
        JavaType wanted = part.type();
        boolean canBeMissing = wanted.raw() == Optional.class
                || wanted.raw() != Object.class && wanted.raw().isInstance(member);
        if (members.containsKey(part.name()) || canBeMissing) return of(member, wanted);
        String nearest = NearestWord.to(part.name(), List.copyOf(members.keySet()));
        throw new UnfitValue(
                "is missing" + (nearest.isEmpty() ? WHERE_NULL_IS_FINE : "; did you mean " + nearest + "?"));
    }
}
