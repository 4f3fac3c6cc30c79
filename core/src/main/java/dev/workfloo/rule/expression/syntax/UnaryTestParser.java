package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Call;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of unary tests (DMN 1.5, §10.3.1.2, rules 7–16). Only behind what a bracket opens with can be seen whether it
 * opens a range, a list or a value in parentheses, so that is read first.
 */
final class UnaryTestParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    UnaryTestParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    UnaryTests unaryTests() {
        if (cursor.peek().isSymbol("-") && cursor.peek(1).kind() == Token.Kind.END) {
            cursor.next();
            return UnaryTests.ANY;
        }
        List<UnaryTest> tests = new ArrayList<>();
        if (cursor.peek().isWord("not") && cursor.peek(1).isSymbol("(")) {
            List<UnaryTest> negated = cursor.nested(this::negated);
            if (cursor.peek().kind() == Token.Kind.END) return new UnaryTests(negated, true);
            tests.add(call(negated));
        } else {
            tests.add(test(Precedence.OPEN));
        }
        while (cursor.takeSymbol(",")) tests.add(test(Precedence.OPEN));
        return new UnaryTests(tests, false);
    }

    private List<UnaryTest> negated() {
        cursor.next();
        cursor.next();
        List<UnaryTest> tests = list(test(Precedence.OPEN));
        cursor.expectSymbol(")");
        return tests;
    }

    /** What looked like the negation of all tests was the call of a function, with more behind it. */
    private UnaryTest call(List<UnaryTest> arguments) {
        Optional<Expression> argument = arguments.size() == 1 ? expression(arguments.get(0)) : Optional.empty();
        if (argument.isEmpty()) throw cursor.refusal("not(…) of tests stands alone: expected the end");
        Expression call = cursor.part(new Call(Builtin.NOT, List.of(argument.get())));
        return test(expressions.continuedOperand(call, Precedence.OPEN), 0);
    }

    /** The expression that was read as a test; empty for a comparison or range. */
    private static Optional<Expression> expression(UnaryTest test) {
        if (test instanceof UnaryTest.Equal equal) return Optional.of(equal.to());
        return test instanceof UnaryTest.Holds holds ? Optional.of(holds.condition()) : Optional.empty();
    }

    /**
     * Behind {@code in} stand a test, or several in parentheses; a {@code ?} in them is the value before {@code in}. A
     * single one counts as nested too, since it is printed in parentheses.
     */
    List<UnaryTest> behindIn() {
        int inputs = cursor.inputs();
        boolean allowed = cursor.allowInput(true);
        boolean closed = cursor.peek().isSymbol("(");
        List<UnaryTest> tests = cursor.nested(() -> closed ? closed() : List.of(test(Precedence.SUM)));
        cursor.allowInput(allowed);
        cursor.forgetInputs(inputs);
        boolean goesOn = closed
                && (cursor.peek().arithmetic().isPresent()
                        || cursor.peek().isSymbol(".")
                        || cursor.peek().isSymbol("[") && cursor.peek(1).beginsValue());
        if (goesOn) throw cursor.refusal("put all that stands behind in into one more pair of parentheses");
        return tests;
    }

    private List<UnaryTest> closed() {
        cursor.expectSymbol("(");
        UnaryTest first = test(Precedence.OPEN);
        Optional<Expression> low = expression(first);
        cursor.refuseSplitNumberBeforeDots();
        if (low.isPresent() && cursor.takeSymbol("..")) return List.of(range(false, low.get()));
        List<UnaryTest> tests = list(first);
        cursor.expectSymbol(")");
        return tests;
    }

    private List<UnaryTest> list(UnaryTest first) {
        List<UnaryTest> tests = new ArrayList<>(List.of(first));
        while (cursor.takeSymbol(",")) tests.add(test(Precedence.OPEN));
        return tests;
    }

    /** @param loosest what belongs to the test; behind a bare {@code in}, no comparison, and or or does */
    private UnaryTest test(Precedence loosest) {
        Optional<ComparisonOperator> operator = cursor.peek().comparison();
        if (operator.isPresent()) return compares(operator.get(), loosest);
        boolean isClosed = cursor.peek().isSymbol("[");
        if (cursor.takeSymbol("]")) {
            Expression low = cursor.nested(expressions::expression);
            cursor.refuseSplitNumberBeforeDots();
            cursor.expectSymbol("..");
            return range(false, low);
        }
        int inputs = cursor.inputs();
        if (!isClosed && !cursor.peek().isSymbol("(")) return test(expressions.expression(loosest), inputs);
        cursor.next();
        if (isClosed && cursor.takeSymbol("]")) {
            return test(expressions.continuedOperand(expressions.emptySequence(), loosest), inputs);
        }
        cursor.enter();
        Expression first = expressions.expression();
        cursor.refuseSplitNumberBeforeDots();
        if (cursor.takeSymbol("..")) {
            cursor.leave();
            return range(isClosed, first);
        }
        Expression operand = isClosed ? expressions.sequenceFrom(first) : closed(first);
        cursor.leave();
        return test(expressions.continuedOperand(operand, loosest), inputs);
    }

    private UnaryTest compares(ComparisonOperator operator, Precedence loosest) {
        cursor.next();
        UnaryTest compares = cursor.part(new UnaryTest.Compares(operator, expressions.expression(Precedence.SUM)));
        cursor.refuseSplitNumber();
        if (loosest == Precedence.OPEN) refuseBoth();
        return compares;
    }

    private void refuseBoth() {
        if (!cursor.peek().isWord("and") && !cursor.peek().isWord("or")) return;
        throw cursor.refusal("expected , or the end: one test of several must hold; "
                + "for both write a range such as [5..10], or ? >= 5 and ? <= 10");
    }

    private Expression closed(Expression inner) {
        cursor.expectSymbol(")");
        return inner;
    }

    private UnaryTest test(Expression expression, int inputs) {
        return cursor.inputs() > inputs ? new UnaryTest.Holds(expression) : new UnaryTest.Equal(expression);
    }

    private UnaryTest range(boolean lowBelongs, Expression low) {
        Expression high = cursor.nested(expressions::expression);
        cursor.refuseSplitNumber();
        boolean highBelongs = cursor.takeSymbol("]");
        if (!highBelongs && !cursor.takeSymbol(")") && !cursor.takeSymbol("[")) throw cursor.expected("] or )");
        return cursor.part(new UnaryTest.Within(lowBelongs, low, high, highBelongs));
    }
}
