package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cell that can be looked up and need not be evaluated: it compares with literals only, and only in ways that are a matter
 * of intervals. Lists and the order of texts are left to the evaluation.
 */
final class ConstantCell implements UnaryTest.Cases<Boolean> {

    private final List<Value> literals = new ArrayList<>();

    private ConstantCell() {}

    /** The literals of a constant cell; empty when the cell is not constant. */
    static Optional<List<Value>> of(UnaryTests cell) {
        ConstantCell constant = new ConstantCell();
        for (UnaryTest test : cell.tests()) {
            if (!test.fold(constant)) return Optional.empty();
        }
        return Optional.of(constant.literals);
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
        return ValueKind.of(literal(test.low())) == ValueKind.of(literal(test.high()));
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
        return isPlain(end) && ValueKind.of(literal(end)).isOrdered();
    }

    private boolean isPlain(Expression end) {
        if (!(end instanceof Expression.Literal literal) || ValueKind.of(literal.value()) == ValueKind.COMPOSITE)
            return false;
        literals.add(literal.value());
        return true;
    }
}
