package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Values that come one after the other, in steps. */
final class OrderedValues implements FactValues {

    private static final int MOST_TRIED = 16;
    private static final long RANKS_OF_A_STEP = 1_024;

    private final Scale scale;
    private final StepRange range;
    private final List<BigInteger> marks;

    private OrderedValues(Scale scale, StepRange range, List<BigInteger> marks) {
        this.scale = scale;
        this.range = range;
        this.marks = marks;
    }

    static OrderedValues of(Scale scale, Type type, Collection<Value> compared) {
        TreeSet<BigInteger> marks = new TreeSet<>();
        for (Value value : compared) {
            scale.below(value).ifPresent(marks::add);
            scale.above(value).ifPresent(marks::add);
        }
        StepRange range = StepRange.of(scale, type, marks);
        if (type instanceof Type.Num num) {
            num.least().flatMap(it -> scale.above(new Value.Num(it))).ifPresent(marks::add);
            num.most().flatMap(it -> scale.below(new Value.Num(it))).ifPresent(marks::add);
        }
        marks.removeIf(mark -> !range.holds(mark));
        if (marks.isEmpty()) marks.add(range.simplest());
        return new OrderedValues(scale, range, List.copyOf(marks));
    }

    @Override
    public Value any(Random random) {
        BigInteger mark = marks.get(random.nextInt(marks.size()));
        return switch (random.nextInt(4)) {
            case 0 -> value(range.any(random));
            case 1 -> value(range.between(mark, next(mark), random));
            default -> value(beside(mark, random));
        };
    }

    private BigInteger next(BigInteger mark) {
        int place = Collections.binarySearch(marks, mark) + 1;
        return place < marks.size() ? marks.get(place) : range.most();
    }

    private static BigInteger beside(BigInteger step, Random random) {
        return step.add(BigInteger.valueOf(random.nextInt(3) - 1L));
    }

    @Override
    public Value near(Value mark, Random random) {
        return scale.below(mark).map(step -> value(beside(step, random))).orElseGet(() -> any(random));
    }

    /** Where the type ends, its end. */
    private Value value(BigInteger step) {
        return scale.value().apply(range.cut(step));
    }

    private BigInteger step(Value value) {
        return scale.below(value).orElseThrow(() -> new IllegalArgumentException("of another type: " + value.noun()));
    }

    @Override
    public List<Value> beside(Value value) {
        List<Value> beside = new ArrayList<>();
        if (scale.below(value).isEmpty()) return beside;
        for (BigInteger by : List.of(BigInteger.ONE, BigInteger.ONE.negate())) {
            BigInteger next = step(value).add(by);
            if (range.holds(next)) beside.add(value(next));
        }
        return beside;
    }

    @Override
    public Optional<Value> between(Value one, Value other) {
        if (scale.below(one).isEmpty() || scale.below(other).isEmpty()) return Optional.empty();
        BigInteger sum = step(one).add(step(other));
        BigInteger middle = sum.shiftRight(1);
        boolean isBetween = !middle.equals(step(one)) && !middle.equals(step(other));
        return isBetween ? Optional.of(value(middle)) : Optional.empty();
    }

    @Override
    public long rank(Value value) {
        BigInteger step = step(value);
        int place = nearest(step);
        BigInteger way = step.subtract(marks.get(place)).abs().multiply(BigInteger.valueOf(RANKS_OF_A_STEP));
        return bounded(way.add(BigInteger.valueOf(Math.min(place, RANKS_OF_A_STEP - 1))));
    }

    private static long bounded(BigInteger number) {
        return number.bitLength() < Long.SIZE - 2 ? number.longValueExact() : Long.MAX_VALUE / 4;
    }

    @Override
    public long steps(Value one, Value other) {
        return bounded(step(one).subtract(step(other)).abs());
    }

    private int nearest(BigInteger step) {
        int place = Collections.binarySearch(marks, step);
        if (place >= 0) return place;
        int above = -place - 1;
        if (above == 0) return 0;
        if (above == marks.size()) return above - 1;
        BigInteger down = step.subtract(marks.get(above - 1));
        return down.compareTo(marks.get(above).subtract(step)) <= 0 ? above - 1 : above;
    }

    /** Marks first, then what is a step beside one, then ever less of the way to the nearest. */
    @Override
    public List<Value> simpler(Value value) {
        BigInteger step = step(value);
        BigInteger nearest = marks.get(nearest(step));
        Set<BigInteger> steps = new LinkedHashSet<>(marks.subList(0, Math.min(MOST_TRIED, marks.size())));
        steps.add(nearest);
        for (BigInteger mark : List.copyOf(steps)) {
            steps.add(mark.subtract(BigInteger.ONE));
            steps.add(mark.add(BigInteger.ONE));
        }
        BigInteger way = nearest.subtract(step);
        for (BigInteger left = halved(way); left.signum() != 0; left = halved(left)) steps.add(nearest.subtract(left));
        steps.add(step.add(BigInteger.valueOf(way.signum())));
        long rank = rank(value);
        return steps.stream()
                .filter(range::holds)
                .map(this::value)
                .filter(it -> rank(it) < rank)
                .toList();
    }

    /** The half of it, rounded to zero. */
    private static BigInteger halved(BigInteger way) {
        return way.divide(BigInteger.TWO);
    }

    @Override
    public boolean isLess(Value one, Value other) {
        Optional<BigDecimal> first = scale.number().apply(one);
        Optional<BigDecimal> second = scale.number().apply(other);
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) < 0;
    }
}
