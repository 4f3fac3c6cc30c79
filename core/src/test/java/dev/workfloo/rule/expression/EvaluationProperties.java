package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Parser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Evaluation is total: any tree over any values comes to a value, and does no more than it may. */
class EvaluationProperties {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    /** Values that a careless host may hand over. */
    private static final List<Value> HOSTILE = List.of(
            Value.NULL,
            Value.of(new BigDecimal("1E+2000000000")),
            Value.of(new BigDecimal("-1E-2000000000")),
            Value.of(new BigDecimal("9.999999999999999999999999999999999E+6144")),
            Value.of(new BigDecimal("9".repeat(5_000))),
            Value.of(0),
            Value.of(-1),
            Value.of(2_000_000_000),
            Value.of("a".repeat(100_000)),
            Value.of("\ud83d"),
            Value.of("2026-02-30"),
            Value.of(LocalDate.MIN),
            Value.of(LocalDate.MAX),
            Value.of(ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN)),
            Value.of(ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.MAX)),
            Value.of(Duration.ofSeconds(Long.MIN_VALUE)),
            Value.of(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
            new Value.Months(Long.MIN_VALUE),
            new Value.Months(Long.MAX_VALUE),
            Value.of(true),
            new Value.Sequence(Collections.nCopies(5_000, Value.of(1))),
            deep(2_000));

    private static Value deep(int depth) {
        Value value = Value.of(1);
        for (int i = 0; i < depth; i++) value = new Value.Sequence(List.of(value));
        return value;
    }

    private static EvaluationContext hostile(Random random) {
        Map<String, Value> names = new HashMap<>();
        for (String name : GrammarSampler.NAMES) {
            Value value = HOSTILE.get(random.nextInt(HOSTILE.size()));
            names.put(name, random.nextInt(3) == 0 ? new Value.Context(Map.of("a", value, "x_2", value)) : value);
        }
        return new EvaluationContext(new Value.Context(names), NOW);
    }

    private static EvaluationContext none() {
        return new EvaluationContext(Value.Context.EMPTY, NOW);
    }

    @Property(tries = 5_000)
    void anyTreeComesToAValue(@ForAll Random random) {
        Expression tree = new GrammarSampler(random).expression(random.nextInt(6));
        Evaluation evaluation = new Evaluation(hostile(random));

        Value value = evaluation.evaluate(tree);

        assertNotNull(value);
        if (evaluation.failure().isPresent()) assertEquals(Value.NULL, value);
    }

    @Property(tries = 5_000)
    void anyCellJudgesAnyValue(@ForAll Random random) {
        UnaryTests cell = new GrammarSampler(random).unaryTests(random.nextInt(6));
        Evaluation evaluation = new Evaluation(hostile(random));

        Value answer = evaluation.test(cell, HOSTILE.get(random.nextInt(HOSTILE.size())));

        assertTrue(answer instanceof Value.Bool || answer instanceof Value.Null, answer::toString);
    }

    /** Whatever is called, with values of every kind, in every number that it takes. */
    @Property(tries = 5_000)
    void anyFunctionTakesAnyValue(@ForAll Random random, @ForAll Builtin function) {
        List<Expression> arguments = new ArrayList<>();
        while (!function.takes(arguments.size()) || arguments.size() < 4 && random.nextBoolean()) {
            if (arguments.size() >= 3 && function.takes(arguments.size())) break;
            if (arguments.size() > 3) return;
            arguments.add(new Expression.Literal(HOSTILE.get(random.nextInt(HOSTILE.size()))));
        }
        if (!function.takes(arguments.size())) return;

        assertNotNull(new Evaluation(none()).evaluate(new Expression.Call(function, arguments)));
    }

    @Property
    void failsWhenItTakesMoreStepsThanItMay(@ForAll @IntRange(min = 1, max = 300) int steps) {
        String many =
                "some x in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] satisfies some y in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] satisfies x + y > 30";
        Expression expression = Parser.expression(many).get();
        Evaluation evaluation = new Evaluation(none(), steps);

        assertEquals(Value.NULL, evaluation.evaluate(expression));
        assertTrue(evaluation.failure().isPresent());
        assertEquals(Value.NULL, evaluation.evaluate(new Expression.Literal(Value.of(1))));
    }

    @Property
    void betweenIsAtLeastAndAtMost(
            @ForAll("comparable") Value value, @ForAll("comparable") Value low, @ForAll("comparable") Value high) {
        Expression v = new Expression.Literal(value);
        Expression l = new Expression.Literal(low);
        Expression h = new Expression.Literal(high);

        Value between = new Evaluation(none()).evaluate(new Expression.Between(v, l, h));

        Value both = new Evaluation(none())
                .evaluate(new Expression.And(
                        new Expression.Comparison(ComparisonOperator.AT_LEAST, v, l),
                        new Expression.Comparison(ComparisonOperator.AT_MOST, v, h)));
        assertEquals(both, between);
    }

    @Property
    void notOfAndIsOrOfNots(@ForAll("truths") Value one, @ForAll("truths") Value other) {
        assertEquals(Truth.not(Truth.and(one, other)), Truth.or(Truth.not(one), Truth.not(other)));
    }

    @Property
    void daysAreAddedAsJavaAddsThem(
            @ForAll @IntRange(min = -100_000, max = 100_000) int day,
            @ForAll @IntRange(min = -5_000, max = 5_000) int days) {
        LocalDate date = LocalDate.ofEpochDay(day);
        Expression sum = new Expression.Arithmetic(
                ArithmeticOperator.ADD,
                new Expression.Literal(Value.of(date)),
                new Expression.Literal(Value.of(Duration.ofDays(days))));

        assertEquals(Value.of(date.plusDays(days)), new Evaluation(none()).evaluate(sum));
    }

    @Property
    void aFilterKeepsWhatPasses(@ForAll List<@IntRange(min = -5, max = 5) Integer> list) {
        EvaluationContext environment = new EvaluationContext(Value.Context.of(Map.of("list", list)), NOW);
        Expression filter = Parser.expression("list[item > 0 and item != 3]").get();

        Value kept = new Evaluation(environment).evaluate(filter);

        assertEquals(Value.of(list.stream().filter(it -> it > 0 && it != 3).toList()), kept);
    }

    @Provide
    Arbitrary<Value> comparable() {
        return Arbitraries.of(
                Value.NULL,
                Value.of(1),
                Value.of(2),
                Value.of(3),
                Value.of("a"),
                Value.of("b"),
                Value.of(NOW.toLocalDate()));
    }

    @Provide
    Arbitrary<Value> truths() {
        return Arbitraries.of(Value.NULL, Value.of(true), Value.of(false));
    }
}
