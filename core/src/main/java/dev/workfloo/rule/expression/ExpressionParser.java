package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression.Arithmetic;
import dev.workfloo.rule.expression.Expression.Comparison;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.Expression.Quantifier;
import dev.workfloo.rule.expression.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The grammar of expressions (DMN 1.5, §10.3.1.2), loosest binding first; all operators of two sides bind to the left. */
final class ExpressionParser {

    private static final int DIGITS = 34;
    private static final int LARGEST_EXPONENT = 6_144;

    private final Cursor cursor;
    private final TestParser tests;
    private final CallParser calls;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
        this.tests = new TestParser(cursor, this);
        this.calls = new CallParser(cursor, this);
    }

    TestParser tests() {
        return tests;
    }

    Expression expression() {
        return cursor.nested(this::disjunction);
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (cursor.takeWord("or")) left = cursor.part(new Expression.Or(left, conjunction()));
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (cursor.takeWord("and")) left = cursor.part(new Expression.And(left, comparison()));
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<ComparisonOperator> operator = comparisonOperator();
        if (operator.isPresent()) {
            cursor.next();
            left = cursor.part(new Comparison(operator.get(), left, sum()));
        } else if (cursor.takeWord("between")) {
            Expression low = sum();
            cursor.expectWord("and");
            left = cursor.part(new Expression.Between(left, low, sum()));
        } else if (cursor.takeWord("in")) {
            left = cursor.part(new Expression.In(left, tests.behindIn()));
        }
        if (comparisonOperator().isPresent()
                || cursor.peek().isWord("between")
                || cursor.peek().isWord("in")) {
            throw cursor.refusal("comparisons do not chain: join them with and, or put the first in parentheses");
        }
        return left;
    }

    Optional<ComparisonOperator> comparisonOperator() {
        return Arrays.stream(ComparisonOperator.values())
                .filter(operator -> cursor.peek().isSymbol(operator.sign()))
                .findFirst();
    }

    Expression sum() {
        Expression left = product();
        while (cursor.peek().isSymbol("+") || cursor.peek().isSymbol("-")) left = arithmetic(left, this::product);
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (cursor.peek().isSymbol("*") || cursor.peek().isSymbol("/")) left = arithmetic(left, this::power);
        return left;
    }

    private Expression power() {
        Expression left = negation();
        while (cursor.peek().isSymbol("**")) left = arithmetic(left, this::negation);
        return left;
    }

    private Expression arithmetic(Expression left, Supplier<Expression> right) {
        String sign = cursor.next().text();
        ArithmeticOperator operator = Arrays.stream(ArithmeticOperator.values())
                .filter(it -> it.sign().equals(sign))
                .findFirst()
                .orElseThrow();
        return cursor.part(new Arithmetic(operator, left, right.get()));
    }

    /** Binds tighter than {@code **}: {@code -2 ** 2} is 4. */
    private Expression negation() {
        if (!cursor.takeSymbol("-")) return postfix();
        boolean beforeNumber = cursor.peek().kind() == Kind.NUMBER;
        Expression of = cursor.nested(this::negation);
        if (beforeNumber && of instanceof Literal literal && literal.value() instanceof Value.Num num) {
            return new Literal(new Value.Num(num.number().negate()));
        }
        return cursor.part(new Expression.Negation(of));
    }

    private Expression postfix() {
        Expression of = primary();
        int links = 0;
        while (cursor.peek().isSymbol(".") || cursor.isFilter()) {
            // A chain leans to the left: as deep a tree as if it were nested.
            if (++links > 100) throw cursor.refusal("has more than 100 links in a chain");
            if (cursor.takeSymbol(".")) {
                if (cursor.peek().kind() != Kind.NAME) throw cursor.expected("the name of a member");
                of = cursor.part(new Expression.Path(of, cursor.next().text()));
            } else {
                of = filter(of);
            }
        }
        return of;
    }

    private Expression filter(Expression list) {
        cursor.expectSymbol("[");
        Expression by = expression();
        cursor.expectSymbol("]");
        return cursor.part(new Expression.Filter(list, by));
    }

    private Expression primary() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> number(cursor.next());
            case STRING -> cursor.part(new Literal(new Value.Text(cursor.next().text())));
            case NAME -> word(token);
            case SYMBOL -> bracket(token);
            case END -> throw cursor.expected("a value");
        };
    }

    private Expression number(Token token) {
        if (token.text().length() > 6_200) throw new Refusal(token.start(), "a number has at most 6200 digits in all");
        BigDecimal number = new BigDecimal(token.text()).stripTrailingZeros();
        if (number.precision() > DIGITS) {
            throw new Refusal(token.start(), "a number has at most " + DIGITS + " significant digits");
        }
        if (number.precision() - number.scale() > LARGEST_EXPONENT + 1) {
            throw new Refusal(token.start(), "a number is below 10 ** " + (LARGEST_EXPONENT + 1));
        }
        return cursor.part(new Literal(new Value.Num(number)));
    }

    private Expression word(Token token) {
        switch (token.text()) {
            case "true", "false" -> {
                return cursor.part(new Literal(
                        new Value.Bool(Boolean.parseBoolean(cursor.next().text()))));
            }
            case "null" -> {
                cursor.next();
                return cursor.part(new Literal(Value.NULL));
            }
            case "if" -> {
                return cursor.nested(this::choice);
            }
            case "some", "every" -> {
                return cursor.nested(this::quantified);
            }
            default -> {
                return nameOrCall(token);
            }
        }
    }

    private Expression nameOrCall(Token token) {
        Optional<Expression> call = calls.call();
        if (call.isPresent()) return call.get();
        String outside = Vocabulary.RESERVED.contains(token.text()) ? Vocabulary.outside(token.text()) : "";
        if (!outside.isEmpty()) throw cursor.refusal(outside);
        if (Vocabulary.RESERVED.contains(token.text())) throw cursor.expected("a value");
        return cursor.part(new Expression.Name(cursor.next().text()));
    }

    private Expression choice() {
        cursor.expectWord("if");
        Expression condition = expression();
        cursor.expectWord("then");
        Expression then = expression();
        cursor.expectWord("else");
        return cursor.part(new Expression.If(condition, then, expression()));
    }

    private Expression quantified() {
        Quantifier quantifier = cursor.next().isWord("some") ? Quantifier.SOME : Quantifier.EVERY;
        return bindings(quantifier);
    }

    private Expression bindings(Quantifier quantifier) {
        Token name = cursor.peek();
        if (name.kind() != Kind.NAME || Vocabulary.RESERVED.contains(name.text())) throw cursor.expected("a name");
        cursor.next();
        cursor.expectWord("in");
        if (cursor.isRange()) throw cursor.refusal("ranges as lists are not part of the subset");
        Expression list = expression();
        if (cursor.takeSymbol(",")) {
            return cursor.part(new Expression.Quantified(
                    quantifier, name.text(), list, cursor.nested(() -> bindings(quantifier))));
        }
        cursor.expectWord("satisfies");
        return cursor.part(new Expression.Quantified(quantifier, name.text(), list, expression()));
    }

    private Expression bracket(Token token) {
        if (cursor.isRange()) throw cursor.refusal("a range stands only behind in, or as a test of a table");
        return switch (token.text()) {
            case "(" -> parenthesised();
            case "[" -> sequence();
            case "{" -> context();
            case "?" -> cursor.input();
            case "@" -> temporal();
            default -> throw cursor.expected("a value");
        };
    }

    private Expression parenthesised() {
        cursor.expectSymbol("(");
        Expression inner = expression();
        if (cursor.peek().isSymbol(",")) throw cursor.refusal("a list stands in square brackets, or behind in");
        cursor.expectSymbol(")");
        return inner;
    }

    private Expression sequence() {
        cursor.expectSymbol("[");
        List<Expression> items = new ArrayList<>();
        if (!cursor.peek().isSymbol("]")) items.add(expression());
        while (cursor.takeSymbol(",")) items.add(expression());
        cursor.expectSymbol("]");
        return cursor.part(new Expression.Sequence(items));
    }

    private Expression context() {
        cursor.expectSymbol("{");
        Map<String, Expression> members = new LinkedHashMap<>();
        if (!cursor.peek().isSymbol("}")) member(members);
        while (cursor.takeSymbol(",")) member(members);
        cursor.expectSymbol("}");
        return cursor.part(new Expression.Context(members));
    }

    private void member(Map<String, Expression> members) {
        Token name = cursor.peek();
        if (name.kind() != Kind.NAME && name.kind() != Kind.STRING) throw cursor.expected("the name of a member");
        if (members.containsKey(name.text())) throw cursor.refusal("another member is called " + name.text());
        cursor.next();
        cursor.expectSymbol(":");
        members.put(name.text(), expression());
    }

    private Expression temporal() {
        Token at = cursor.next();
        if (cursor.peek().kind() != Kind.STRING) throw cursor.expected("a date, time or duration in quotes");
        String text = cursor.next().text();
        Value value = TimeText.date(text)
                .or(() -> TimeText.dateTime(text))
                .or(() -> TimeText.duration(text))
                .orElseThrow(() -> new Refusal(
                        at.start(),
                        "expected a date that exists, a date and time with its zone or offset, or a duration"));
        return cursor.part(new Literal(value));
    }
}
