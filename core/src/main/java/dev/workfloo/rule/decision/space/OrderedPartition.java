package dev.workfloo.rule.decision.space;

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
 * Ordered values: every breakpoint is a segment, and so is the open interval between two neighbours. An interval without any
 * value, such as that between two consecutive integers, is no segment.
 */
final class OrderedPartition implements Partition {

    private final NumberLine line;
    private final List<BigDecimal> breakpoints;

    /** By segment, an example and its interval: interval 2i is what lies before breakpoint i, 2i + 1 is the breakpoint itself. */
    private final List<BigDecimal> examples = new ArrayList<>();

    private final List<Integer> intervals = new ArrayList<>();

    /** How many segments come before an interval. */
    private final int[] segmentsBefore;

    OrderedPartition(NumberLine line, Collection<Value> mentioned) {
        this.line = line;
        TreeSet<BigDecimal> sorted = new TreeSet<>();
        mentioned.forEach(value -> line.number().apply(value).ifPresent(sorted::add));
        breakpoints = List.copyOf(sorted);
        segmentsBefore = new int[2 * breakpoints.size() + 2];
        for (int interval = 0; interval <= 2 * breakpoints.size(); interval++) {
            Optional<BigDecimal> example = inside(interval);
            example.ifPresent(examples::add);
            if (example.isPresent()) intervals.add(interval);
            segmentsBefore[interval + 1] = examples.size();
        }
    }

    private Optional<BigDecimal> inside(int interval) {
        if (interval % 2 == 1) return Optional.of(breakpoints.get(interval / 2)).filter(line::has);
        return line.between(below(interval), above(interval));
    }

    private Optional<BigDecimal> below(int interval) {
        return interval == 0 ? Optional.empty() : Optional.of(breakpoints.get((interval - 1) / 2));
    }

    private Optional<BigDecimal> above(int interval) {
        return interval == 2 * breakpoints.size() ? Optional.empty() : Optional.of(breakpoints.get(interval / 2));
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Value example(int segment) {
        return line.value().apply(examples.get(segment));
    }

    @Override
    public boolean isSingle(int segment) {
        int interval = intervals.get(segment);
        return interval % 2 == 1 || line.isAlone(examples.get(segment), below(interval), above(interval));
    }

    @Override
    public List<Zone> zones(UnaryTest test, List<Value> mentioned) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        mentioned.forEach(value -> line.number().apply(value).ifPresent(ends::add));
        List<Zone> zones = new ArrayList<>();
        int from = 0;
        for (BigDecimal end : ends) {
            int point = 2 * Collections.binarySearch(breakpoints, end) + 1;
            addZone(from, point, zones);
            addZone(point, point + 1, zones);
            from = point + 1;
        }
        addZone(from, 2 * breakpoints.size() + 1, zones);
        return zones;
    }

    private void addZone(int from, int end, List<Zone> zones) {
        Segments segments = Segments.range(segmentsBefore[from], segmentsBefore[end]);
        if (!segments.isEmpty()) zones.add(new Zone(segments, true));
    }

    @Override
    public Passing passing(Segments segments) {
        List<UnaryTest> tests = new ArrayList<>();
        for (int range = 0; range < segments.ranges(); range++)
            tests.add(test(segments.from(range), segments.end(range) - 1));
        return new Passing(tests, false);
    }

    private UnaryTest test(int first, int last) {
        if (first == last && isSingle(first)) return new UnaryTest.Equal(literal(examples.get(first)));
        int low = intervals.get(first);
        int high = intervals.get(last);
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
        return new Expression.Literal(line.value().apply(number));
    }
}
