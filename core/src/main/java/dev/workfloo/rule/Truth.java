package dev.workfloo.rule;

/** Three-valued logic (DMN 1.5, §10.3.2.12, Table 50): what is not true and not false is null. */
public final class Truth {

    public static final Value TRUE = new Value.Bool(true);
    public static final Value FALSE = new Value.Bool(false);

    private Truth() {}

    public static Value of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    public static boolean isTrue(Value value) {
        return value instanceof Value.Bool bool && bool.truth();
    }

    public static boolean isFalse(Value value) {
        return value instanceof Value.Bool bool && !bool.truth();
    }

    public static Value and(Value one, Value other) {
        if (isFalse(one) || isFalse(other)) return FALSE;
        return isTrue(one) && isTrue(other) ? TRUE : Value.NULL;
    }

    public static Value or(Value one, Value other) {
        if (isTrue(one) || isTrue(other)) return TRUE;
        return isFalse(one) && isFalse(other) ? FALSE : Value.NULL;
    }

    public static Value not(Value value) {
        return value instanceof Value.Bool bool ? of(!bool.truth()) : Value.NULL;
    }
}
