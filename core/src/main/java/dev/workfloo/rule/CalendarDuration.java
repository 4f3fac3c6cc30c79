package dev.workfloo.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A duration of ISO 8601, such as {@code P1D} or {@code P1M2DT3H}. Years, months, weeks and days are those of the calendar: they
 * lead to the same time of another day. Hours, minutes and seconds are as long as they are, whatever a zone's clocks do meanwhile.
 *
 * @param days years, months and days, none of them negative
 * @param time hours and what is shorter, not negative
 */
@ValueObject
public record CalendarDuration(Period days, Duration time) {

    /** What {@link #parse} reads, for whoever wrote something else. */
    public static final String FORM = "must be an ISO 8601 duration of at most 100 years, such as PT30M or P1DT2H";

    public static final CalendarDuration NONE = new CalendarDuration(Period.ZERO, Duration.ZERO);

    /** Far from where dates end. */
    private static final int MOST_DAYS = 36_600;

    private static final int SHORTEST_YEAR = 365;
    private static final int SHORTEST_MONTH = 28;
    private static final int LONGEST_YEAR = 366;
    private static final int LONGEST_MONTH = 31;

    public CalendarDuration {
        if (days.isNegative() || time.isNegative()) throw new IllegalArgumentException("a duration is not negative");
    }

    /** Reads what {@link #toString()} gives; empty where {@link #FORM} does not hold. */
    public static Optional<CalendarDuration> parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int time = upper.indexOf('T');
        String days = time < 0 ? upper : upper.substring(0, time);
        try {
            Period period = days.equals("P") && time > 0 ? Period.ZERO : Period.parse(days);
            Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + upper.substring(time));
            return Optional.of(new CalendarDuration(period, rest)).filter(CalendarDuration::isBounded);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isBounded() {
        return days(LONGEST_YEAR, LONGEST_MONTH) <= MOST_DAYS - time.toDays();
    }

    private long days(int year, int month) {
        return (long) days.getYears() * year + (long) days.getMonths() * month + days.getDays();
    }

    public boolean isZero() {
        return days.isZero() && time.isZero();
    }

    /** How long it is where months and years are short, and no clocks are changed. */
    public Duration shortest() {
        return Duration.ofDays(days(SHORTEST_YEAR, SHORTEST_MONTH)).plus(time);
    }

    /**
     * The moment that is later by this. First come the days, to the same time of day in the zone. Where the zone skips that time, it
     * is later by as much as is skipped; where it repeats it, it is the first of the two. Then come hours and what is shorter.
     */
    public Instant after(Instant moment, ZoneId zone) {
        if (days.isZero()) return moment.plus(time);
        ZonedDateTime then = moment.atZone(zone).plus(days).withEarlierOffsetAtOverlap();
        return then.toInstant().plus(time);
    }

    @Override
    public String toString() {
        if (time.isZero()) return days.toString();
        return (days.isZero() ? "P" : days.toString()) + time.toString().substring(1);
    }
}
