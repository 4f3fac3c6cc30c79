package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;

/** Explains why an expression may be null: by the innermost part of it that may, and what to do about that. */
final class NullCauses {

    private NullCauses() {}

    static String explain(Expression expression, Diagnostics notes) {
        Expression cause = cause(expression, notes);
        if (cause instanceof Expression.Arithmetic it && it.operator() == ArithmeticOperator.DIVIDE) {
            String divisor = Diagnostics.quote(it.right());
            return Diagnostics.quote(expression) + " may be null because " + divisor + " may be 0: test "
                    + Diagnostics.quote(new Expression.Comparison(
                            ComparisonOperator.NOT_EQUAL, it.right(), new Expression.Literal(Value.of(0))))
                    + " first, or give a default";
        }
        String because = cause.equals(expression) ? "" : " because " + Diagnostics.quote(cause) + " may be";
        Expression test =
                new Expression.Comparison(ComparisonOperator.NOT_EQUAL, cause, new Expression.Literal(Value.NULL));
        return Diagnostics.quote(expression) + " may be null" + because + ": test " + Diagnostics.quote(test)
                + " first, or give a default";
    }

    private static Expression cause(Expression expression, Diagnostics notes) {
        boolean isWhole = expression instanceof Expression.Path || expression instanceof Expression.Filter;
        if (isWhole) return expression;
        return Subexpressions.of(expression).stream()
                .filter(part -> notes.typeOf(part).isNullable() && !(part instanceof Expression.Literal))
                .findFirst()
                .map(part -> cause(part, notes))
                .orElse(expression);
    }
}
