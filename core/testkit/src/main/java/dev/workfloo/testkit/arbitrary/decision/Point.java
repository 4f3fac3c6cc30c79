package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;

/** A value for each fact of a space. */
public record Point(List<Value> values) {

    public Point {
        values = List.copyOf(values);
    }

    public Value get(int fact) {
        return values.get(fact);
    }

    public Point with(int fact, Value value) {
        List<Value> others = new ArrayList<>(values);
        others.set(fact, value);
        return new Point(others);
    }
}
