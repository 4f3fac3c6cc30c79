package dev.workfloo.rule;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Dates, moments and durations as others are told of them: in ISO 8601's forms, moments in UTC, as RFC 3339 has them. A zone
 * by name behind {@code @} is FEEL's own, and stays inside.
 */
public final class PlainTime {

    private PlainTime() {}

    /** Empty for what is neither. RFC 3339 ends with the year 9999; later ones have more digits. */
    public static Optional<String> text(Value value) {
        return TimeText.print(
                value instanceof Value.DateTime time ? new Value.DateTime(universal(time.moment())) : value);
    }

    private static ZonedDateTime universal(ZonedDateTime moment) {
        try {
            return moment.withZoneSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // On the first or last day of all time, where UTC has no such day.
            return moment.toOffsetDateTime().toZonedDateTime();
        }
    }

    /** A date that {@link #text} or FEEL wrote. */
    public static Optional<Value> date(String text) {
        return TimeText.date(text);
    }

    /** A moment that {@link #text} or FEEL wrote, or that ISO 8601 has in a shorter form. */
    public static Optional<Value> moment(String text) {
        return TimeText.dateTime(text).or(() -> parsed(text));
    }

    private static Optional<Value> parsed(String text) {
        try {
            return Optional.of(Value.of(ZonedDateTime.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
