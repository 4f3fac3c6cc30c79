package dev.workfloo.definition.pool;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition as rows of a decision table: it holds where at least one of them matches. What compares with a constant is a test of
 * what it compares; anything else is a test of its own answer, of which nothing more is known.
 */
final class ConditionRows {

    /** A condition of more rows is looked at as a whole. */
    private static final int MOST = 64;

    private ConditionRows() {}

    /** @param input what is tested */
    record Tested(Expression input, UnaryTests tests) {}

    /** All of whose tests must pass. */
    record Row(List<Tested> tests) {
        Row and(Row other) {
            return new Row(Stream.concat(tests.stream(), other.tests.stream())
                    .distinct()
                    .toList());
        }
    }

    /** None where the condition never holds. */
    static List<Row> of(Expression condition) {
        return of(condition, true);
    }

    /** @param truth whether the rows are to match where the condition holds, or where it does not */
    private static List<Row> of(Expression condition, boolean truth) {
        if (Domain.constant(condition).orElse(Value.NULL) instanceof Value.Bool bool) {
            return bool.truth() == truth ? List.of(new Row(List.of())) : List.of();
        }
        if (condition instanceof Expression.And and)
            return joined(and, of(and.left(), truth), of(and.right(), truth), truth);
        if (condition instanceof Expression.Or or)
            return joined(or, of(or.left(), truth), of(or.right(), truth), truth);
        if (condition instanceof Expression.Call call && call.function() == Builtin.NOT) {
            return of(call.arguments().get(0), !truth);
        }
        if (condition instanceof Expression.Comparison comparison) return compared(comparison, truth);
        if (condition instanceof Expression.Between between && mayBeTested(between.value())) {
            UnaryTest within = new UnaryTest.Within(true, between.low(), between.high(), true);
            return row(between.value(), new UnaryTests(List.of(within), !truth));
        }
        if (condition instanceof Expression.In in && mayBeTested(in.value())) {
            return row(in.value(), new UnaryTests(in.tests(), !truth));
        }
        return whole(condition, truth);
    }

    private static List<Row> joined(Expression whole, List<Row> left, List<Row> right, boolean truth) {
        List<Row> rows = new ArrayList<>();
        if (truth == whole instanceof Expression.And) {
            for (Row row : left) right.forEach(its -> rows.add(row.and(its)));
        } else {
            rows.addAll(left);
            rows.addAll(right);
        }
        return rows.size() <= MOST ? rows : whole(whole, truth);
    }

    private static List<Row> compared(Expression.Comparison it, boolean truth) {
        ComparisonOperator operator = truth ? it.operator() : opposite(it.operator());
        if (Domain.constant(it.right()).isPresent() && mayBeTested(it.left())) {
            return row(it.left(), tests(operator, it.right()));
        }
        if (Domain.constant(it.left()).isPresent() && mayBeTested(it.right())) {
            return row(it.right(), tests(operator.turned(), it.left()));
        }
        return whole(it, truth);
    }

    private static UnaryTests tests(ComparisonOperator operator, Expression to) {
        return new UnaryTests(List.of(new UnaryTest.Compares(operator, to)), false);
    }

    private static ComparisonOperator opposite(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> ComparisonOperator.NOT_EQUAL;
            case NOT_EQUAL -> ComparisonOperator.EQUAL;
            case LESS -> ComparisonOperator.AT_LEAST;
            case AT_MOST -> ComparisonOperator.GREATER;
            case GREATER -> ComparisonOperator.AT_MOST;
            case AT_LEAST -> ComparisonOperator.LESS;
        };
    }

    /** Of what may be missing, a test and its opposite may both fail. */
    private static boolean mayBeTested(Expression input) {
        return Domain.constant(input).isEmpty() && !typeOf(input).isNullable();
    }

    static Type typeOf(Expression input) {
        return TypeCheck.check(input, PoolCheck.KNOWN).type();
    }

    private static List<Row> whole(Expression condition, boolean truth) {
        UnaryTest says = new UnaryTest.Equal(new Expression.Literal(new Value.Bool(truth)));
        return row(condition, new UnaryTests(List.of(says), false));
    }

    private static List<Row> row(Expression input, UnaryTests tests) {
        return List.of(new Row(List.of(new Tested(input, tests))));
    }
}
