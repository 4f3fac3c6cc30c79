package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;

/**
 * Whether a test of null may come out true, or false. In a test only a written null says yes or no to null, so that this tells
 * more than the comparison that the test stands for.
 */
final class NullAnswers implements UnaryTest.Cases<Boolean> {

    private final boolean truth;

    NullAnswers(boolean truth) {
        this.truth = truth;
    }

    @Override
    public Boolean compares(UnaryTest.Compares test) {
        if (!test.namesNull()) return false;
        return switch (test.operator()) {
            case EQUAL -> truth;
            case NOT_EQUAL -> !truth;
            case LESS, AT_MOST, GREATER, AT_LEAST -> false;
        };
    }

    @Override
    public Boolean within(UnaryTest.Within test) {
        return false;
    }

    /** Only the empty list says no to null. */
    @Override
    public Boolean equal(UnaryTest.Equal test) {
        if (truth) return test.namesNull();
        if (test.to() instanceof Expression.Literal literal) return literal.value() instanceof Value.Sequence;
        return !(test.to() instanceof Expression.Sequence list) || list.items().isEmpty();
    }

    @Override
    public Boolean holds(UnaryTest.Holds test) {
        return true;
    }
}
