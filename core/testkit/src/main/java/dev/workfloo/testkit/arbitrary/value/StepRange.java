package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import java.util.TreeSet;

/**
 * From where to where values are drawn. Where the type has no end, it is far beyond all marks, but not where nobody has business.
 *
 * @param simplest what is as good as any where nothing is compared
 */
record StepRange(BigInteger least, BigInteger most, BigInteger simplest) {

    private static final long FAR = 100_000;
    private static final long YEARS = 20_000;

    static StepRange of(Scale scale, Type type, TreeSet<BigInteger> marks) {
        BigInteger usual = usual(type);
        BigInteger from = marks.isEmpty() ? usual : marks.first();
        BigInteger to = marks.isEmpty() ? usual : marks.last();
        BigInteger beyond = beyond(scale, type)
                .max(type.isMoment() ? BigInteger.ZERO : to.subtract(from).add(to.abs()));
        BigInteger least = from.subtract(beyond);
        BigInteger most = to.add(beyond);
        if (type instanceof Type.Num num) {
            least = num.least().flatMap(it -> scale.above(new Value.Num(it))).orElse(least);
            most = num.most().flatMap(it -> scale.below(new Value.Num(it))).orElse(most.max(least.add(beyond)));
            if (num.least().isEmpty()) least = least.min(most.subtract(beyond));
        }
        return new StepRange(least, most, usual.max(least).min(most));
    }

    private static BigInteger usual(Type type) {
        if (type instanceof Type.Date)
            return BigInteger.valueOf(LocalDate.of(2000, 1, 1).toEpochDay());
        if (type instanceof Type.DateTime) {
            return BigInteger.valueOf(LocalDate.of(2000, 1, 1).toEpochDay() * 86_400);
        }
        return BigInteger.ZERO;
    }

    private static BigInteger beyond(Scale scale, Type type) {
        if (type instanceof Type.Date) return BigInteger.valueOf(YEARS);
        if (type instanceof Type.DateTime) return BigInteger.valueOf(YEARS * 86_400);
        return scale.below(new Value.Num(new BigDecimal(FAR))).orElse(BigInteger.valueOf(FAR));
    }

    boolean holds(BigInteger step) {
        return step.compareTo(least) >= 0 && step.compareTo(most) <= 0;
    }

    BigInteger cut(BigInteger step) {
        return step.max(least).min(most);
    }

    BigInteger any(Random random) {
        return between(least, most, random);
    }

    /** One of those from the first to the second. */
    BigInteger between(BigInteger from, BigInteger to, Random random) {
        BigDecimal way = new BigDecimal(to.subtract(from)).multiply(BigDecimal.valueOf(random.nextDouble()));
        return from.add(way.toBigInteger());
    }
}
