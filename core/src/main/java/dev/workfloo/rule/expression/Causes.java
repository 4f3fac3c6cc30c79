package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;

/** Explains why an expression may be null: by the innermost part of it that may, and what to do about that. */
final class Causes {

    private Causes() {}

    static String explain(Expression expression, Notes notes) {
        Expression cause = cause(expression, notes);
        if (cause instanceof Expression.Arithmetic it && it.operator() == ArithmeticOperator.DIVIDE) {
            String divisor = Notes.quote(it.right());
            return Notes.quote(expression) + " may be null because " + divisor + " may be 0: test "
                    + Notes.quote(new Expression.Comparison(
                            ComparisonOperator.NOT_EQUAL, it.right(), new Expression.Literal(Value.of(0))))
                    + " first, or give a default";
        }
        String because = cause.equals(expression) ? "" : " because " + Notes.quote(cause) + " may be";
        Expression test =
                new Expression.Comparison(ComparisonOperator.NOT_EQUAL, cause, new Expression.Literal(Value.NULL));
        return Notes.quote(expression) + " may be null" + because + ": test " + Notes.quote(test)
                + " first, or give a default";
    }

    private static Expression cause(Expression expression, Notes notes) {
        boolean isWhole = expression instanceof Expression.Path || expression instanceof Expression.Filter;
        if (isWhole) return expression;
        return Parts.of(expression).stream()
                .filter(part -> notes.typeOf(part).isNullable() && !(part instanceof Expression.Literal))
                .findFirst()
                .map(part -> cause(part, notes))
                .orElse(expression);
    }
}
