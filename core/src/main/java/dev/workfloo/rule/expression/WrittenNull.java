package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;

/**
 * Whether a test names null: only then does it say yes to what is missing. A formula that comes to null is itself something
 * that is missing, and says nothing.
 */
final class WrittenNull {

    private WrittenNull() {}

    static boolean is(Expression to) {
        return to instanceof Expression.Literal literal && literal.value() instanceof Value.Null;
    }

    /** The same of a list whose elements are tested. */
    static boolean isAmong(Expression to) {
        if (to instanceof Expression.Sequence list) return list.items().stream().anyMatch(WrittenNull::is);
        boolean isList = to instanceof Expression.Literal literal
                && literal.value() instanceof Value.Sequence list
                && list.items().contains(Value.NULL);
        return isList || is(to);
    }
}
