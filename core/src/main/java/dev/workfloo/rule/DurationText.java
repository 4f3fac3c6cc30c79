package dev.workfloo.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as text, in XML Schema's two forms: of years and months, and of days and times. */
final class DurationText {

    private static final Pattern MONTHS = Pattern.compile("(-?)P(?:([0-9]{1,18})Y)?(?:([0-9]{1,18})M)?");
    private static final Pattern DAYS = Pattern.compile(
            "(-?)P(?:([0-9]{1,18})D)?(?:T(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18})(?:\\.([0-9]{1,9}))?S)?)?");

    private DurationText() {}

    static Optional<Value> read(String text) {
        Matcher months = MONTHS.matcher(text);
        Matcher days = DAYS.matcher(text);
        try {
            if (months.matches() && (months.group(2) != null || months.group(3) != null)) {
                long years = Math.multiplyExact(number(months.group(2)), 12);
                long count = Math.addExact(years, number(months.group(3)));
                return Optional.of(new Value.Months(months.group(1).isEmpty() ? count : -count));
            }
            boolean isEmpty = text.endsWith("P") || text.endsWith("T");
            return days.matches() && !isEmpty ? Optional.of(new Value.Days(length(days))) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration length(Matcher days) {
        Duration length = Duration.ofDays(number(days.group(2)))
                .plusHours(number(days.group(3)))
                .plusMinutes(number(days.group(4)))
                .plusSeconds(number(days.group(5)))
                .plusNanos(nanos(days.group(6)));
        return days.group(1).isEmpty() ? length : length.negated();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }

    static String print(Value.Months value) {
        long months = value.months();
        if (months == 0) return "P0M";
        long years = months / 12;
        long rest = months % 12;
        String sign = months < 0 ? "-P" : "P";
        return sign + unit(Math.abs(years), "Y") + unit(Math.abs(rest), "M");
    }

    /** By way of decimals, which the opposite of the smallest duration does not overflow. */
    static String print(Value.Days value) {
        Duration length = value.length();
        if (length.isZero()) return "PT0S";
        BigDecimal all = BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
        BigDecimal[] days = all.abs().divideAndRemainder(BigDecimal.valueOf(86_400));
        BigDecimal[] hours = days[1].divideAndRemainder(BigDecimal.valueOf(3_600));
        BigDecimal[] minutes = hours[1].divideAndRemainder(BigDecimal.valueOf(60));
        String clock = unit(hours[0], "H") + unit(minutes[0], "M") + unit(minutes[1], "S");
        return (all.signum() < 0 ? "-P" : "P") + unit(days[0], "D") + (clock.isEmpty() ? "" : "T" + clock);
    }

    private static String unit(BigDecimal count, String unit) {
        return count.signum() == 0 ? "" : count.stripTrailingZeros().toPlainString() + unit;
    }

    private static String unit(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
