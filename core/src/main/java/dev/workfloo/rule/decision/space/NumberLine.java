package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/**
 * The numbers that stand for the values of an ordered type, in the same order: days for dates, nanoseconds for moments.
 *
 * @param number empty for a value of another type
 * @param value the value that a number stands for
 * @param whole whether integers only stand for values; if not, any decimal of 34 digits does
 * @param usual what a reader takes for an everyday value
 */
record NumberLine(
        Function<Value, Optional<BigDecimal>> number,
        Function<BigDecimal, Value> value,
        boolean whole,
        Ends ends,
        BigDecimal usual) {

    private static final int MOST_DIGITS = 34;
    private static final int SMALLEST_EXPONENT = 6176;

    /** The smallest and the greatest number; both stand for values. */
    record Ends(BigDecimal least, BigDecimal most) {

        static Ends of(long least, long most) {
            return new Ends(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        }

        boolean include(BigDecimal number) {
            return least.compareTo(number) <= 0 && number.compareTo(most) <= 0;
        }
    }

    boolean has(BigDecimal number) {
        return ends.include(number) && !(whole && number.stripTrailingZeros().scale() > 0);
    }

    /** A number of this line that lies between these two and is neither; a side that is missing is open. */
    Optional<BigDecimal> between(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return whole ? wholeBetween(low, high) : decimalBetween(low, high);
    }

    /** Whether there is no other number between these two than this one. */
    boolean isAlone(BigDecimal number, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return whole
                && wholeBetween(low, Optional.of(number)).isEmpty()
                && wholeBetween(Optional.of(number), high).isEmpty();
    }

    private Optional<BigDecimal> wholeBetween(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        Ends within = new Ends(
                low.map(it -> floor(it).add(BigDecimal.ONE)).orElse(ends.least).max(ceiling(ends.least)),
                high.map(it -> ceiling(it).subtract(BigDecimal.ONE))
                        .orElse(ends.most)
                        .min(floor(ends.most)));
        return within.least.compareTo(within.most) > 0 ? Optional.empty() : Optional.of(nearUsual(within));
    }

    private BigDecimal nearUsual(Ends within) {
        return usual.max(within.least).min(within.most);
    }

    private static BigDecimal floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }

    private static BigDecimal ceiling(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING);
    }

    private Optional<BigDecimal> decimalBetween(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        boolean lowIsOpen = low.filter(it -> it.compareTo(ends.least) >= 0).isPresent();
        boolean highIsOpen = high.filter(it -> it.compareTo(ends.most) <= 0).isPresent();
        BigDecimal from = lowIsOpen ? low.orElseThrow() : ends.least;
        BigDecimal to = highIsOpen ? high.orElseThrow() : ends.most;
        int order = from.compareTo(to);
        if (order > 0 || order == 0 && (lowIsOpen || highIsOpen)) return Optional.empty();
        Optional<BigDecimal> inside = order == 0 ? Optional.empty() : inside(from, to);
        if (inside.isPresent()) return inside;
        if (!lowIsOpen) return Optional.of(from);
        return highIsOpen ? Optional.empty() : Optional.of(to);
    }

    /** Preferably the usual number, else one near it, and in any case a round one. */
    private Optional<BigDecimal> inside(BigDecimal from, BigDecimal to) {
        if (from.compareTo(usual) < 0 && usual.compareTo(to) < 0) return Optional.of(usual);
        if (from.compareTo(usual) >= 0) return round(from, from.add(step(from)).min(to));
        return round(to.subtract(step(to)).max(from), to);
    }

    private static BigDecimal step(BigDecimal number) {
        return number.abs().max(BigDecimal.valueOf(2));
    }

    /** The decimal of the fewest digits between two; empty when none of 34 digits is. */
    private static Optional<BigDecimal> round(BigDecimal from, BigDecimal to) {
        BigDecimal width = to.subtract(from);
        int digits = width.scale() - width.precision();
        BigDecimal candidate = above(from, digits);
        while (candidate.compareTo(to) >= 0) candidate = above(from, ++digits);
        boolean isDecimal128 = candidate.precision() <= MOST_DIGITS && candidate.scale() <= SMALLEST_EXPONENT;
        return isDecimal128 ? Optional.of(candidate) : Optional.empty();
    }

    private static BigDecimal above(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.FLOOR)
                .add(new BigDecimal(BigInteger.ONE, digits))
                .stripTrailingZeros();
    }
}
