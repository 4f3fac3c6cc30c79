package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.stream.Stream;

/** Finds what a cell compares its input with. */
final class Boundaries implements UnaryTest.Cases<Stream<Expression>> {

    private Boundaries() {}

    /** The values where the cell's answer may change; those of expressions are what they are now. */
    static Stream<Value> of(UnaryTests cell, EvaluationContext environment) {
        Evaluation evaluation = new Evaluation(environment);
        Boundaries boundaries = new Boundaries();
        return cell.tests().stream()
                .flatMap(test -> test.fold(boundaries))
                .map(end -> end instanceof Expression.Literal literal ? literal.value() : evaluation.evaluate(end))
                .flatMap(value -> value instanceof Value.Sequence list ? list.items().stream() : Stream.of(value));
    }

    @Override
    public Stream<Expression> compares(UnaryTest.Compares test) {
        return Stream.of(test.to());
    }

    @Override
    public Stream<Expression> within(UnaryTest.Within test) {
        return Stream.of(test.low(), test.high());
    }

    @Override
    public Stream<Expression> equal(UnaryTest.Equal test) {
        return Stream.of(test.to());
    }

    @Override
    public Stream<Expression> holds(UnaryTest.Holds test) {
        return inCondition(test.condition());
    }

    private Stream<Expression> inCondition(Expression condition) {
        if (condition instanceof Expression.And and) return inEither(and.left(), and.right());
        if (condition instanceof Expression.Or or) return inEither(or.left(), or.right());
        if (condition instanceof Expression.Call call && call.function() == Builtin.NOT) {
            return call.arguments().stream().flatMap(this::inCondition);
        }
        if (condition instanceof Expression.Comparison comparison) {
            if (isInput(comparison.left())) return Stream.of(comparison.right());
            if (isInput(comparison.right())) return Stream.of(comparison.left());
        }
        if (condition instanceof Expression.Between between && isInput(between.value())) {
            return Stream.of(between.low(), between.high());
        }
        if (condition instanceof Expression.In in && isInput(in.value())) {
            return in.tests().stream().flatMap(test -> test.fold(this));
        }
        return Stream.empty();
    }

    private Stream<Expression> inEither(Expression one, Expression other) {
        return Stream.concat(inCondition(one), inCondition(other));
    }

    private static boolean isInput(Expression expression) {
        return expression instanceof Expression.Input;
    }
}
