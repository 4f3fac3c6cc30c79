package dev.workfloo.rule.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Counterfactual.Reach;
import dev.workfloo.rule.decision.Counterfactual.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The changes of a number or a date that are worth trying, since a table may decide otherwise there. Dates count as days. */
record CandidateChanges(Type.Num numbers, boolean ofDates) {

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
    record Candidate(Value probe, Target target) {}

    private record Move(BigDecimal probe, BigDecimal to, Reach reach) {}

    /** Empty for other types. */
    static Optional<CandidateChanges> of(Type type) {
        if (type instanceof Type.Num num) return Optional.of(new CandidateChanges(num, false));
        return type instanceof Type.Date ? Optional.of(new CandidateChanges(DAYS, true)) : Optional.empty();
    }

    /**
     * One candidate in each interval between boundaries, and on each boundary, where the type has values. The nearest come
     * first; of two as near, a value itself comes before one that must be passed, and up before down.
     */
    List<Candidate> from(Value value, List<Value> boundaries) {
        return numberOf(value).stream()
                .flatMap(start -> moves(start, pointsOf(boundaries)).stream()
                        .sorted(Comparator.comparing((Move move) -> distance(start, move))
                                .thenComparing(move -> move.reach() != Reach.AT)
                                .thenComparing(move -> move.probe().compareTo(start) < 0))
                        .map(move -> new Candidate(valueOf(move.probe()), target(start, move))))
                .toList();
    }

    private Target target(BigDecimal start, Move move) {
        return new Target(valueOf(move.to()), move.reach(), Optional.of(distance(start, move)));
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
            moves.add(new Move(point, point, Reach.AT));
            moves.add(new Move(numbers.whole() ? nextAbove(point) : above(point, points), point, Reach.ABOVE));
        }
        for (BigDecimal point : points.headSet(start, true)) {
            moves.add(new Move(point, point, Reach.AT));
            moves.add(new Move(numbers.whole() ? nextBelow(point) : below(point, points), point, Reach.BELOW));
        }
        return moves.stream()
                .filter(move -> move.probe().compareTo(start) != 0)
                .filter(move -> numbers.includes(new Value.Num(move.probe())))
                .map(move -> numbers.whole() ? new Move(move.probe(), move.probe(), Reach.AT) : move)
                .toList();
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
