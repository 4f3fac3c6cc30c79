package dev.workfloo.rule.decision;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The kinds of values. Only values of one kind can be compared; null and what has parts stand apart. */
enum ValueKind {
    NULL,
    NUMBER,
    TEXT,
    TRUTH,
    DATE,
    MOMENT,
    DAYS,
    MONTHS,
    COMPOSITE;

    static ValueKind of(Value value) {
        if (value instanceof Value.Num) return NUMBER;
        if (value instanceof Value.Text) return TEXT;
        if (value instanceof Value.Bool) return TRUTH;
        if (value instanceof Value.Date) return DATE;
        if (value instanceof Value.Null) return NULL;
        if (value instanceof Value.DateTime) return MOMENT;
        if (value instanceof Value.Days) return DAYS;
        if (value instanceof Value.Months) return MONTHS;
        return COMPOSITE;
    }

    /** Whether {@code <} means something for two values of this kind that an index can rely on. */
    boolean isOrdered() {
        return switch (this) {
            case NUMBER, DATE, MOMENT, DAYS, MONTHS -> true;
            case NULL, TEXT, TRUTH, COMPOSITE -> false;
        };
    }

    /**
     * A key that is cheap to compare: a smaller value never has a greater key, though values close to each other may share one.
     */
    double key(Value value) {
        return switch (this) {
            case NUMBER -> ((Value.Num) value).number().doubleValue();
            case TRUTH -> ((Value.Bool) value).truth() ? 1 : 0;
            case DATE -> ((Value.Date) value).date().toEpochDay();
            case MOMENT -> ((Value.DateTime) value).moment().toEpochSecond();
            case DAYS -> ((Value.Days) value).length().getSeconds();
            case MONTHS -> ((Value.Months) value).months();
            case NULL, TEXT, COMPOSITE -> 0;
        };
    }

    /** How two values of this kind compare, exactly; truths, which have no order, as their keys do. */
    int compare(Value one, Value other) {
        return this == TRUTH ? Double.compare(key(one), key(other)) : Order.compare(one, other);
    }

    /** The values, all of this kind, in their order, each once. */
    List<Value> sorted(Collection<Value> values) {
        TreeSet<Value> sorted = new TreeSet<>(this::compare);
        sorted.addAll(values);
        return List.copyOf(sorted);
    }
}
