package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.List;
import java.util.stream.Stream;

/** Says a test of a value as conditions of which one must hold; as none where a test cannot be said so. */
final class TestConditions implements UnaryTest.Cases<List<Expression>> {

    private final Expression value;

    TestConditions(Expression value) {
        this.value = value;
    }

    @Override
    public List<Expression> compares(UnaryTest.Compares test) {
        return List.of(new Expression.Comparison(test.operator(), value, test.to()));
    }

    @Override
    public List<Expression> within(UnaryTest.Within test) {
        ComparisonOperator low = test.lowBelongs() ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER;
        ComparisonOperator high = test.highBelongs() ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS;
        return List.of(new Expression.And(
                new Expression.Comparison(low, value, test.low()),
                new Expression.Comparison(high, value, test.high())));
    }

    /** A list stands for each of its elements and for itself; whether something is a list only its type knows otherwise. */
    @Override
    public List<Expression> equal(UnaryTest.Equal test) {
        if (test.to() instanceof Expression.Literal literal) {
            return literal.value() instanceof Value.Sequence ? List.of() : List.of(equal(literal));
        }
        if (!(test.to() instanceof Expression.Sequence list)) return List.of();
        return Stream.concat(list.items().stream(), Stream.of(list))
                .map(this::equal)
                .toList();
    }

    private Expression equal(Expression to) {
        return new Expression.Comparison(ComparisonOperator.EQUAL, value, to);
    }

    @Override
    public List<Expression> holds(UnaryTest.Holds test) {
        return List.of(test.condition());
    }
}
