package dev.workfloo.rule.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Counterfactual.Reach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The values of an ordered type as numbers: numbers are themselves, dates are days. */
record Ruler(Type.Num numbers, boolean ofDates) {

    private static final Type.Num DAYS = new Type.Num(
            true,
            Optional.of(BigDecimal.valueOf(LocalDate.MIN.toEpochDay())),
            Optional.of(BigDecimal.valueOf(LocalDate.MAX.toEpochDay())));

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** No checked number has more digits or zeros; one that a host gives may, and would be costly to compute with. */
    private static final int MOST_DIGITS = 6_300;

    /**
     * A change to try.
     *
     * @param probe a value that stands for all that are reached so
     */
    record Step(Value probe, Value to, Reach reach, BigDecimal distance) {}

    private record Move(BigDecimal probe, BigDecimal to, Reach reach) {}

    static Optional<Ruler> of(Type type) {
        if (type instanceof Type.Num num) return Optional.of(new Ruler(num, false));
        return type instanceof Type.Date ? Optional.of(new Ruler(DAYS, true)) : Optional.empty();
    }

    /**
     * One step into each stretch between the boundaries, and onto each boundary, that the type has values in; the nearest
     * first, of two as near a value itself before one that must be passed, and up before down.
     */
    List<Step> steps(Value from, List<Value> boundaries) {
        return numberOf(from).stream()
                .flatMap(start -> moves(start, pointsOf(boundaries)).stream()
                        .sorted(Comparator.comparing((Move move) -> distance(start, move))
                                .thenComparing(move -> move.reach() != Reach.AT)
                                .thenComparing(move -> move.probe().compareTo(start) < 0))
                        .map(move -> new Step(
                                valueOf(move.probe()), valueOf(move.to()), move.reach(), distance(start, move))))
                .toList();
    }

    private static BigDecimal distance(BigDecimal start, Move move) {
        return move.to().subtract(start).abs();
    }

    private TreeSet<BigDecimal> pointsOf(List<Value> boundaries) {
        TreeSet<BigDecimal> points = new TreeSet<>();
        for (Value boundary : boundaries) numberOf(boundary).ifPresent(points::add);
        numbers.least().ifPresent(points::add);
        numbers.most().ifPresent(points::add);
        return points;
    }

    private List<Move> moves(BigDecimal start, TreeSet<BigDecimal> points) {
        List<Move> moves = new ArrayList<>();
        for (BigDecimal point : points.tailSet(start, true)) {
            add(moves, start, point, Reach.AT, point);
            add(moves, start, point, Reach.ABOVE, numbers.whole() ? nextAbove(point) : above(point, points));
        }
        for (BigDecimal point : points.headSet(start, true)) {
            add(moves, start, point, Reach.AT, point);
            add(moves, start, point, Reach.BELOW, numbers.whole() ? nextBelow(point) : below(point, points));
        }
        return moves;
    }

    private void add(List<Move> moves, BigDecimal start, BigDecimal point, Reach reach, BigDecimal probe) {
        if (probe.compareTo(start) == 0 || !numbers.includes(new Value.Num(probe))) return;
        moves.add(numbers.whole() ? new Move(probe, probe, Reach.AT) : new Move(probe, point, reach));
    }

    private static BigDecimal nextAbove(BigDecimal point) {
        return point.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    }

    private static BigDecimal nextBelow(BigDecimal point) {
        return point.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    }

    private static BigDecimal above(BigDecimal point, TreeSet<BigDecimal> points) {
        BigDecimal next = points.higher(point);
        return next == null ? point.add(BigDecimal.ONE) : point.add(next).multiply(HALF);
    }

    private static BigDecimal below(BigDecimal point, TreeSet<BigDecimal> points) {
        BigDecimal next = points.lower(point);
        return next == null ? point.subtract(BigDecimal.ONE) : point.add(next).multiply(HALF);
    }

    private Optional<BigDecimal> numberOf(Value value) {
        if (ofDates) {
            return value instanceof Value.Date date
                    ? Optional.of(BigDecimal.valueOf(date.date().toEpochDay()))
                    : Optional.empty();
        }
        return value instanceof Value.Num num && isSane(num.number()) ? Optional.of(num.number()) : Optional.empty();
    }

    private static boolean isSane(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }

    private Value valueOf(BigDecimal number) {
        return ofDates ? new Value.Date(LocalDate.ofEpochDay(number.longValueExact())) : new Value.Num(number);
    }
}
