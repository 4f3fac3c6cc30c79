package dev.workfloo.rule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar of unary tests (DMN 1.5, §10.3.1.2, rules 7–17). */
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
        boolean negated = cursor.peek().isWord("not") && cursor.peek(1).isSymbol("(") && cursor.closesAtTheEnd(1);
        if (!negated) return new UnaryTests(list(), false);
        cursor.next();
        cursor.next();
        UnaryTests tests = new UnaryTests(list(), true);
        cursor.expectSymbol(")");
        return tests;
    }

    /** Behind {@code in} stand a test, or several in parentheses; a {@code ?} in them is the value before {@code in}. */
    List<Test> behindIn() {
        int inputs = cursor.inputs();
        boolean allowed = cursor.allowInput(true);
        List<Test> tests = cursor.isRange() || !cursor.takeSymbol("(") ? List.of(test(true)) : closed();
        cursor.allowInput(allowed);
        cursor.forgetInputs(inputs);
        return tests;
    }

    private List<Test> closed() {
        List<Test> tests = list();
        cursor.expectSymbol(")");
        return tests;
    }

    private List<Test> list() {
        List<Test> tests = new ArrayList<>();
        tests.add(test(false));
        while (cursor.takeSymbol(",")) tests.add(test(false));
        return tests;
    }

    /** @param bare whether and, or and comparisons behind the test belong to what stands around it */
    private Test test(boolean bare) {
        Optional<ComparisonOperator> operator = expressions.comparisonOperator();
        if (operator.isPresent()) {
            cursor.next();
            return cursor.part(new Test.Compares(operator.get(), expressions.sum()));
        }
        if (cursor.isRange()) return range();
        int inputs = cursor.inputs();
        Expression expression = bare ? expressions.sum() : expressions.expression();
        return cursor.part(cursor.inputs() > inputs ? new Test.Holds(expression) : new Test.Equal(expression));
    }

    private Test range() {
        boolean lowBelongs = cursor.next().isSymbol("[");
        Expression low = expressions.sum();
        cursor.expectSymbol("..");
        Expression high = expressions.sum();
        boolean highBelongs = cursor.takeSymbol("]");
        if (!highBelongs && !cursor.takeSymbol(")") && !cursor.takeSymbol("[")) throw cursor.expected("] or )");
        return cursor.part(new Test.Within(lowBelongs, low, high, highBelongs));
    }
}
