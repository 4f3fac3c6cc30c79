package dev.workfloo.rule.expression.check;

import static dev.workfloo.rule.expression.check.ExpressionSampler.call;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws expressions that look like conditions, guards above all. */
final class ConditionSampler {

    private static final Expression NULL = new Expression.Literal(Value.NULL);

    private final ExpressionSampler sampler;
    private final Random random;

    ConditionSampler(ExpressionSampler sampler, Random random) {
        this.sampler = sampler;
        this.random = random;
    }

    Expression condition(int depth) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> guarded(depth);
            case 2, 3 -> comparison(depth);
            case 4 -> new Expression.And(sub(depth), sub(depth));
            case 5 -> new Expression.Or(sub(depth), sub(depth));
            case 6 -> call(Builtin.NOT, sub(depth));
            case 7 -> in(depth);
            default -> ofLists(depth);
        };
    }

    private Expression sub(int depth) {
        return sampler.of(Type.BOOLEAN, depth);
    }

    /** A condition that reads something where another one has shown that it is there, or is not 0. */
    private Expression guarded(int depth) {
        Type kind = sampler.one(ExpressionSampler.ORDERED);
        Expression guarded = random.nextBoolean() ? sampler.leaf(kind) : sampler.of(kind, depth);
        Expression used = kind instanceof Type.Num && random.nextBoolean()
                ? new Expression.Arithmetic(ArithmeticOperator.DIVIDE, sampler.of(kind, depth - 1), guarded)
                : guarded;
        Expression use = new Expression.Comparison(operator(), used, sampler.of(kind, depth - 1));
        Expression to = kind instanceof Type.Num && random.nextBoolean()
                ? new Expression.Literal(Value.of(random.nextInt(3) - 1))
                : NULL;
        return switch (random.nextInt(5)) {
            case 0 -> new Expression.Or(new Expression.Comparison(operator(), guarded, to), use);
            case 1 -> new Expression.If(new Expression.Comparison(operator(), guarded, to), use, sub(depth - 1));
            case 2 -> new Expression.If(new Expression.Comparison(operator(), to, guarded), sub(depth - 1), use);
            case 3 -> new Expression.And(test(guarded, kind, depth), use);
            default -> new Expression.And(new Expression.Comparison(ComparisonOperator.NOT_EQUAL, guarded, to), use);
        };
    }

    private ComparisonOperator operator() {
        return sampler.one(List.of(ComparisonOperator.values()));
    }

    private Expression comparison(int depth) {
        if (random.nextInt(4) == 0) {
            Type kind = sampler.kind();
            ComparisonOperator equal = sampler.one(List.of(ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL));
            Expression to = random.nextInt(3) == 0 ? NULL : sampler.of(kind, depth);
            return new Expression.Comparison(equal, sampler.of(kind, depth), to);
        }
        Type kind = sampler.one(ExpressionSampler.ORDERED);
        if (random.nextInt(4) > 0) {
            return new Expression.Comparison(operator(), sampler.of(kind, depth), sampler.of(kind, depth));
        }
        return new Expression.Between(sampler.of(kind, depth), sampler.of(kind, depth), sampler.of(kind, depth));
    }

    private Expression in(int depth) {
        Type kind = sampler.kind();
        return test(sampler.of(kind, depth), kind, depth);
    }

    private Expression test(Expression value, Type kind, int depth) {
        return new Expression.In(value, tests(kind, depth));
    }

    List<UnaryTest> tests(Type kind, int depth) {
        List<UnaryTest> tests = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) tests.add(test(kind, depth - 1));
        return tests;
    }

    private UnaryTest test(Type kind, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> new UnaryTest.Compares(operator(), sampler.of(kind, depth));
            case 1 ->
                new UnaryTest.Within(
                        random.nextBoolean(), sampler.of(kind, depth), sampler.of(kind, depth), random.nextBoolean());
            case 2 -> new UnaryTest.Equal(random.nextInt(3) == 0 ? NULL : sampler.of(kind, depth));
            case 3 -> new UnaryTest.Equal(sampler.of(new Type.Sequence(kind), depth));
            case 4 ->
                new UnaryTest.Holds(new Expression.Comparison(
                        operator(), new Expression.Input(), random.nextInt(3) == 0 ? NULL : sampler.of(kind, depth)));
            default -> new UnaryTest.Equal(sampler.leaf(kind));
        };
    }

    private Expression ofLists(int depth) {
        Type kind = sampler.one(ExpressionSampler.ORDERED);
        Type texts = new Type.Sequence(Type.BOOLEAN);
        Type list = new Type.Sequence(kind);
        Builtin ofTexts = sampler.one(List.of(Builtin.CONTAINS, Builtin.STARTS_WITH, Builtin.ENDS_WITH));
        return sampler.drawn(List.of(
                () -> call(Builtin.LIST_CONTAINS, sampler.of(list, depth), sampler.of(kind, depth)),
                () -> call(sampler.one(List.of(Builtin.ALL, Builtin.ANY)), sampler.of(texts, depth)),
                () -> call(sampler.one(List.of(Builtin.ALL, Builtin.ANY)), sub(depth), sub(depth)),
                () -> call(ofTexts, sampler.of(Type.TEXT, depth), sampler.of(Type.TEXT, depth)),
                () -> call(sampler.one(List.of(Builtin.ODD, Builtin.EVEN)), sampler.whole(depth)),
                () -> sampler.quantified(sampler.of(list, depth), kind, depth),
                () -> sampler.quantified(sampler.filteredLoans(depth), Type.BOOLEAN, depth)));
    }
}
