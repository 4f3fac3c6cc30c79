package dev.workfloo.rule.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Counterfactual.Reach;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CounterfactualsProperties {

    private static final int COLUMNS = 2;
    private static final BigDecimal LEAST = BigDecimal.valueOf(-3);
    private static final BigDecimal MOST = BigDecimal.valueOf(7);

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void findsTheNearestInteger(@ForAll("tables") CompiledTable table, @ForAll("whole") List<Value> inputs) {
        Type type = new Type.Num(true, Optional.of(LEAST), Optional.of(MOST));

        for (int column = 0; column < COLUMNS; column++) {
            agreesWithBruteForce(table, inputs, column, type, LEAST.intValue(), MOST.intValue(), Value::of);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void findsTheNearestDay(@ForAll("tables") CompiledTable table, @ForAll("days") List<Value> inputs) {
        for (int column = 0; column < COLUMNS; column++) {
            agreesWithBruteForce(table, inputs, column, Type.DATE, -10, 20, CounterfactualsProperties::day);
        }
    }

    private static Value day(int day) {
        return Value.of(LocalDate.of(2026, 1, 1).plusDays(day));
    }

    private static void agreesWithBruteForce(
            CompiledTable table, List<Value> inputs, int column, Type type, int from, int to, IntFunction<Value> line) {
        int here = IntStream.rangeClosed(from, to)
                .filter(i -> line.apply(i).equals(inputs.get(column)))
                .findFirst()
                .orElseThrow();
        Optional<Integer> nearest = IntStream.rangeClosed(from, to)
                .filter(i -> leadsElsewhere(table, inputs, column, line.apply(i)))
                .mapToObj(i -> Math.abs(i - here))
                .min(Integer::compare);

        Optional<Counterfactual> found = found(table, inputs, column, type);

        assertEquals(
                nearest.map(it -> BigDecimal.valueOf(it).stripTrailingZeros()),
                found.flatMap(it -> it.target().distance()));
        found.ifPresent(it -> {
            assertEquals(Reach.AT, it.target().reach());
            assertEquals(inputs.get(column), it.from());
            assertEquals(
                    Optional.of(it.exit()),
                    exit(table, inputs, column, it.target().value()));
            assertNotEquals(
                    exit(table, inputs, column, it.from()),
                    exit(table, inputs, column, it.target().value()));
        });
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void findsTheNearestDecimal(@ForAll("tables") CompiledTable table, @ForAll("halves") List<Value> inputs) {
        for (int column = 0; column < COLUMNS; column++) {
            Optional<Counterfactual> found = found(table, inputs, column, Type.NUMBER);

            for (int tenths = -40; tenths <= 140; tenths++) {
                BigDecimal to = BigDecimal.valueOf(tenths, 1);
                if (!leadsElsewhere(table, inputs, column, Value.of(to))) continue;
                BigDecimal distance = to.subtract(number(inputs.get(column))).abs();
                assertTrue(found.flatMap(it -> it.target().distance())
                                .orElseThrow()
                                .compareTo(distance)
                        <= 0);
            }
            if (found.isPresent()) {
                Counterfactual change = found.get();
                assertEquals(Optional.of(change.exit()), exit(table, inputs, column, reached(change)));
                assertNotEquals(
                        exit(table, inputs, column, inputs.get(column)), exit(table, inputs, column, reached(change)));
            }
        }
    }

    private static Value reached(Counterfactual change) {
        BigDecimal little = new BigDecimal("1E-450");
        return switch (change.target().reach()) {
            case AT -> change.target().value();
            case ABOVE -> Value.of(number(change.target().value()).add(little));
            case BELOW -> Value.of(number(change.target().value()).subtract(little));
        };
    }

    private static BigDecimal number(Value value) {
        return ((Value.Num) value).number();
    }

    private static Optional<Counterfactual> found(CompiledTable table, List<Value> inputs, int column, Type type) {
        return Counterfactuals.of(table, Collections.nCopies(COLUMNS, type), environment(inputs)).stream()
                .filter(it -> it.column() == column)
                .findFirst();
    }

    private static boolean leadsElsewhere(CompiledTable table, List<Value> inputs, int column, Value to) {
        Optional<String> there = exit(table, inputs, column, to);
        return there.isPresent() && !there.equals(exit(table, inputs, column, inputs.get(column)));
    }

    /** Where the table leads when the column has this value; what the cells read besides stays as it is. */
    private static Optional<String> exit(CompiledTable table, List<Value> inputs, int column, Value value) {
        Value[] values = inputs.toArray(Value[]::new);
        values[column] = value;
        return table.decideOn(values, environment(inputs))
                .outcome()
                .toJavaOptional()
                .flatMap(Decision::exit);
    }

    private static EvaluationContext environment(List<Value> inputs) {
        return TableSamples.environment(inputs);
    }

    @Provide
    Arbitrary<CompiledTable> tables() {
        return TableSamples.choosing(COLUMNS).map(CompiledTable::of);
    }

    @Provide
    Arbitrary<List<Value>> whole() {
        return values(Arbitraries.integers()
                .between(LEAST.intValue(), MOST.intValue())
                .map(Value::of));
    }

    @Provide
    Arbitrary<List<Value>> halves() {
        return values(Arbitraries.integers().between(-5, 25).map(it -> Value.of(BigDecimal.valueOf(it * 5L, 1))));
    }

    @Provide
    Arbitrary<List<Value>> days() {
        return values(Arbitraries.integers().between(-3, 8).map(CounterfactualsProperties::day));
    }

    private static Arbitrary<List<Value>> values(Arbitrary<Value> values) {
        return values.list().ofSize(COLUMNS);
    }
}
