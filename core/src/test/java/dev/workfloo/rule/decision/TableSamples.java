package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The arbitraries of tables, and of what they are asked about. The inputs are the names in_0, in_1 and so on. */
final class TableSamples {

    /** A table and an environment that it can be asked in. */
    record Question(DecisionTable table, EvaluationContext environment) {}

    private static final List<String> EXITS = List.of("a", "b", "c");

    private TableSamples() {}

    // Values that meet often, some hard to tell apart

    static Arbitrary<Value> numbers() {
        Arbitrary<BigDecimal> small = Arbitraries.integers().between(-4, 12).map(it -> BigDecimal.valueOf(it * 5L, 1));
        Arbitrary<BigDecimal> close = Arbitraries.of(
                        "0.1", "0.10000000000000000000000000000001", "1E+400", "1E+401", "-1E-400", "9007199254740993")
                .map(BigDecimal::new);
        return Arbitraries.frequencyOf(Tuple.of(9, small), Tuple.of(1, close)).map(Value::of);
    }

    private static Arbitrary<Value> texts() {
        return Arbitraries.of("a", "b", "c", "").map(Value::of);
    }

    private static Arbitrary<Value> others() {
        return Arbitraries.of(
                Value.of(true),
                Value.of(false),
                Value.NULL,
                Value.NULL,
                Value.NULL,
                Value.of(LocalDate.of(2026, 1, 1)),
                Value.of(LocalDate.of(2026, 1, 2)),
                Value.of(LocalDate.of(2026, 1, 4)),
                Value.of(ZonedDateTime.parse("2026-01-01T00:00:00Z")),
                Value.of(ZonedDateTime.parse("2026-01-01T01:00:00+01:00")),
                Value.of(ZonedDateTime.parse("2026-01-01T00:00:00.5Z")),
                Value.of(Duration.ofMillis(1500)),
                Value.of(Duration.ofSeconds(1)),
                new Value.Months(1),
                new Value.Months(14));
    }

    private static Arbitrary<Value> plainValues() {
        return Arbitraries.frequencyOf(Tuple.of(5, numbers()), Tuple.of(2, texts()), Tuple.of(3, others()));
    }

    private static Arbitrary<Value> values() {
        Arbitrary<Value> lists = plainValues().list().ofMaxSize(2).map(Value::of);
        Arbitrary<Value> contexts = plainValues().map(it -> Value.of(Map.of("a", it)));
        return Arbitraries.frequencyOf(Tuple.of(18, plainValues()), Tuple.of(1, lists), Tuple.of(1, contexts));
    }

    // Cells

