package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Draws trees of every shape that the parser can give. */
final class TreeSampler {

    static final List<String> NAMES = List.of("a", "b", "date", "time", "item", "length", "Ab_1", "_");
    private static final List<String> MEMBERS = List.of("a", "b", "year", "days", "in", "not", "null", "date");
    private static final List<String> KEYS = List.of("a", "b", "if", "two words", "", "ñ\"\n", "1");
    private static final List<String> TEXTS =
            List.of("", "a", "B\"b\\", "line\nbreak\ttab\r", "Ñandú 😀", "\u0000\u007f\u2028", "\ud800", "2026-01-31", "' .. )");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "2", "3", "0.5", "-1.25", "12345678901234567890.12345678901234", "1E+40", "1E-40", "-0.001");
    private static final List<String> TIMES = List.of(
            "2026-01-31T12:00:00Z",
            "2024-02-29T23:59:59.5-06:00",
            "2026-10-25T02:30:00@Europe/Berlin",
            "2026-03-29T02:30:00@Europe/Berlin",
            "-0044-03-15T00:00:00+05:30:15",
            "12026-01-01T00:00:00@GMT");

    private final Random random;
    /** Whether {@code ?} has a meaning here, and whether it was used. */
    private boolean tested;

    private boolean spoken;

    TreeSampler(Random random) {
        this.random = random;
    }

    Expression expression(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) return leaf();
        int below = depth - 1;
        return switch (random.nextInt(14)) {
            case 0 -> new Expression.Path(expression(below), one(MEMBERS));
            case 1 -> new Expression.Negation(expression(below));
            case 2, 3 -> new Expression.Arithmetic(
                    one(List.of(ArithmeticOperator.values())), expression(below), expression(below));
            case 4 -> new Expression.Comparison(operator(), expression(below), expression(below));
            case 5 -> new Expression.Between(expression(below), expression(below), expression(below));
            case 6 -> new Expression.In(expression(below), within(() -> tests(below)));
            case 7 -> new Expression.And(expression(below), expression(below));
            case 8 -> new Expression.Or(expression(below), expression(below));
            case 9 -> new Expression.If(expression(below), expression(below), expression(below));
            case 10 -> new Expression.Quantified(
                    one(List.of(Expression.Quantifier.values())), one(NAMES), expression(below), expression(below));
            case 11 -> new Expression.Filter(expression(below), expression(below));
            case 12 -> random.nextBoolean() ? new Expression.Sequence(some(below)) : context(below);
            default -> call(below);
        };
    }

    private Expression leaf() {
        int kind = random.nextInt(4);
        if (kind == 0) return new Expression.Name(one(NAMES));
        if (kind > 1 || !tested) return new Expression.Literal(literal());
        spoken = true;
        return new Expression.Input();
    }

    private Value literal() {
        return switch (random.nextInt(10)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2, 3 -> Value.of(one(TEXTS));
            case 4 -> TimeText.date(one(List.of("2026-01-31", "-0044-03-15", "12026-12-31", "0000-01-01")))
                    .orElseThrow();
            case 5 -> TimeText.dateTime(one(TIMES)).orElseThrow();
            case 6 -> new Value.Months(one(List.of(0L, 1L, -13L, 12L, 11_999_999_999L)));
            case 7 -> Value.of(Duration.parse(one(List.of("PT0S", "P1DT2H3M4.5S", "-PT0.000000001S", "-P90D"))));
            default -> Value.of(new BigDecimal(one(NUMBERS)));
        };
    }

    private Expression context(int depth) {
        Map<String, Expression> members = new LinkedHashMap<>();
        for (String key : KEYS) if (random.nextInt(4) == 0) members.put(key, expression(depth));
        return new Expression.Context(members);
    }

    private List<Expression> some(int depth) {
        List<Expression> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) some.add(expression(depth));
        return some;
    }

    private Expression call(int depth) {
        Builtin function = one(List.of(Builtin.values()));
        List<Integer> counts = List.of(0, 1, 2, 3, 4).stream().filter(function::takes).toList();
        List<Expression> arguments = new ArrayList<>();
        for (int i = one(counts); i > 0; i--) arguments.add(expression(depth));
        boolean isRead = arguments.size() == 1
                && arguments.get(0) instanceof Expression.Literal literal
                && literal.value() instanceof Value.Text
                && List.of(Builtin.DATE, Builtin.DATE_AND_TIME, Builtin.DURATION).contains(function);
        return isRead ? arguments.get(0) : new Expression.Call(function, arguments);
    }

    private ComparisonOperator operator() {
        return one(List.of(ComparisonOperator.values()));
    }

    UnaryTests cell() {
        if (random.nextInt(20) == 0) return UnaryTests.ANY;
        return new UnaryTests(within(() -> tests(3)), random.nextInt(3) == 0);
    }

    /** Tests in which {@code ?} is the value that they test, and not that of tests around them. */
    private List<Test> within(Supplier<List<Test>> tests) {
        boolean outerTested = tested;
        boolean outerSpoken = spoken;
        tested = true;
        List<Test> drawn = tests.get();
        tested = outerTested;
        spoken = outerSpoken;
        return drawn;
    }

    private List<Test> tests(int depth) {
        List<Test> tests = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) tests.add(test(depth));
        return tests;
    }

    private Test test(int depth) {
        int kind = random.nextInt(4);
        if (kind == 0) return new Test.Compares(operator(), expression(depth));
        if (kind == 1) {
            return new Test.Within(random.nextBoolean(), expression(depth), expression(depth), random.nextBoolean());
        }
        spoken = false;
        Expression expression = expression(depth);
        return spoken ? new Test.Holds(expression) : new Test.Equal(expression);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
