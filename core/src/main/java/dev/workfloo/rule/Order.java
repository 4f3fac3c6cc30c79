package dev.workfloo.rule;

import java.util.List;
import java.util.Map;

/** How two values compare (DMN 1.5, §10.3.2.13, Table 53). */
public final class Order {

    /** What {@link #compare} answers when two values have no order: of different types, or of a type without one. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int DEEPEST = 100;

    private Order() {}

    /** Negative, 0 or positive, as {@link Comparable} tells it; or {@link #NONE}. */
    public static int compare(Value one, Value other) {
        if (one instanceof Value.Num a)
            return other instanceof Value.Num b ? a.number().compareTo(b.number()) : NONE;
        if (one instanceof Value.Text a) {
            return other instanceof Value.Text b ? Integer.signum(codePoints(a.text(), b.text())) : NONE;
        }
        if (one instanceof Value.Date a) {
            return other instanceof Value.Date b ? Integer.signum(a.date().compareTo(b.date())) : NONE;
        }
        if (one instanceof Value.DateTime a) {
            return other instanceof Value.DateTime b
                    ? a.moment().toInstant().compareTo(b.moment().toInstant())
                    : NONE;
        }
        if (one instanceof Value.Days a)
            return other instanceof Value.Days b ? a.length().compareTo(b.length()) : NONE;
        if (one instanceof Value.Months a) {
            return other instanceof Value.Months b ? Long.compare(a.months(), b.months()) : NONE;
        }
        return NONE;
    }

    /** By code points: Java's own order puts what lies beyond U+FFFF before what lies right below it. */
    private static int codePoints(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a == b) continue;
            boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
            if (surrogates) return Character.isSurrogate(a) ? 1 : -1;
            return a - b;
        }
        return one.length() - other.length();
    }

    /** True, false, or null where values of different types are asked to be the same; null itself equals null only. */
    public static Value equal(Value one, Value other) {
        return equal(one, other, 0);
    }

    private static Value equal(Value one, Value other, int depth) {
        if (one instanceof Value.Null || other instanceof Value.Null) {
            return truth(one instanceof Value.Null && other instanceof Value.Null);
        }
        if (depth > DEEPEST) return Value.NULL;
        if (one instanceof Value.Bool a)
            return other instanceof Value.Bool b ? truth(a.truth() == b.truth()) : Value.NULL;
        if (one instanceof Value.Sequence a) {
            return other instanceof Value.Sequence b ? equal(a.items(), b.items(), depth) : Value.NULL;
        }
        if (one instanceof Value.Context a) {
            return other instanceof Value.Context b ? equal(a.members(), b.members(), depth) : Value.NULL;
        }
        if (one instanceof Value.Text a && other instanceof Value.Text b)
            return truth(a.text().equals(b.text()));
        int compared = compare(one, other);
        return compared == NONE ? Value.NULL : truth(compared == 0);
    }

    private static Value equal(List<Value> one, List<Value> other, int depth) {
        if (one.size() != other.size()) return Truth.FALSE;
        Value all = Truth.TRUE;
        for (int i = 0; i < one.size(); i++) all = Truth.and(all, equal(one.get(i), other.get(i), depth + 1));
        return all;
    }

    private static Value equal(Map<String, Value> one, Map<String, Value> other, int depth) {
        if (!one.keySet().equals(other.keySet())) return Truth.FALSE;
        Value all = Truth.TRUE;
        for (Map.Entry<String, Value> member : one.entrySet()) {
            Value theirs = other.getOrDefault(member.getKey(), Value.NULL);
            all = Truth.and(all, equal(member.getValue(), theirs, depth + 1));
        }
        return all;
    }

    private static Value truth(boolean truth) {
        return Truth.of(truth);
    }
}
