package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;

/**
 * Whether a test of null may come out true, or false. In a test only a written null says yes or no to null, so that this tells
 * more than the comparison that the test stands for.
 */
final class AnswersNull implements Test.Cases<Boolean> {

    private final boolean truth;

    AnswersNull(boolean truth) {
        this.truth = truth;
    }

    @Override
    public Boolean compares(Test.Compares test) {
        if (!WrittenNull.is(test.to())) return false;
        return switch (test.operator()) {
            case EQUAL -> truth;
            case NOT_EQUAL -> !truth;
            case LESS, AT_MOST, GREATER, AT_LEAST -> false;
        };
    }

    @Override
    public Boolean within(Test.Within test) {
        return false;
    }

    /** Only the empty list says no to null. */
    @Override
    public Boolean equal(Test.Equal test) {
        if (truth) return WrittenNull.isAmong(test.to());
        if (test.to() instanceof Expression.Literal literal) return literal.value() instanceof Value.Sequence;
        return !(test.to() instanceof Expression.Sequence list) || list.items().isEmpty();
    }

    @Override
    public Boolean holds(Test.Holds test) {
        return true;
    }
}
