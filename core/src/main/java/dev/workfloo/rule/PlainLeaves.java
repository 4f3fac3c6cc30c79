package dev.workfloo.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of what has no parts. */
final class PlainLeaves {

    private PlainLeaves() {}

    /** Java's null where it is none of these. */
    static @Nullable Value of(Object plain) {
        if (plain instanceof CharSequence text) return new Value.Text(text.toString());
        if (plain instanceof Number number) return new Value.Num(decimal(number));
        if (plain instanceof Boolean truth) return new Value.Bool(truth);
        if (plain instanceof Enum<?> constant) return new Value.Text(constant.name());
        if (plain instanceof TemporalAccessor time) return moment(time);
        if (plain instanceof TemporalAmount length) return length(length);
        return plain instanceof Character || plain instanceof UUID ? new Value.Text(plain.toString()) : null;
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) return decimal;
        if (number instanceof BigInteger integer) return new BigDecimal(integer);
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new UnfitValue("is a " + number.getClass().getName()
                    + " that is no number, as NaN and infinity are none: leave it out, or give null");
        }
    }

    private static @Nullable Value moment(TemporalAccessor time) {
        if (time instanceof LocalDate date) return new Value.Date(date);
        if (time instanceof ZonedDateTime moment) return new Value.DateTime(moment);
        if (time instanceof OffsetDateTime moment) return new Value.DateTime(moment.toZonedDateTime());
        return time instanceof Instant moment ? moment(moment) : null;
    }

    private static Value moment(Instant moment) {
        try {
            return new Value.DateTime(moment.atZone(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // Its message repeats the moment.
            throw new UnfitValue(
                    "is an Instant beyond all years that a date has, as Instant.MAX is: leave it out, or give null");
        }
    }

    private static @Nullable Value length(TemporalAmount length) {
        if (length instanceof Duration duration) return new Value.Days(duration);
        if (!(length instanceof Period period)) return null;
        if (period.getDays() == 0) return new Value.Months(period.toTotalMonths());
        throw new UnfitValue("is a Period with days, and a duration is either of years and months or of days and time:"
                + " give a Period without days, or a Duration such as Duration.ofDays(…)");
    }
}
