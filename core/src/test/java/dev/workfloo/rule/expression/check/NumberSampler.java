package dev.workfloo.rule.expression.check;

import static dev.workfloo.rule.expression.check.ExpressionSampler.call;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.List;
import java.util.Random;

/** Draws expressions that look like numbers. */
final class NumberSampler {

    private static final Type NUMBERS = new Type.Sequence(Type.NUMBER);

    private final ExpressionSampler sampler;
    private final Random random;

    NumberSampler(ExpressionSampler sampler, Random random) {
        this.sampler = sampler;
        this.random = random;
    }

    Expression number(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> ofLists(depth);
            case 1 -> ofOthers(depth);
            case 2 -> rounded(depth);
            default ->
                new Expression.Arithmetic(sampler.one(List.of(ArithmeticOperator.values())), sub(depth), sub(depth));
        };
    }

    private Expression sub(int depth) {
        return sampler.of(Type.NUMBER, depth);
    }

    private Expression ofLists(int depth) {
        return sampler.drawn(List.of(
                () -> call(sampler.one(List.of(Builtin.MIN, Builtin.MAX, Builtin.SUM, Builtin.MEAN)), list(depth)),
                () -> call(sampler.one(List.of(Builtin.MIN, Builtin.MAX, Builtin.SUM)), sub(depth), sub(depth)),
                () -> call(Builtin.COUNT, sampler.of(sampler.one(List.of(NUMBERS, sampler.kind())), depth)),
                () -> call(Builtin.COUNT, sampler.filteredLoans(depth)),
                () -> new Expression.Filter(list(depth), sampler.whole(depth)),
                () -> new Expression.Path(
                        new Expression.Filter(sampler.filteredLoans(depth), sampler.whole(depth)), "amount"),
                () -> new Expression.Filter(list(depth), sub(depth))));
    }

    private Expression list(int depth) {
        return sampler.of(NUMBERS, depth);
    }

    private Expression ofOthers(int depth) {
        Builtin ofDate = sampler.one(List.of(Builtin.DAY_OF_YEAR, Builtin.WEEK_OF_YEAR));
        Type duration = sampler.one(List.of(Type.DAYS, Type.MONTHS));
        return sampler.drawn(List.of(
                () -> call(Builtin.STRING_LENGTH, sampler.of(Type.TEXT, depth)),
                () -> call(Builtin.NUMBER, sampler.of(sampler.one(List.of(Type.TEXT, Type.NUMBER)), depth)),
                () -> call(ofDate, sampler.of(sampler.one(List.of(Type.DATE, Type.DATE_TIME)), depth)),
                () -> new Expression.Arithmetic(
                        ArithmeticOperator.DIVIDE, sampler.of(duration, depth), sampler.of(duration, depth)),
                () -> new Expression.Path(
                        sampler.of(Type.DATE, depth), sampler.one(List.of("year", "month", "day", "weekday"))),
                () -> new Expression.Path(sampler.of(Type.DAYS, depth), sampler.one(List.of("days", "seconds"))),
                () -> new Expression.Negation(sub(depth))));
    }

    private Expression rounded(int depth) {
        Builtin rounding = sampler.one(List.of(
                Builtin.DECIMAL,
                Builtin.FLOOR,
                Builtin.CEILING,
                Builtin.ROUND_UP,
                Builtin.ROUND_DOWN,
                Builtin.ROUND_HALF_UP,
                Builtin.ROUND_HALF_DOWN));
        return sampler.drawn(List.of(
                () -> call(rounding, sub(depth), sampler.whole(depth)),
                () -> call(sampler.one(List.of(Builtin.FLOOR, Builtin.CEILING)), sub(depth)),
                () -> call(sampler.one(List.of(Builtin.ABS, Builtin.SQRT)), sub(depth)),
                () -> call(Builtin.SQRT, call(Builtin.ABS, sub(depth))),
                () -> call(Builtin.MODULO, sub(depth), sub(depth))));
    }
}
