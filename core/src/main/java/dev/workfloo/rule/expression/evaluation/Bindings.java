package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Value;
import org.jspecify.annotations.Nullable;

/** What a part of an expression has bound around an inner one: a name, or, in a filter, an element. */
record Bindings(
        String name,
        Value value,
        boolean opensMembers,
        @Nullable Bindings outer) {

    /** The value of this name; null (Java's) where nothing here binds it. */
    static @Nullable Value find(@Nullable Bindings innermost, String name) {
        for (Bindings at = innermost; at != null; at = at.outer()) {
            if (at.opensMembers()
                    && at.value() instanceof Value.Context context
                    && context.members().containsKey(name)) return context.get(name);
            if (at.name().equals(name)) return at.value();
        }
        return null;
    }
}
