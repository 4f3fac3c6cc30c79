package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Draws tables whose inputs have few values. */
final class TableSampler {

    /**
     * A kind of column.
     *
     * @param values all values of the type, or some of each sort that the constants tell apart
     * @param constants what cells compare with
     * @param ordered whether they compare by more than equality
     */
    private record Kind(Type type, List<Value> values, List<Value> constants, boolean ordered) {

        Kind orNull() {
            List<Value> withNull = new ArrayList<>(values);
            withNull.add(Value.NULL);
            return new Kind(type.orNull(), withNull, constants, ordered);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(integer(0, 4), values(0, 4, Value::of), plus(values(-1, 5, Value::of), "1.5"), true),
            new Kind(Type.INTEGER, values(-1, 5, Value::of), values(0, 4, Value::of), true),
            new Kind(number(0, 2), values(0, 8, TableSampler::quarter), values(-1, 5, TableSampler::half), true),
            new Kind(Type.NUMBER, values(-2, 10, TableSampler::quarter), values(0, 4, TableSampler::half), true),
            new Kind(Type.BOOLEAN, values(0, 1, TableSampler::truth), values(0, 1, TableSampler::truth), false),
            new Kind(new Type.Text(Set.of("a", "b", "c")), texts("a", "b", "c"), texts("a", "b", "c", "d"), true),
            new Kind(Type.TEXT, texts("a", "b", "c", "?"), texts("a", "b", "c"), false),
            new Kind(Type.DATE, values(0, 6, TableSampler::day), values(1, 5, TableSampler::day), true),
            new Kind(Type.DATE_TIME, values(-1, 9, TableSampler::moment), values(0, 4, TableSampler::hour), true),
            new Kind(Type.DAYS, values(-1, 9, TableSampler::halfHours), values(0, 4, TableSampler::hours), true),
            new Kind(Type.MONTHS, values(0, 6, Value.Months::new), values(1, 5, Value.Months::new), true));

    private static final Kind LISTS = new Kind(
            new Type.Sequence(Type.TEXT),
            List.of(list(), list("a"), list("a", "b")),
            List.of(list("a"), Value.of("a")),
            false);

    private final Random random;

    TableSampler(Random random) {
        this.random = random;
    }

