package dev.workfloo.rule.expression;

import dev.workfloo.rule.expression.Expression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of unary tests (DMN 1.5, §10.3.1.2, rules 7–16). Only behind what a bracket opens with can be seen whether it
 * opens a range, a list or a value in parentheses, so that is read first.
 */
final class TestParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    TestParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    UnaryTests unaryTests() {
        if (cursor.peek().isSymbol("-") && cursor.peek(1).kind() == Token.Kind.END) {
            cursor.next();
            return UnaryTests.ANY;
        }
        List<Test> tests = new ArrayList<>();
        if (cursor.peek().isWord("not") && cursor.peek(1).isSymbol("(")) {
            List<Test> negated = cursor.nested(this::negated);
            if (cursor.peek().kind() == Token.Kind.END) return new UnaryTests(negated, true);
            tests.add(call(negated));
        } else {
            tests.add(test(Binding.OPEN));
        }
        while (cursor.takeSymbol(",")) tests.add(test(Binding.OPEN));
        return new UnaryTests(tests, false);
    }

    private List<Test> negated() {
        cursor.next();
        cursor.next();
        List<Test> tests = list(test(Binding.OPEN));
        cursor.expectSymbol(")");
        return tests;
    }

    /** What looked like the negation of all tests was the call of a function, with more behind it. */
    private Test call(List<Test> arguments) {
        Optional<Expression> argument = arguments.size() == 1 ? expression(arguments.get(0)) : Optional.empty();
        if (argument.isEmpty()) throw cursor.refusal("not(…) of tests stands alone: expected the end");
        Expression call = cursor.part(new Call(Builtin.NOT, List.of(argument.get())));
        return test(expressions.continuedOperand(call, Binding.OPEN), 0);
    }

    /** The expression that was read as a test; empty for a comparison or range. */
    private static Optional<Expression> expression(Test test) {
        if (test instanceof Test.Equal equal) return Optional.of(equal.to());
        return test instanceof Test.Holds holds ? Optional.of(holds.condition()) : Optional.empty();
    }

    /**
     * Behind {@code in} stand a test, or several in parentheses; a {@code ?} in them is the value before {@code in}. A
     * single one counts as nested too, since it is printed in parentheses.
     */
    List<Test> behindIn() {
        int inputs = cursor.inputs();
        boolean allowed = cursor.allowInput(true);
        boolean closed = cursor.peek().isSymbol("(");
        List<Test> tests = cursor.nested(() -> closed ? closed() : List.of(test(Binding.SUM)));
        cursor.allowInput(allowed);
        cursor.forgetInputs(inputs);
        boolean goesOn = closed
                && (cursor.peek().arithmetic().isPresent()
                        || cursor.peek().isSymbol(".")
                        || cursor.peek().isSymbol("[") && cursor.peek(1).beginsValue());
        if (goesOn) throw cursor.refusal("put all that stands behind in into one more pair of parentheses");
        return tests;
    }

    private List<Test> closed() {
        cursor.expectSymbol("(");
        Test first = test(Binding.OPEN);
        Optional<Expression> low = expression(first);
        cursor.refuseSplitNumberBeforeDots();
        if (low.isPresent() && cursor.takeSymbol("..")) return List.of(range(false, low.get()));
        List<Test> tests = list(first);
        cursor.expectSymbol(")");
        return tests;
    }

    private List<Test> list(Test first) {
        List<Test> tests = new ArrayList<>(List.of(first));
        while (cursor.takeSymbol(",")) tests.add(test(Binding.OPEN));
        return tests;
    }

    /** @param loosest what belongs to the test; behind a bare {@code in}, no comparison, and or or does */
    private Test test(Binding loosest) {
        Optional<ComparisonOperator> operator = cursor.peek().comparison();
        if (operator.isPresent()) {
            cursor.next();
            Test compares = cursor.part(new Test.Compares(operator.get(), expressions.expression(Binding.SUM)));
            cursor.refuseSplitNumber();
            if (loosest == Binding.OPEN) refuseBoth();
            return compares;
        }
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

    private void refuseBoth() {
        if (!cursor.peek().isWord("and") && !cursor.peek().isWord("or")) return;
        throw cursor.refusal("expected , or the end: one test of several must hold; "
                + "for both write a range such as [5..10], or ? >= 5 and ? <= 10");
    }

    private Expression closed(Expression inner) {
        cursor.expectSymbol(")");
        return inner;
    }

    private Test test(Expression expression, int inputs) {
        return cursor.inputs() > inputs ? new Test.Holds(expression) : new Test.Equal(expression);
    }

    private Test range(boolean lowBelongs, Expression low) {
        Expression high = cursor.nested(expressions::expression);
        cursor.refuseSplitNumber();
        boolean highBelongs = cursor.takeSymbol("]");
        if (!highBelongs && !cursor.takeSymbol(")") && !cursor.takeSymbol("[")) throw cursor.expected("] or )");
        return cursor.part(new Test.Within(lowBelongs, low, high, highBelongs));
    }
}
