package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.function.Function;

/** The types of the answers of tests: true or false, or null where a test may neither hold nor fail. */
final class UnaryTestTypes implements UnaryTest.Cases<Type> {

    private final TypeChecker inside;
    private final Operand tested;
    private final Function<String, DiagnosticSite> quoted;

    /**
     * @param inside checks what a test is made of
     * @param tested the value that is tested
     * @param quoted the test under the name of its operator
     */
    UnaryTestTypes(TypeChecker inside, Operand tested, Function<String, DiagnosticSite> quoted) {
        this.inside = inside;
        this.tested = tested;
        this.quoted = quoted;
    }

    @Override
    public Type compares(UnaryTest.Compares test) {
        Operand to = Operand.right(test.to(), inside.check(test.to()));
        Type answer = Comparability.compare(quoted.apply(test.operator().sign()), test.operator(), tested, to);
        return refusesNull(test.to()) ? answer.orNull() : answer;
    }

    /** In a test only a written null says yes or no to null. */
    private boolean refusesNull(Expression to) {
        return tested.type().isNullable() && !to.isNull();
    }

    @Override
    public Type within(UnaryTest.Within test) {
        Operand low = new Operand("the lower end", test.low(), inside.check(test.low()));
        Operand high = new Operand("the upper end", test.high(), inside.check(test.high()));
        ComparisonOperator fromLow = test.lowBelongs() ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER;
        ComparisonOperator toHigh = test.highBelongs() ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS;
        return Comparability.within(
                quoted.apply("a range"), tested, new Comparability.Range(fromLow, low, toHigh, high));
    }

    /** A list stands for each of its elements. */
    @Override
    public Type equal(UnaryTest.Equal test) {
        Type to = inside.check(test.to());
        if (to.present() instanceof Type.Sequence list) return amongst(test, list.element());
        equal(test.to(), to);
        return refusesNull(test.to()) ? Type.BOOLEAN.orNull() : Type.BOOLEAN;
    }

    /** A list that is tested is also asked whether it is that list itself, which for lists of lists has no answer. */
    private Type amongst(UnaryTest.Equal test, Type element) {
        boolean isNullable = tested.type().isNullable() || tested.type().present() instanceof Type.Sequence;
        if (test.to() instanceof Expression.Sequence written) {
            written.items().forEach(item -> equal(item, inside.typeOf(item)));
            isNullable &= !test.namesNull();
        } else {
            equal(test.to(), element);
        }
        return isNullable ? Type.BOOLEAN.orNull() : Type.BOOLEAN;
    }

    private void equal(Expression expression, Type type) {
        Expression comparison = new Expression.Comparison(ComparisonOperator.EQUAL, tested.expression(), expression);
        Operand to = new Operand(Diagnostics.quote(expression), expression, type);
        Comparability.compare(inside.quoted(comparison, "="), ComparisonOperator.EQUAL, tested, to);
    }

    @Override
    public Type holds(UnaryTest.Holds test) {
        return inside.condition(quoted.apply("a test"), "it", test.condition());
    }
}
