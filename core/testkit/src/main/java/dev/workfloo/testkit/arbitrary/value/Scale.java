package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps in which an ordered type is walked through: one for integers, a day for dates, a second for moments and lengths, and
 * for decimals the last digit that somebody compares with, a hundredth at least.
 *
 * @param number a value as a number of steps, which may lie between two of them; empty for a value of another type
 */
record Scale(Function<Value, Optional<BigDecimal>> number, Function<BigInteger, Value> value) {

    private static final int CENTS = 2;
    private static final int MOST_DIGITS = 12;

    /** @param compared values with which it is compared, of whichever type */
    static Optional<Scale> of(Type type, Collection<Value> compared) {
        if (type instanceof Type.Num num) return Optional.of(decimals(num.whole() ? 0 : digits(num, compared)));
        if (type instanceof Type.Date) return Optional.of(dates());
        if (type instanceof Type.DateTime) return Optional.of(moments());
        if (type instanceof Type.Days) return Optional.of(lengths());
        if (type instanceof Type.Months) return Optional.of(months());
        return Optional.empty();
    }

    private static int digits(Type.Num type, Collection<Value> compared) {
        int digits = CENTS;
        for (Value value : compared) {
            if (value instanceof Value.Num num)
                digits = Math.max(digits, num.number().scale());
        }
        digits = Math.max(digits, type.least().map(BigDecimal::scale).orElse(0));
        return Math.min(
                MOST_DIGITS, Math.max(digits, type.most().map(BigDecimal::scale).orElse(0)));
    }

    private static Scale decimals(int digits) {
        return new Scale(
                value -> value instanceof Value.Num num
                        ? Optional.of(num.number().movePointRight(digits))
                        : Optional.empty(),
                step -> new Value.Num(new BigDecimal(step, digits)));
    }

    private static Scale dates() {
        return new Scale(
                value -> value instanceof Value.Date date
                        ? Optional.of(BigDecimal.valueOf(date.date().toEpochDay()))
                        : Optional.empty(),
                step -> new Value.Date(LocalDate.ofEpochDay(step.longValueExact())));
    }

    private static Scale moments() {
        return new Scale(
                value -> value instanceof Value.DateTime time
                        ? Optional.of(BigDecimal.valueOf(time.moment().toEpochSecond()))
                        : Optional.empty(),
                step -> new Value.DateTime(
                        Instant.ofEpochSecond(step.longValueExact()).atZone(ZoneOffset.UTC)));
    }

    private static Scale lengths() {
        return new Scale(
                value -> value instanceof Value.Days days
                        ? Optional.of(BigDecimal.valueOf(days.length().getSeconds()))
                        : Optional.empty(),
                step -> new Value.Days(Duration.ofSeconds(step.longValueExact())));
    }

    private static Scale months() {
        return new Scale(
                value -> value instanceof Value.Months months
                        ? Optional.of(BigDecimal.valueOf(months.months()))
                        : Optional.empty(),
                step -> new Value.Months(step.longValueExact()));
    }

    Optional<BigInteger> below(Value value) {
        return number.apply(value).map(it -> it.setScale(0, RoundingMode.FLOOR).toBigInteger());
    }

    Optional<BigInteger> above(Value value) {
        return number.apply(value)
                .map(it -> it.setScale(0, RoundingMode.CEILING).toBigInteger());
    }
}
