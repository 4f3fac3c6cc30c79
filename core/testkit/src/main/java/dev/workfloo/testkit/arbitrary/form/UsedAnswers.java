package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Of answers that are given, those that a form keeps; as they were given. */
final class UsedAnswers {

    private UsedAnswers() {}

    static Value.Context of(Value.Context given, Value.Context kept) {
        Map<String, Value> used = new LinkedHashMap<>();
        kept.members().forEach((name, its) -> used.put(name, used(given.get(name), its)));
        return new Value.Context(used);
    }

    private static Value used(Value given, Value kept) {
        if (given instanceof Value.Context some && kept instanceof Value.Context those) return of(some, those);
        if (!(given instanceof Value.Sequence some && kept instanceof Value.Sequence those)) return given;
        return new Value.Sequence(IntStream.range(0, those.items().size())
                .mapToObj(i -> used(some.items().get(i), those.items().get(i)))
                .toList());
    }
}
