package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Arithmetic;
import dev.workfloo.rule.expression.Expression.Comparison;
import java.util.Optional;

/** The grammar of operators (DMN 1.5, §10.3.1.2): those of two sides bind to the left, and comparisons do not chain. */
final class ExpressionParser {

    private final Cursor cursor;
    private final UnaryTestParser tests;
    private final OperandParser operands;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
        this.tests = new UnaryTestParser(cursor, this);
        this.operands = new OperandParser(cursor, this);
    }

    UnaryTestParser tests() {
        return tests;
    }

    /** An expression of any kind; the caller that opened a bracket around it counts the nesting. */
    Expression expression() {
        return expression(Precedence.OPEN);
    }

    /** An expression of operators that bind at least so tightly. */
    Expression expression(Precedence loosest) {
        return continued(operands.operand(loosest == Precedence.OPEN), loosest);
    }

    /** The first of several items in brackets, whose own brackets have been read already. */
    Expression continuedOperand(Expression operand, Precedence loosest) {
        return continued(operands.links(operand), loosest);
    }

    Expression sequenceFrom(Expression first) {
        return operands.sequenceFrom(first);
    }

    Expression emptySequence() {
        return operands.emptySequence();
    }

    private Expression continued(Expression operand, Precedence loosest) {
        Expression left = operand;
        boolean compared = false;
        while (true) {
            Optional<Precedence> binding = Precedence.of(cursor.peek());
            if (binding.isEmpty() || binding.get().isLooserThan(loosest)) return left;
            if (compared && binding.get() == Precedence.COMPARISON) {
                throw cursor.refusal("comparisons do not chain: join them with and, or put the first in parentheses");
            }
            compared = binding.get() == Precedence.COMPARISON;
            left = cursor.part(joined(left, cursor.next(), binding.get()));
        }
    }

    private Expression joined(Expression left, Token operator, Precedence binding) {
        if (operator.isWord("in")) return new Expression.In(left, tests.behindIn());
        if (operator.isWord("between")) return between(left);
        Expression right = expression(binding.tighter());
        if (binding == Precedence.COMPARISON) cursor.refuseSplitNumber();
        if (operator.isWord("or")) return new Expression.Or(left, right);
        if (operator.isWord("and")) return new Expression.And(left, right);
        return operator.comparison()
                .<Expression>map(it -> new Comparison(it, left, right))
                .or(() -> operator.arithmetic().map(it -> new Arithmetic(it, left, right)))
                .orElseThrow();
    }

    private Expression between(Expression value) {
        Expression low = expression(Precedence.SUM);
        cursor.expectWord("and");
        Expression high = expression(Precedence.SUM);
        cursor.refuseSplitNumber();
        return new Expression.Between(value, low, high);
    }
}
