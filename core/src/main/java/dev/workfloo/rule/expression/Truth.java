package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;

/** Three-valued logic (DMN 1.5, §10.3.2.12, Table 50): what is not true and not false is null. */
final class Truth {

    static final Value TRUE = new Value.Bool(true);
    static final Value FALSE = new Value.Bool(false);

    private Truth() {}

    static Value of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static boolean isTrue(Value value) {
        return value instanceof Value.Bool bool && bool.truth();
    }

    static boolean isFalse(Value value) {
        return value instanceof Value.Bool bool && !bool.truth();
    }

    static Value and(Value one, Value other) {
        if (isFalse(one) || isFalse(other)) return FALSE;
        return isTrue(one) && isTrue(other) ? TRUE : Value.NULL;
    }

    static Value or(Value one, Value other) {
        if (isTrue(one) || isTrue(other)) return TRUE;
        return isFalse(one) && isFalse(other) ? FALSE : Value.NULL;
    }

    static Value not(Value value) {
        return value instanceof Value.Bool bool ? of(!bool.truth()) : Value.NULL;
    }
}