    private static Type integer(int least, int most) {
        return new Type.Num(true, Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most)));
    }

    private static Type number(int least, int most) {
        return new Type.Num(false, Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most)));
    }

    private static List<Value> values(int from, int to, IntFunction<Value> value) {
        return IntStream.rangeClosed(from, to).mapToObj(value).toList();
    }

    private static List<Value> plus(List<Value> values, String number) {
        List<Value> more = new ArrayList<>(values);
        more.add(Value.of(new BigDecimal(number)));
        return more;
    }

    private static Value quarter(int quarters) {
        return Value.of(quarters / 4.0);
    }

    private static Value half(int halves) {
        return Value.of(halves / 2.0);
    }

    private static Value truth(int truth) {
        return Value.of(truth == 1);
    }

    private static List<Value> texts(String... texts) {
        return List.of(texts).stream().map(Value::of).toList();
    }

    private static Value list(String... texts) {
        return new Value.Sequence(texts(texts));
    }

    private static Value day(int day) {
        return Value.of(LocalDate.of(2026, 2, 26).plusDays(day));
    }

    private static Value hour(int hour) {
        return moment(2 * hour);
    }

    /** The offsets differ, as do the answers when they count for more than the instant. */
    private static Value moment(int halfHours) {
        ZonedDateTime moment = ZonedDateTime.parse("2026-03-01T12:00:00Z").plusMinutes(30L * halfHours);
        return Value.of(halfHours % 4 == 0 ? moment.withZoneSameInstant(java.time.ZoneOffset.ofHours(-6)) : moment);
    }

    private static Value hours(int hours) {
        return Value.of(Duration.ofHours(hours));
    }

    private static Value halfHours(int halfHours) {
        return Value.of(Duration.ofMinutes(30L * halfHours));
    }

    /** Tables with constant cells. */
    static Arbitrary<SmallTable> constantTables() {
        return Arbitraries.randomValue(random -> new TableSampler(random).table(false));
    }

    /** Tables in which some cells compare with names or hold conditions, and some columns are lists. */
    static Arbitrary<SmallTable> tables() {
        return Arbitraries.randomValue(random -> new TableSampler(random).table(true));
    }

    private SmallTable table(boolean open) {
        int columns = 1 + random.nextInt(3);
        List<Kind> kinds = new ArrayList<>();
        List<Expression> inputs = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            boolean again = column > 0 && random.nextInt(8) == 0;
            kinds.add(again ? kinds.get(column - 1) : kind(open));
            inputs.add(again ? inputs.get(column - 1) : SmallTable.input(column));
        }
        List<Rule> rules = new ArrayList<>();
        for (int count = random.nextInt(9); count > 0; count--) rules.add(rule(kinds, open));
        DecisionTable table = new DecisionTable(
                inputs,
                rules,
                new Selection(
                        oneOf(List.of(HitPolicy.values())),
                        Aggregate.LIST,
                        oneOf(List.of(List.of(), List.of("yes"), List.of("no", "yes")))),
                random.nextInt(4) == 0 ? Optional.of(conclusion()) : Optional.empty());
        List<List<Value>> values = kinds.stream().map(Kind::values).toList();
        return new SmallTable(table, kinds.stream().map(Kind::type).toList(), values, environment(values));
    }

    private Kind kind(boolean open) {
        Kind kind = open && random.nextInt(8) == 0 ? LISTS : oneOf(KINDS);
        return random.nextInt(3) == 0 ? kind.orNull() : kind;
    }

    private Rule rule(List<Kind> kinds, boolean open) {
        return new Rule(kinds.stream().map(kind -> cell(kind, open)).toList(), conclusion());
    }

    private Conclusion conclusion() {
        Map<String, Expression> outputs = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) outputs.put("limit", new Expression.Literal(Value.of(random.nextInt(2))));
        return new Conclusion(
                Optional.of(oneOf(List.of("yes", "no", "maybe"))),
                Optional.of("rule " + random.nextInt()),
                random.nextInt(5) == 0 ? List.of("label") : List.of(),
                outputs);
    }

    private UnaryTests cell(Kind kind, boolean open) {
        if (random.nextInt(3) == 0) return UnaryTests.ANY;
        List<UnaryTest> tests = new ArrayList<>();
        for (int count = random.nextInt(5) == 0 ? 3 : 1; count > 0; count--) tests.add(test(kind, open));
        return new UnaryTests(tests, random.nextInt(5) == 0);
    }

    private UnaryTest test(Kind kind, boolean open) {
        if (open && random.nextInt(3) == 0) return openTest(kind);
        if (random.nextInt(8) == 0) return new UnaryTest.Equal(literal(Value.NULL));
        if (random.nextInt(8) == 0) return new UnaryTest.Compares(ComparisonOperator.NOT_EQUAL, literal(Value.NULL));
        if (kind.ordered() && random.nextInt(3) == 0) {
            return new UnaryTest.Within(random.nextBoolean(), constant(kind), constant(kind), random.nextBoolean());
        }
        if (kind.ordered() && random.nextInt(2) == 0) {
            return new UnaryTest.Compares(oneOf(List.of(ComparisonOperator.values())), constant(kind));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new UnaryTest.Compares(ComparisonOperator.NOT_EQUAL, constant(kind));
            case 1 -> new UnaryTest.Equal(literal(new Value.Sequence(List.of(value(kind), value(kind)))));
            case 2 -> new UnaryTest.Equal(new Expression.Sequence(List.of(constant(kind), constant(kind))));
            default -> new UnaryTest.Equal(constant(kind));
        };
    }

    private UnaryTest openTest(Kind kind) {
        Expression to = new Expression.Name("x" + random.nextInt(3));
        ComparisonOperator operator = oneOf(List.of(ComparisonOperator.values()));
        return random.nextBoolean()
                ? new UnaryTest.Compares(operator, to)
                : new UnaryTest.Holds(new Expression.Comparison(
                        operator, new Expression.Input(), random.nextBoolean() ? to : constant(kind)));
    }

    /** What the names of open tests stand for: values that the columns can have. */
    EvaluationContext environment(List<List<Value>> values) {
        Map<String, Value> names = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) names.put("x" + i, oneOf(oneOf(values)));
        return new EvaluationContext(new Value.Context(names), SmallTable.EMPTY.now());
    }

    private Expression constant(Kind kind) {
        return literal(value(kind));
    }

    private Value value(Kind kind) {
        return oneOf(kind.constants());
    }

    private static Expression literal(Value value) {
        return new Expression.Literal(value);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
