package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the cells that can be looked up from those that must be evaluated: a constant cell compares with literals only, and
 * only in ways that are a matter of intervals. Lists and ordered texts are left to the evaluation.
 */
final class Constants implements UnaryTest.Cases<Boolean> {

    private final List<Value> literals = new ArrayList<>();

    private Constants() {}

    /** The literals of a constant cell; empty when the cell is not constant. */
    static Optional<List<Value>> of(UnaryTests cell) {
        Constants constants = new Constants();
        for (UnaryTest test : cell.tests()) {
            if (!test.fold(constants)) return Optional.empty();
        }
        return Optional.of(constants.literals);
    }

    /** The value of an end of a constant test. */
    static Value literal(Expression end) {
        if (end instanceof Expression.Literal literal) return literal.value();
        throw new IllegalArgumentException("not constant: " + end);
    }

    @Override
    public Boolean compares(UnaryTest.Compares test) {
        return switch (test.operator()) {
            case EQUAL, NOT_EQUAL -> isPlain(test.to());
            case LESS, AT_MOST, GREATER, AT_LEAST -> isOrdered(test.to());
        };
    }

    @Override
    public Boolean within(UnaryTest.Within test) {
        if (!isOrdered(test.low()) || !isOrdered(test.high())) return false;
        return Kind.of(literal(test.low())) == Kind.of(literal(test.high()));
    }

    @Override
    public Boolean equal(UnaryTest.Equal test) {
        return isPlain(test.to());
    }

    @Override
    public Boolean holds(UnaryTest.Holds test) {
        return false;
    }

    private boolean isOrdered(Expression end) {
        return isPlain(end) && Kind.of(literal(end)).isOrdered();
    }

    private boolean isPlain(Expression end) {
        if (!(end instanceof Expression.Literal literal) || Kind.of(literal.value()) == Kind.COMPOSITE) return false;
        literals.add(literal.value());
        return true;
    }
}
