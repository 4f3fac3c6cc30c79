package dev.workfloo.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** Makes Java's dates, moments and durations. They may be text too, as JSON has them, in the forms of ISO 8601. */
final class TypedMoments {

    private static final Set<Class<?>> MOMENTS = Set.of(ZonedDateTime.class, OffsetDateTime.class, Instant.class);

    private TypedMoments() {}

    static Object of(Value value, Class<?> wanted) {
        if (wanted == LocalDate.class && read(value, PlainTime::date) instanceof Value.Date date) return date.date();
        if (MOMENTS.contains(wanted) && read(value, PlainTime::moment) instanceof Value.DateTime time) {
            return moment(time.moment(), wanted);
        }
        if (wanted == Duration.class && read(value, TimeText::duration) instanceof Value.Days days)
            return days.length();
        if (wanted == Period.class && read(value, TimeText::duration) instanceof Value.Months months) {
            return PlainJava.period(months);
        }
        throw refused(value, wanted);
    }

    private interface Reading {
        Optional<Value> of(String text);
    }

    private static Value read(Value value, Reading reading) {
        return value instanceof Value.Text text ? reading.of(text.text()).orElse(value) : value;
    }

    private static Object moment(ZonedDateTime moment, Class<?> wanted) {
        if (wanted == ZonedDateTime.class) return moment;
        if (wanted == OffsetDateTime.class) return moment.toOffsetDateTime();
        try {
            return moment.toInstant();
        } catch (DateTimeException e) {
            throw new UnfitValue("lies beyond what an Instant can be");
        }
    }

    private static UnfitValue refused(Value value, Class<?> wanted) {
        if (wanted == LocalDateTime.class) {
            return new UnfitValue(
                    "no value is a LocalDateTime, which has no zone: take an OffsetDateTime, a ZonedDateTime"
                            + " or an Instant");
        }
        boolean isTime = wanted == LocalDate.class
                || MOMENTS.contains(wanted)
                || wanted == Duration.class
                || wanted == Period.class;
        if (!isTime) return new UnfitValue("no value is made into " + wanted.getTypeName() + ": take a record");
        return value instanceof Value.Text
                ? new UnfitValue("is a text that is no " + wanted.getTypeName() + " as ISO 8601 writes them")
                : TypedLeaves.unfit(value, wanted);
    }
}
