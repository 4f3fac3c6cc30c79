package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Traversal;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a comparison that ends in a number is followed by a number: what {@code >= 8,500} was read as before such a
 * text was refused. Whether there was a blank, cannot be told any more, nor whether there were parentheses.
 */
public final class SuspectedSplitNumber extends Traversal {

    private boolean found;

    private SuspectedSplitNumber() {}

    public static boolean in(Expression expression) {
        SuspectedSplitNumber walk = new SuspectedSplitNumber();
        walk.visit(expression);
        return walk.found;
    }

    public static boolean in(UnaryTests tests) {
        SuspectedSplitNumber walk = new SuspectedSplitNumber();
        walk.neighbours(tests.tests());
        walk.visit(tests);
        return walk.found;
    }

    @Override
    public Void in(Expression.In expression) {
        neighbours(expression.tests());
        return super.in(expression);
    }

    @Override
    public Void sequence(Expression.Sequence expression) {
        neighbours(asTests(expression.items()));
        return super.sequence(expression);
    }

    @Override
    public Void call(Expression.Call expression) {
        neighbours(asTests(expression.arguments()));
        return super.call(expression);
    }

    private static List<UnaryTest> asTests(List<Expression> items) {
        return items.stream().<UnaryTest>map(UnaryTest.Equal::new).toList();
    }

    private void neighbours(List<UnaryTest> tests) {
        for (int i = 1; i < tests.size(); i++) found |= isCompared(tests.get(i - 1)) && begins(tests.get(i));
    }

    /** Whether it ends in a comparison with what ends in a number. */
    private static boolean isCompared(UnaryTest test) {
        if (test instanceof UnaryTest.Compares compares) return ends(compares.to());
        return expression(test).filter(SuspectedSplitNumber::isCompared).isPresent();
    }

    private static boolean isCompared(Expression expression) {
        if (expression instanceof Expression.Comparison comparison) return ends(comparison.right());
        if (expression instanceof Expression.Between between) return ends(between.high());
        if (expression instanceof Expression.In in)
            return isCompared(in.tests().get(in.tests().size() - 1));
        if (expression instanceof Expression.And and) return isCompared(and.right());
        if (expression instanceof Expression.Or or) return isCompared(or.right());
        if (expression instanceof Expression.If choice) return isCompared(choice.otherwise());
        return expression instanceof Expression.Quantified quantified && isCompared(quantified.condition());
    }

    private static boolean ends(Expression expression) {
        if (expression instanceof Expression.Negation negation) return ends(negation.of());
        if (expression instanceof Expression.Arithmetic arithmetic) return ends(arithmetic.right());
        if (expression instanceof Expression.If choice) return ends(choice.otherwise());
        return isNumber(expression);
    }

    private static boolean begins(UnaryTest test) {
        return expression(test).filter(SuspectedSplitNumber::begins).isPresent();
    }

    /** Behind a comma that touches both numbers there is no sign. */
    private static boolean begins(Expression expression) {
        if (expression instanceof Expression.Arithmetic arithmetic) return begins(arithmetic.left());
        if (expression instanceof Expression.Comparison comparison) return begins(comparison.left());
        if (expression instanceof Expression.Between between) return begins(between.value());
        if (expression instanceof Expression.In in) return begins(in.value());
        if (expression instanceof Expression.And and) return begins(and.left());
        if (expression instanceof Expression.Or or) return begins(or.left());
        return expression instanceof Expression.Literal literal
                && literal.value() instanceof Value.Num num
                && num.number().signum() >= 0;
    }

    private static Optional<Expression> expression(UnaryTest test) {
        if (test instanceof UnaryTest.Equal equal) return Optional.of(equal.to());
        return test instanceof UnaryTest.Holds holds ? Optional.of(holds.condition()) : Optional.empty();
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof Value.Num;
    }
}
