package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of literals: of what is known exactly, exactly that. */
final class LiteralTypes {

    private LiteralTypes() {}

    /** Empty when it is a list whose elements are not of one kind. */
    static Optional<Type> typeOf(Value value) {
        if (value instanceof Value.Sequence list) return typeOf(list);
        if (value instanceof Value.Context context) return typeOf(context);
        if (value instanceof Value.Text text) return Optional.of(new Type.Text(Set.of(text.text())));
        if (value instanceof Value.Num num) return Optional.of(NumberTypes.only(num.number()));
        if (value instanceof Value.Bool) return Optional.of(Type.BOOLEAN);
        if (value instanceof Value.Date) return Optional.of(Type.DATE);
        if (value instanceof Value.DateTime) return Optional.of(Type.DATE_TIME);
        if (value instanceof Value.Days) return Optional.of(Type.DAYS);
        return Optional.of(value instanceof Value.Months ? Type.MONTHS : Type.NULL);
    }

    private static Optional<Type> typeOf(Value.Sequence list) {
        Type element = Type.NOTHING;
        for (Value item : list.items()) {
            Type before = element;
            Optional<Type> joined = typeOf(item).flatMap(it -> Comparability.joined(before, it));
            if (joined.isEmpty()) return Optional.empty();
            element = joined.get();
        }
        return Optional.of(new Type.Sequence(element));
    }

    private static Optional<Type> typeOf(Value.Context context) {
        Map<String, Type> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> typeOf(member).ifPresent(it -> members.put(name, it)));
        return members.size() == context.members().size() ? Optional.of(new Type.Context(members)) : Optional.empty();
    }
}
