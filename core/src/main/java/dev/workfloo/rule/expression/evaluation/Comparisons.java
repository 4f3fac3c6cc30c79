package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.function.Budget;

/** What comparisons come to (DMN 1.5, §10.3.2.13, Table 53), on a budget. */
final class Comparisons {

    private Comparisons() {}

    static Value compare(ComparisonOperator operator, Value left, Value right, Budget budget) {
        if (operator == ComparisonOperator.EQUAL) return equal(left, right, budget);
        if (operator == ComparisonOperator.NOT_EQUAL) return Truth.not(equal(left, right, budget));
        int compared = Order.compare(left, right);
        return compared == Order.NONE ? incomparable(left, right, budget) : Truth.of(operator.holds(compared));
    }

    static Value equal(Value left, Value right, Budget budget) {
        chargeFor(left, budget);
        Value equal = Order.equal(left, right);
        return equal instanceof Value.Null ? incomparable(left, right, budget) : equal;
    }

    private static void chargeFor(Value value, Budget budget) {
        if (value instanceof Value.Sequence list) budget.charge(list.items().size());
        else if (value instanceof Value.Text text) budget.charge(text.text().length() / 100);
    }

    private static Value incomparable(Value left, Value right, Budget budget) {
        if (left instanceof Value.Null || right instanceof Value.Null) return Value.NULL;
        return budget.nullFor(left.noun() + " and " + right.noun() + " cannot be compared");
    }
}
