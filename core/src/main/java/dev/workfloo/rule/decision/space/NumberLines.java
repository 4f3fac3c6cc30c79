package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The number lines of the types that have an order. */
final class NumberLines {

    private static final BigDecimal LARGEST = new BigDecimal("9." + "9".repeat(33) + "E+6144");
    private static final BigDecimal NANOS = new BigDecimal(1_000_000_000);

    private NumberLines() {}

    /** Empty for types without order. */
    static Optional<NumberLine> of(Type type) {
        if (type instanceof Type.Num num) return Optional.of(numbers(num));
        if (type instanceof Type.Date) return Optional.of(dates());
        if (type instanceof Type.DateTime) return Optional.of(moments());
        if (type instanceof Type.Days) return Optional.of(lengths());
        if (type instanceof Type.Months) return Optional.of(months());
        return Optional.empty();
    }

    private static NumberLine numbers(Type.Num type) {
        return new NumberLine(
                value -> value instanceof Value.Num num ? Optional.of(num.number()) : Optional.empty(),
                Value.Num::new,
                type.whole(),
                new NumberLine.Ends(
                        type.least().orElse(LARGEST.negate()), type.most().orElse(LARGEST)),
                BigDecimal.ONE);
    }

    private static NumberLine dates() {
        return new NumberLine(
                value -> value instanceof Value.Date date
                        ? Optional.of(BigDecimal.valueOf(date.date().toEpochDay()))
                        : Optional.empty(),
                number -> new Value.Date(LocalDate.ofEpochDay(number.longValueExact())),
                true,
                NumberLine.Ends.of(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()),
                BigDecimal.valueOf(LocalDate.EPOCH.toEpochDay()));
    }

    private static NumberLine moments() {
        return new NumberLine(
                value -> value instanceof Value.DateTime time
                        ? Optional.of(nanos(
                                time.moment().toEpochSecond(), time.moment().getNano()))
                        : Optional.empty(),
                number -> new Value.DateTime(instant(number).atZone(ZoneOffset.UTC)),
                true,
                new NumberLine.Ends(
                        nanos(LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC), 0),
                        nanos(LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC), 999_999_999)),
                BigDecimal.ZERO);
    }

    private static Instant instant(BigDecimal nanos) {
        BigDecimal seconds = nanos.divide(NANOS, 0, RoundingMode.FLOOR);
        long rest = nanos.subtract(seconds.multiply(NANOS)).longValueExact();
        return Instant.EPOCH.plus(seconds.longValueExact(), ChronoUnit.SECONDS).plusNanos(rest);
    }

    private static NumberLine lengths() {
        return new NumberLine(
                value -> value instanceof Value.Days days
                        ? Optional.of(
                                nanos(days.length().getSeconds(), days.length().getNano()))
                        : Optional.empty(),
                number -> new Value.Days(length(number)),
                true,
                new NumberLine.Ends(nanos(Long.MIN_VALUE, 0), nanos(Long.MAX_VALUE, 999_999_999)),
                BigDecimal.ZERO);
    }

    private static Duration length(BigDecimal nanos) {
        BigDecimal seconds = nanos.divide(NANOS, 0, RoundingMode.FLOOR);
        return Duration.ofSeconds(
                seconds.longValueExact(),
                nanos.subtract(seconds.multiply(NANOS)).longValueExact());
    }

    private static NumberLine months() {
        return new NumberLine(
                value -> value instanceof Value.Months months
                        ? Optional.of(BigDecimal.valueOf(months.months()))
                        : Optional.empty(),
                number -> new Value.Months(number.longValueExact()),
                true,
                NumberLine.Ends.of(Long.MIN_VALUE, Long.MAX_VALUE),
                BigDecimal.ONE);
    }

    private static BigDecimal nanos(long seconds, int nanos) {
        return BigDecimal.valueOf(seconds).multiply(NANOS).add(BigDecimal.valueOf(nanos));
    }
}
