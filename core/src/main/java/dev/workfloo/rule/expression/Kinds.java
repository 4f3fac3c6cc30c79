package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;

/** What a value is, for messages that must not tell which it is. */
final class Kinds {

    private Kinds() {}

    static String of(Value value) {
        if (value instanceof Value.Num) return "a number";
        if (value instanceof Value.Text) return "a text";
        if (value instanceof Value.Bool) return "a boolean";
        if (value instanceof Value.Date) return "a date";
        if (value instanceof Value.DateTime) return "a date and time";
        if (value instanceof Value.Days) return "a days and time duration";
        if (value instanceof Value.Months) return "a years and months duration";
        if (value instanceof Value.Sequence) return "a list";
        return value instanceof Value.Context ? "a context" : "null";
    }
}
