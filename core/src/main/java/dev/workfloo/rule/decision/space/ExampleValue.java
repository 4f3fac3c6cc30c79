package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes up values of a type. */
final class ExampleValue {

    private ExampleValue() {}

    /** Some value of the type; null (the value) when it has none. */
    static Value of(Type type) {
        if (type.isNullable()) return Value.NULL;
        if (type instanceof Type.Text text) {
            return Value.of(text.options().stream().findFirst().orElse(""));
        }
        if (type instanceof Type.Bool) return Value.of(true);
        if (type instanceof Type.Sequence) return new Value.Sequence(List.of());
        if (type instanceof Type.Context context) return context(context);
        return NumberLines.of(type)
                .flatMap(
                        line -> line.between(Optional.empty(), Optional.empty()).map(line.value()))
                .orElse(Value.NULL);
    }

    private static Value context(Type.Context type) {
        Map<String, Value> members = new LinkedHashMap<>();
        type.members().forEach((name, member) -> members.put(name, of(member)));
        return new Value.Context(members);
    }
}
