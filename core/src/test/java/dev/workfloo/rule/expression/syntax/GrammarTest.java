package dev.workfloo.rule.expression.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Arithmetic;
import dev.workfloo.rule.expression.Expression.Call;
import dev.workfloo.rule.expression.Expression.Comparison;
import dev.workfloo.rule.expression.Expression.In;
import dev.workfloo.rule.expression.Expression.Input;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.Expression.Name;
import dev.workfloo.rule.expression.Expression.Negation;
import dev.workfloo.rule.expression.Expression.Quantified;
import dev.workfloo.rule.expression.Expression.Quantifier;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.function.Builtin;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {

    private static final Expression A = new Name("a");
    private static final Expression B = new Name("b");
    private static final Expression C = new Name("c");
    private static final Expression ONE = number("1");

    /** What stands on the left is understood as what stands on the right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a+b*c**2 | a + b * c ** 2",
                "(a+b)*c | (a + b) * c",
                "((a)) + (b + c) | a + (b + c)",
                "a - b - c | a - b - c",
                "a - (b - c) | a - (b - c)",
                "2 ** 3 ** 2 | 2 ** 3 ** 2",
                "2 ** (3 ** 2) | 2 ** (3 ** 2)",
                "-2 ** 2 | -2 ** 2",
                "-(2 ** 2) | -(2 ** 2)",
                "a/b*c | a / b * c",
                "not(a) or b and c | not(a) or b and c",
                "(a or b) and c | (a or b) and c",
                "(a < b) = c | (a < b) = c",
                "a between 1 and 2 and b | a between 1 and 2 and b",
                "a between (b and c) and 2 | a between (b and c) and 2",
                "a in [1..5] and b | a in [1..5] and b",
                "a in ]1..5[ | a in (1..5)",
                "a in [1..5[ or b in ]1..5] | a in [1..5) or b in (1..5]",
                "a in [b[1]..c[1][ | a in [b[1]..c[1])",
                "(a in [1..5[) or (c in [b]) and (1 in ]0..2]) | a in [1..5) or c in ([b]) and 1 in (0..2]",
                "a in b and c | a in (b) and c",
                "a in < 5 and c | a in (< 5) and c",
                "a in (1, < 5, [7..8], (9..10]) | a in (1, < 5, [7..8], (9..10])",
                "a in ((b + c) * 2) | a in ((b + c) * 2)",
                "a in (b = c) | a in (b = c)",
                "a in ([1, 2][item > 1]) | a in ([1, 2][item > 1])",
                "a in [] | a in ([])",
                "a in (? > 1, 2) | a in (? > 1, 2)",
                "if a then b else c | if a then b else c",
                "1 + if a then b else c + 2 | 1 + (if a then b else c + 2)",
                "(if a then b else c) + 2 | (if a then b else c) + 2",
                "some x in a, y in b satisfies x > y | some x in a satisfies some y in b satisfies x > y",
                "true and every x in a satisfies x or b | true and (every x in a satisfies x or b)",
                "a.b.c[1].d[e = 1] | a.b.c[1].d[e = 1]",
                "(-5)[1] | (-5)[1]",
                "-a[1].b | -a[1].b",
                "- - a | --a",
                "a - -5 | a - -5",
                "[ ] | []",
                "{ } | {}",
                "{a:1,\"b c\":{\"d\":[]}} | {a: 1, \"b c\": {d: []}}",
                "string  length ( a ) | string length(a)",
                "date and date and time(a) = b | date and date and time(a) = b",
                "a = not(b) | a = not(b)",
                "a // b | a",
                "a /* + */ + /**/ b | a + b",
                ".5 | 0.5",
                "00.50 | 0.5",
                "1.2e3 | 1200",
                "1E-3 | 0.001",
                "1e6144 | 1e6144",
                "12.5e-1000 | 1.25e-999",
                "-0 | 0",
                "@\"2026-01-31\" | date(\"2026-01-31\")",
                "@\"P14M\" | duration(\"P1Y2M\")",
                "duration(\"PT36H\") | duration(\"P1DT12H\")",
                "@\"2026-01-31T10:00:00@America/Mexico_City\" | date and time(\"2026-01-31T10:00:00@America/Mexico_City\")",
                "\"\\u00e9\\U01F600\\'\" | \"é😀'\"",
            })
    void readsExpressions(String text, String printed) {
        assertEquals(printed, Parser.expression(text).fold(SyntaxError::toString, tree -> Printer.print(tree)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- | -",
                "-1 | -1",
                "- a | -a",
                "<5 | < 5",
                "!= a.b | != a.b",
                "\"a\",\"b\" | \"a\", \"b\"",
                "not(1,2) | not(1, 2)",
                "not( < 5 ) | not(< 5)",
                "not(a) or ? | not(a) or ?",
                "not(a), b | not(a), b",
                "not(a)[1] | not(a)[1]",
                "(not(a)) | (not(a))",
                "]1..5[ | (1..5)",
                "(1..5], [7..8[ | (1..5], [7..8)",
                "(1) | 1",
                "(1 + a) * 2 | (1 + a) * 2",
                "[1, 2] | [1, 2]",
                "[1, 2][1], [] | [1, 2][1], []",
                "contains(?, \"a\") | contains(?, \"a\")",
                "? > 5 and ? < 9 | ? > 5 and ? < 9",
                "[date(\"2026-01-01\")..today()] | [date(\"2026-01-01\")..today()]",
            })
    void readsCells(String text, String printed) {
        assertEquals(printed, Parser.unaryTests(text).fold(SyntaxError::toString, cell -> Printer.print(cell)));
    }

    @Test
    void bindsOperatorsToTheLeft() {
        assertRead("a - b - c", arithmetic("-", arithmetic("-", A, B), C));
        assertRead("a ** b ** c", arithmetic("**", arithmetic("**", A, B), C));
        assertRead("a + b * c", arithmetic("+", A, arithmetic("*", B, C)));
        assertRead("-a ** b", arithmetic("**", new Negation(A), B));
        assertRead("a or b and c", new Expression.Or(A, new Expression.And(B, C)));
        assertRead("a = b or c", new Expression.Or(new Comparison(ComparisonOperator.EQUAL, A, B), C));
    }

    @Test
    void takesAMinusBeforeANumberIntoIt() {
        assertRead("-1", number("-1"));
        assertRead("- 1", number("-1"));
        assertRead("--1", new Negation(number("-1")));
        assertRead("-(1)", new Negation(ONE));
        assertRead("-1[a]", new Negation(new Expression.Filter(ONE, A)));
        assertRead("a -1", arithmetic("-", A, ONE));
    }

    @Test
    void understandsWhatStandsAsText() {
        assertRead("date(\"2024-02-29\")", literal(new Value.Date(LocalDate.of(2024, 2, 29))));
        assertRead("@\"-0044-03-15\"", literal(new Value.Date(LocalDate.of(-44, 3, 15))));
        assertRead("duration(\"-P1Y\")", literal(new Value.Months(-12)));
        assertRead("@\"-PT0.5S\"", literal(new Value.Days(Duration.ofMillis(-500))));
        assertRead(
                "date and time(\"2026-01-31T12:00:00.25-06:00\")",
                literal(new Value.DateTime(ZonedDateTime.parse("2026-01-31T12:00:00.25-06:00"))));
        assertRead("date(a)", new Call(Builtin.DATE, List.of(A)));
        assertRead("date(2026, 1, 1)", new Call(Builtin.DATE, List.of(number("2026"), ONE, ONE)));
    }

    @Test
    void tellsValuesFromConditionsInTests() {
        Expression condition = new Comparison(ComparisonOperator.GREATER, new Input(), ONE);
        In inner = new In(A, List.of(new dev.workfloo.rule.expression.UnaryTest.Holds(condition)));

        assertEquals(
                Either.right(new UnaryTests(
                        List.of(
                                new dev.workfloo.rule.expression.UnaryTest.Holds(condition),
                                new dev.workfloo.rule.expression.UnaryTest.Equal(inner),
                                new dev.workfloo.rule.expression.UnaryTest.Compares(ComparisonOperator.EQUAL, A)),
                        false)),
                Parser.unaryTests("? > 1, a in (? > 1), = a"));
    }

    @Test
    void nestsOneBindingInTheOther() {
        Expression inner = new Quantified(Quantifier.SOME, "y", B, C);

        assertRead("some x in a, y in b satisfies c", new Quantified(Quantifier.SOME, "x", A, inner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0a\u2028+\ufeffb", "a\u0085+\u200bb", "\ta\r\n+\u000bb // c\r// d"})
    void mindsNoWhiteSpace(String text) {
        assertRead(text, arithmetic("+", A, B));
    }

    @Test
    void readsAsMuchAsItMay() {
        assertTrue(Parser.expression("1".repeat(34) + "0".repeat(6_110)).isRight());
        assertTrue(Parser.expression("(".repeat(100) + "a" + ")".repeat(100)).isRight());
        assertTrue(Parser.expression("[" + "1,".repeat(4_998) + "1]").isRight());
        assertTrue(Parser.expression("\"" + "a".repeat(65_534) + "\"").isRight());
        assertTrue(Parser.expression("a" + " or a".repeat(250)).isRight());
    }

    private static void assertRead(String text, Expression expected) {
        assertEquals(Either.right(expected), Parser.expression(text), text);
    }

    private static Expression arithmetic(String sign, Expression left, Expression right) {
        for (ArithmeticOperator operator : ArithmeticOperator.values()) {
            if (operator.sign().equals(sign)) return new Arithmetic(operator, left, right);
        }
        throw new IllegalArgumentException(sign);
    }

    private static Expression number(String digits) {
        return literal(new Value.Num(new BigDecimal(digits)));
    }

    private static Expression literal(Value value) {
        return new Literal(value);
    }
}
