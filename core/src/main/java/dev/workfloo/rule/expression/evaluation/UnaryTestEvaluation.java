package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.UnaryTest;

/** How one test judges a value. */
final class UnaryTestEvaluation implements UnaryTest.Cases<Value> {

    private final Evaluation evaluation;
    private final Value tested;

    UnaryTestEvaluation(Evaluation evaluation, Value tested) {
        this.evaluation = evaluation;
        this.tested = tested;
    }

    private boolean isMissing() {
        return tested instanceof Value.Null;
    }

    @Override
    public Value compares(UnaryTest.Compares test) {
        Value to = evaluation.evaluate(test.to());
        return isMissing() && !test.namesNull() ? Value.NULL : evaluation.compare(test.operator(), tested, to);
    }

    @Override
    public Value within(UnaryTest.Within test) {
        Value low = evaluation.evaluate(test.low());
        Value high = evaluation.evaluate(test.high());
        ComparisonOperator fromLow = test.lowBelongs() ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER;
        ComparisonOperator toHigh = test.highBelongs() ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS;
        return Truth.and(evaluation.compare(fromLow, tested, low), evaluation.compare(toHigh, tested, high));
    }

    @Override
    public Value equal(UnaryTest.Equal test) {
        Value to = evaluation.evaluate(test.to());
        if (isMissing()) return ofWhatIsMissing(test, to);
        return to instanceof Value.Sequence list ? among(list) : Comparisons.equal(tested, to, evaluation.budget());
    }

    /** Only a null that is written says yes, and only of no value at all it is known that it is not among them. */
    private static Value ofWhatIsMissing(UnaryTest.Equal test, Value to) {
        if (test.namesNull()) return Truth.TRUE;
        return to instanceof Value.Sequence list && list.items().isEmpty() ? Truth.FALSE : Value.NULL;
    }

    /** A list stands for each of its elements, and for itself. */
    private Value among(Value.Sequence list) {
        Value any = tested instanceof Value.Sequence ? Order.equal(tested, list) : Truth.FALSE;
        for (Value element : list.items()) {
            if (Truth.isTrue(any) || !evaluation.budget().charge(1)) break;
            any = Truth.or(any, Comparisons.equal(tested, element, evaluation.budget()));
        }
        return any;
    }

    @Override
    public Value holds(UnaryTest.Holds test) {
        return evaluation.condition(test.condition());
    }
}