    /** Cells whose ends are literals or names, of all kinds in one column. */
    static Arbitrary<UnaryTests> cells() {
        Arbitrary<UnaryTests> tested = Combinators.combine(
                        tests().list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(false, false, true))
                .as(UnaryTests::new);
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(UnaryTests.ANY)), Tuple.of(8, tested));
    }

    private static Arbitrary<UnaryTest> tests() {
        Arbitrary<UnaryTest> compares = Combinators.combine(Arbitraries.of(ComparisonOperator.class), ends())
                .as(UnaryTest.Compares::new);
        Arbitrary<UnaryTest> within =
                Combinators.combine(bools(), ends(), ends(), bools()).as(UnaryTest.Within::new);
        Arbitrary<UnaryTest> numeric = Combinators.combine(bools(), numbers(), numbers(), bools())
                .as((low, one, other, high) -> new UnaryTest.Within(low, literal(one), literal(other), high));
        Arbitrary<UnaryTest> equal = ends().map(UnaryTest.Equal::new);
        Arbitrary<UnaryTest> listed =
                ends().list().ofMaxSize(3).map(it -> new UnaryTest.Equal(new Expression.Sequence(it)));
        Arbitrary<UnaryTest> holds = Combinators.combine(Arbitraries.of(ComparisonOperator.class), ends())
                .as((operator, end) ->
                        new UnaryTest.Holds(new Expression.Comparison(operator, new Expression.Input(), end)));
        return Arbitraries.frequencyOf(
                Tuple.of(6, compares),
                Tuple.of(2, within),
                Tuple.of(4, numeric),
                Tuple.of(6, equal),
                Tuple.of(1, listed),
                Tuple.of(1, holds));
    }

    private static Arbitrary<Boolean> bools() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Expression> ends() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, plainValues().map(TableSamples::literal)),
                Tuple.of(1, Arbitraries.of("in_0", "in_1", "missing").map(Expression.Name::new)));
    }

    static Expression literal(Value value) {
        return new Expression.Literal(value);
    }

    // Tables

    private static Arbitrary<Conclusion> conclusions() {
        Arbitrary<Map<String, Expression>> outputs = Arbitraries.maps(
                        Arbitraries.of("limit", "rate"),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.integers().between(0, 3).map(it -> literal(Value.of(it)))),
                                Tuple.of(1, Arbitraries.just(new Expression.Name("in_0")))))
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of(EXITS).optional(0.9),
                        Arbitraries.of("x", "y").optional(0.5),
                        Arbitraries.of("l", "m").list().ofMaxSize(2),
                        outputs)
                .as(Conclusion::new);
    }

    private static Arbitrary<DecisionTable> tables(
            Arbitrary<UnaryTests> cells, int columns, int fewestRules, int mostRules) {
        Arbitrary<Rule> rules =
                Combinators.combine(cells.list().ofSize(columns), conclusions()).as(Rule::new);
        return Combinators.combine(
                        rules.list().ofMinSize(fewestRules).ofMaxSize(mostRules),
                        Arbitraries.of(HitPolicy.class),
                        Arbitraries.of(Aggregate.class),
                        Arbitraries.of(List.of("b", "a"), List.of("c", "b", "a"), List.<String>of()),
                        conclusions().optional(0.5))
                .as((all, policy, aggregate, priority, otherwise) ->
                        new DecisionTable(inputs(columns), all, new Selection(policy, aggregate, priority), otherwise));
    }

    static List<Expression> inputs(int columns) {
        return IntStream.range(0, columns)
                .<Expression>mapToObj(i -> new Expression.Name("in_" + i))
                .toList();
    }

    private static Arbitrary<EvaluationContext> environments(Arbitrary<Value> values, int columns) {
        return values.list().ofSize(columns).map(TableSamples::environment);
    }

    static EvaluationContext environment(List<Value> inputs) {
        Map<String, Value> names = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) names.put("in_" + i, inputs.get(i));
        return Tables.knowing(new Value.Context(names));
    }

    /** Short tables with cells of every sort. */
    static Arbitrary<Question> questions() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(
                        columns -> Combinators.combine(tables(cells(), columns, 0, 12), environments(values(), columns))
                                .as(Question::new));
    }

    /** Short tables that choose an exit. */
    static Arbitrary<DecisionTable> choosing(int columns) {
        return tables(cells(), columns, 0, 8).filter(it -> it.hitPolicy().isSingle());
    }

    /** Long tables, whose columns have more segments than an index has bins. */
    static Arbitrary<Question> longQuestions() {
        Arbitrary<Value> thousand = Arbitraries.integers().between(0, 1_000).map(Value::of);
        Arbitrary<UnaryTests> intervals = Combinators.combine(bools(), thousand, thousand, bools())
                .as((low, one, other, high) -> new UnaryTest.Within(low, literal(one), literal(other), high))
                .map(test -> new UnaryTests(List.of(test), false));
        Arbitrary<UnaryTests> cells = Arbitraries.frequencyOf(Tuple.of(30, intervals), Tuple.of(1, cells()));
        return Combinators.combine(tables(cells, 2, 400, 600), environments(thousand, 2))
                .as(Question::new);
    }

    /** A table in which exactly one rule matches any numbers: they are cut in two, again and again, in random places. */
    static Arbitrary<DecisionTable> partitions() {
        return Arbitraries.randoms()
                .flatMap(random -> Arbitraries.integers().between(0, 15).map(cuts -> Tiling.of(cuts, random)))
                .map(partition -> new DecisionTable(
                        inputs(Tiling.COLUMNS), partition.rules(), Selection.by(HitPolicy.UNIQUE), Optional.empty()));
    }

    static Arbitrary<EvaluationContext> numericEnvironments(int columns) {
        return environments(numbers(), columns);
    }
}
