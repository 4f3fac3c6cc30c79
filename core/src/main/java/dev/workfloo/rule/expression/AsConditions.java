package dev.workfloo.rule.expression;

import java.util.List;

/** Says a test of a value as conditions of which one must hold; as none where a test cannot be said so. */
final class AsConditions implements Test.Cases<List<Expression>> {

    private final Expression value;

    AsConditions(Expression value) {
        this.value = value;
    }

    @Override
    public List<Expression> compares(Test.Compares test) {
        return List.of(new Expression.Comparison(test.operator(), value, test.to()));
    }

    @Override
    public List<Expression> within(Test.Within test) {
        ComparisonOperator low = test.lowBelongs() ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER;
        ComparisonOperator high = test.highBelongs() ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS;
        return List.of(new Expression.And(
                new Expression.Comparison(low, value, test.low()),
                new Expression.Comparison(high, value, test.high())));
    }

    /** Whether something that is not written as a list is one, so that its elements pass, only its type knows. */
    @Override
    public List<Expression> equal(Test.Equal test) {
        if (test.to() instanceof Expression.Literal) return List.of(equal(test.to()));
        if (!(test.to() instanceof Expression.Sequence list)) return List.of();
        return list.items().stream().map(this::equal).toList();
    }

    private Expression equal(Expression to) {
        return new Expression.Comparison(ComparisonOperator.EQUAL, value, to);
    }

    @Override
    public List<Expression> holds(Test.Holds test) {
        return List.of(test.condition());
    }
}
