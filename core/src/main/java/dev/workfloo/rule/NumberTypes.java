package dev.workfloo.rule;

import dev.workfloo.rule.Type.Num;
import java.math.BigDecimal;
import java.util.Optional;

/** Types of numbers by their bounds: how they are made, and what the bounds say. */
public final class NumberTypes {

    private NumberTypes() {}

    public static Type integer(long least, long most) {
        return new Num(true, Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most)));
    }

    /** Integers from this one on, such as what counts something. */
    public static Type integerFrom(long least) {
        return new Num(true, Optional.of(BigDecimal.valueOf(least)), Optional.empty());
    }

    /** Of a minute, to the nanosecond. */
    public static Type seconds() {
        return new Num(false, Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal("59.999999999")));
    }

    /** The type of this number alone. */
    public static Type only(BigDecimal number) {
        return new Num(number.scale() <= 0, Optional.of(number), Optional.of(number));
    }

    public static Type negated(Num type) {
        return new Num(
                type.whole(), type.most().map(BigDecimal::negate), type.least().map(BigDecimal::negate));
    }

    public static Type absolute(Num type) {
        return new Num(type.whole(), Optional.of(BigDecimal.ZERO), Optional.empty());
    }

    public static boolean isWhole(Type type) {
        return type.present() instanceof Num num && num.whole();
    }

    public static boolean excludesZero(Type type) {
        return type.present() instanceof Num num
                && (num.least().filter(it -> it.signum() > 0).isPresent()
                        || num.most().filter(it -> it.signum() < 0).isPresent());
    }

    public static boolean isAtLeastZero(Type type) {
        return type.present() instanceof Num num
                && num.least().filter(it -> it.signum() >= 0).isPresent();
    }

    static boolean accepts(Num one, Num other) {
        boolean fitsBelow = one.least()
                .filter(it ->
                        other.least().filter(its -> its.compareTo(it) >= 0).isEmpty())
                .isEmpty();
        boolean fitsAbove = one.most()
                .filter(it -> other.most().filter(its -> its.compareTo(it) <= 0).isEmpty())
                .isEmpty();
        return (!one.whole() || other.whole()) && fitsBelow && fitsAbove;
    }

    static boolean includes(Num type, BigDecimal number) {
        return (!type.whole() || number.scale() <= 0)
                && type.least().filter(it -> number.compareTo(it) < 0).isEmpty()
                && type.most().filter(it -> number.compareTo(it) > 0).isEmpty();
    }

    /** The narrowest type of both. */
    static Type join(Num one, Num other) {
        Optional<BigDecimal> least = one.least().flatMap(a -> other.least().map(a::min));
        Optional<BigDecimal> most = one.most().flatMap(a -> other.most().map(a::max));
        return new Num(one.whole() && other.whole(), least, most);
    }
}
