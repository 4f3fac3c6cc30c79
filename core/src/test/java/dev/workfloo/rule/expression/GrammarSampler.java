package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression.Arithmetic;
import dev.workfloo.rule.expression.Expression.Between;
import dev.workfloo.rule.expression.Expression.Comparison;
import dev.workfloo.rule.expression.Expression.Filter;
import dev.workfloo.rule.expression.Expression.In;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.Expression.Name;
import dev.workfloo.rule.expression.Expression.Path;
import dev.workfloo.rule.expression.Expression.Quantified;
import dev.workfloo.rule.expression.Expression.Quantifier;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes any tree that the parser can give, whether it makes sense or not. */
final class GrammarSampler {

    static final List<String> NAMES =
            List.of("a", "b", "_c1", "date", "time", "string", "count", "item", "Und", "e5", "index", "length");
    private static final List<String> MEMBERS = List.of("a", "year", "in", "null", "not", "e1", "x_2");
    private static final List<String> KEYS = List.of("a", "in", "a b", "", "\"", "é", "1a", "\n\u0001");

    private final Random random;
    private final LiteralSampler literals;
    private boolean inTest;

    GrammarSampler(Random random) {
        this.random = random;
        this.literals = new LiteralSampler(random);
    }

    Expression expression(int depth) {
        if (depth <= 0 || random.nextInt(6) == 0) return leaf();
        return switch (random.nextInt(15)) {
            case 0 -> new Path(expression(depth - 1), pick(MEMBERS));
            case 1 -> new Expression.Negation(expression(depth - 1));
            case 2, 3 ->
                new Arithmetic(pick(ArithmeticOperator.values()), expression(depth - 1), expression(depth - 1));
            case 4 -> new Comparison(pick(ComparisonOperator.values()), expression(depth - 1), expression(depth - 1));
            case 5 -> new Between(expression(depth - 1), expression(depth - 1), expression(depth - 1));
            case 6 -> new In(expression(depth - 1), innerTests(depth - 1));
            case 7 -> new Expression.And(expression(depth - 1), expression(depth - 1));
            case 8 -> new Expression.Or(expression(depth - 1), expression(depth - 1));
            case 9 -> new Expression.If(expression(depth - 1), expression(depth - 1), expression(depth - 1));
            case 10 -> quantified(depth - 1);
            case 11 -> new Filter(expression(depth - 1), expression(depth - 1));
            case 12 -> new Expression.Sequence(some(0, 3, i -> expression(depth - 1)));
            case 13 -> context(depth - 1);
            default -> call(depth - 1);
        };
    }

    private Expression leaf() {
        if (inTest && random.nextInt(3) == 0) return new Expression.Input();
        return random.nextBoolean() ? new Name(pick(NAMES)) : new Literal(literals.any());
    }

    private Expression quantified(int depth) {
        return new Quantified(pick(Quantifier.values()), pick(NAMES), expression(depth), expression(depth));
    }

    private Expression context(int depth) {
        Map<String, Expression> members = new LinkedHashMap<>();
        for (String key : some(0, 3, i -> pick(KEYS))) members.put(key, expression(depth));
        return new Expression.Context(members);
    }

    private Expression call(int depth) {
        Builtin function = pick(Builtin.values());
        int count = IntStream.range(0, 5)
                .map(i -> random.nextInt(5))
                .filter(function::takes)
                .findFirst()
                .orElseGet(() -> IntStream.range(0, 5)
                        .filter(function::takes)
                        .findFirst()
                        .orElseThrow());
        List<Expression> arguments = some(count, count, i -> expression(depth));
        boolean isRead = count == 1
                && List.of(Builtin.DATE, Builtin.DATE_AND_TIME, Builtin.DURATION)
                        .contains(function)
                && arguments.get(0) instanceof Literal literal
                && literal.value() instanceof Value.Text;
        return isRead ? arguments.get(0) : new Expression.Call(function, arguments);
    }

    private List<UnaryTest> innerTests(int depth) {
        boolean before = inTest;
        inTest = true;
        List<UnaryTest> tests = some(1, 3, i -> test(depth));
        inTest = before;
        return tests;
    }

    UnaryTests unaryTests(int depth) {
        if (random.nextInt(20) == 0) return UnaryTests.ANY;
        return new UnaryTests(innerTests(depth), random.nextInt(3) == 0);
    }

    private UnaryTest test(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> new UnaryTest.Compares(pick(ComparisonOperator.values()), expression(depth));
            case 1 ->
                new UnaryTest.Within(random.nextBoolean(), expression(depth), expression(depth), random.nextBoolean());
            default -> {
                Expression expression = expression(depth);
                yield speaksOfInput(expression) ? new UnaryTest.Holds(expression) : new UnaryTest.Equal(expression);
            }
        };
    }

    /** Inputs of an inner test are none of the outer one. */
    private static boolean speaksOfInput(Expression expression) {
        boolean[] found = new boolean[1];
        new Traversal() {
            @Override
            public Void input(Expression.Input input) {
                found[0] = true;
                return all();
            }

            @Override
            public Void in(In in) {
                return all(in.value());
            }
        }.visit(expression);
        return found[0];
    }

    private <T> List<T> some(int fewest, int most, IntFunction<T> make) {
        return IntStream.range(0, fewest + random.nextInt(most - fewest + 1))
                .mapToObj(make)
                .toList();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
