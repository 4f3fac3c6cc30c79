package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests compare their input with. */
final class Operands implements UnaryTest.Cases<List<Expression>> {

    private final Map<Expression, Optional<Value>> constants = new HashMap<>();

    /** The values of those that read nothing from outside, and of a list its items too. */
    List<Value> values(UnaryTest test) {
        List<Value> values = new ArrayList<>();
        for (Expression operand : test.fold(this)) {
            constants.computeIfAbsent(operand, Domain::constant).ifPresent(value -> addAll(value, values));
        }
        return values;
    }

    private static void addAll(Value value, List<Value> values) {
        values.add(value);
        if (value instanceof Value.Sequence sequence) sequence.items().forEach(item -> addAll(item, values));
    }

    @Override
    public List<Expression> compares(UnaryTest.Compares test) {
        return List.of(test.to());
    }

    @Override
    public List<Expression> within(UnaryTest.Within test) {
        return List.of(test.low(), test.high());
    }

    @Override
    public List<Expression> equal(UnaryTest.Equal test) {
        return List.of(test.to());
    }

    @Override
    public List<Expression> holds(UnaryTest.Holds test) {
        return List.of();
    }
}
