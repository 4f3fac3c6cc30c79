package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Ordered values: every mentioned one is a slot, and so is what lies between two neighbours. What has no value, such as what
 * lies between two consecutive integers, is no slot.
 */
final class OrderedPartition implements Partition {

    private final Measure measure;
    private final List<BigDecimal> points;

    /** By slot its example and its segment: 2i is what lies before point i, 2i + 1 is the point. */
    private final List<BigDecimal> examples = new ArrayList<>();

    private final List<Integer> segments = new ArrayList<>();

    /** How many slots come before a segment. */
    private final int[] slotsBefore;

    OrderedPartition(Measure measure, Collection<Value> mentioned) {
        this.measure = measure;
        TreeSet<BigDecimal> sorted = new TreeSet<>();
        mentioned.forEach(value -> measure.number().apply(value).ifPresent(sorted::add));
        points = List.copyOf(sorted);
        slotsBefore = new int[2 * points.size() + 2];
        for (int segment = 0; segment <= 2 * points.size(); segment++) {
            Optional<BigDecimal> example = inside(segment);
            example.ifPresent(examples::add);
            if (example.isPresent()) segments.add(segment);
            slotsBefore[segment + 1] = examples.size();
        }
    }

    private Optional<BigDecimal> inside(int segment) {
        if (segment % 2 == 1) return Optional.of(points.get(segment / 2)).filter(measure::has);
        return measure.between(below(segment), above(segment));
    }

    private Optional<BigDecimal> below(int segment) {
        return segment == 0 ? Optional.empty() : Optional.of(points.get((segment - 1) / 2));
    }

    private Optional<BigDecimal> above(int segment) {
        return segment == 2 * points.size() ? Optional.empty() : Optional.of(points.get(segment / 2));
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Value example(int slot) {
        return measure.value().apply(examples.get(slot));
    }

    @Override
    public boolean isSingle(int slot) {
        int segment = segments.get(slot);
        return segment % 2 == 1 || measure.isAlone(examples.get(slot), below(segment), above(segment));
    }

    @Override
    public List<Zone> zones(UnaryTest test, List<Value> mentioned) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        mentioned.forEach(value -> measure.number().apply(value).ifPresent(ends::add));
        List<Zone> zones = new ArrayList<>();
        int from = 0;
        for (BigDecimal end : ends) {
            int point = 2 * Collections.binarySearch(points, end) + 1;
            addZone(from, point, zones);
            addZone(point, point + 1, zones);
            from = point + 1;
        }
        addZone(from, 2 * points.size() + 1, zones);
        return zones;
    }

    private void addZone(int from, int end, List<Zone> zones) {
        Slots slots = Slots.range(slotsBefore[from], slotsBefore[end]);
        if (!slots.isEmpty()) zones.add(new Zone(slots, true));
    }

    @Override
    public Passing passing(Slots slots) {
        List<UnaryTest> tests = new ArrayList<>();
        for (int range = 0; range < slots.ranges(); range++) tests.add(test(slots.from(range), slots.end(range) - 1));
        return new Passing(tests, false);
    }

    private UnaryTest test(int first, int last) {
        if (first == last && isSingle(first)) return new UnaryTest.Equal(literal(examples.get(first)));
        int low = segments.get(first);
        int high = segments.get(last);
        boolean lowBelongs = low % 2 == 1;
        boolean highBelongs = high % 2 == 1;
        Optional<Expression> from = first == 0 ? Optional.empty() : below(low).map(this::literal);
        Optional<Expression> to =
                last == size() - 1 ? Optional.empty() : above(high).map(this::literal);
        if (from.isPresent() && to.isPresent()) {
            return new UnaryTest.Within(lowBelongs, from.get(), to.get(), highBelongs);
        }
        if (from.isPresent()) {
            return new UnaryTest.Compares(
                    lowBelongs ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER, from.get());
        }
        return to.<UnaryTest>map(end ->
                        new UnaryTest.Compares(highBelongs ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS, end))
                .orElse(new UnaryTest.Compares(ComparisonOperator.NOT_EQUAL, new Expression.Literal(Value.NULL)));
    }

    private Expression literal(BigDecimal number) {
        return new Expression.Literal(measure.value().apply(number));
    }
}
