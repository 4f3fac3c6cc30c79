package dev.workfloo.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and durations as text: XML Schema's forms, with a zone by name behind {@code @} (DMN 1.5, §10.3.4.1). */
public final class TimeText {

    private static final String DATE = "(-?)([0-9]{4,9})-([0-9]{2})-([0-9]{2})";
    private static final String OFFSET = "Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?";
    private static final Pattern ONLY_DATE = Pattern.compile(DATE);
    private static final Pattern ONLY_OFFSET = Pattern.compile(OFFSET);
    private static final Pattern DATE_TIME = Pattern.compile(
            DATE + "T([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)(?:(" + OFFSET + ")|@([A-Za-z0-9_+/-]{1,64}))");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("0+$");

    private TimeText() {}

    /** What stands behind {@code @}. */
    public static Optional<Value> any(String text) {
        return date(text).or(() -> dateTime(text)).or(() -> duration(text));
    }

    public static Optional<Value> date(String text) {
        Matcher matcher = ONLY_DATE.matcher(text);
        return matcher.matches() ? date(matcher).map(Value.Date::new) : Optional.empty();
    }

    private static Optional<LocalDate> date(Matcher matcher) {
        int year = Integer.parseInt(matcher.group(2));
        if (matcher.group(2).length() > 4 && matcher.group(2).startsWith("0")) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                    matcher.group(1).equals("-") ? -year : year,
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<Value> dateTime(String text) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        try {
            LocalTime time = LocalTime.parse(matcher.group(5));
            return zone(matcher.group(6) == null ? matcher.group(7) : matcher.group(6))
                    .flatMap(zone -> date(matcher).map(date -> new Value.DateTime(ZonedDateTime.of(date, time, zone))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** An offset from UTC, such as {@code Z} and {@code -06:00}, or a zone by its name. */
    public static Optional<ZoneId> zone(String text) {
        try {
            if (ONLY_OFFSET.matcher(text).matches()) return Optional.of(ZoneOffset.of(text));
            // Java makes up zones such as UTC+1, and calls them by another name.
            return Optional.of(ZoneId.of(text)).filter(zone -> zone.getId().equals(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<Value> duration(String text) {
        return DurationText.read(text);
    }

    /** A value of one of these types as the text that stands for it. */
    public static Optional<String> print(Value value) {
        if (value instanceof Value.Date date) return Optional.of(print(date.date()));
        if (value instanceof Value.DateTime time) return Optional.of(print(time.moment()));
        if (value instanceof Value.Months months) return Optional.of(DurationText.print(months));
        if (value instanceof Value.Days days) return Optional.of(DurationText.print(days));
        return Optional.empty();
    }

    /** Java puts a plus before years beyond 9999; the standard does not. */
    private static String print(LocalDate date) {
        String text = date.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String print(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        String clock = time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
        // Java writes three, six or nine digits; XML Schema's canonical form ends with the last that is not 0.
        if (time.getNano() != 0) clock = TRAILING_ZEROS.matcher(clock).replaceFirst("");
        ZoneId zone = moment.getZone();
        return print(moment.toLocalDate()) + "T" + clock
                + (zone instanceof ZoneOffset ? zone.getId() : "@" + zone.getId());
    }
}
