package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions of dates, times and durations (DMN 1.5, §10.3.4.1 and §10.3.4.6). */
final class TimeFunctions {

    private final Budget work;

    TimeFunctions(Budget work) {
        this.work = work;
    }

    Value make(Builtin function, List<Value> arguments) {
        if (arguments.size() == 3) return date(arguments);
        if (function == Builtin.DATE_AND_TIME && arguments.size() == 2) return seen(arguments.get(0), arguments.get(1));
        if (function == Builtin.YEARS_AND_MONTHS_DURATION) return months(arguments.get(0), arguments.get(1));
        Value argument = arguments.get(0);
        if (argument instanceof Value.Text text) return read(function, text.text());
        if (function == Builtin.DATE && argument instanceof Value.DateTime time) {
            return new Value.Date(time.moment().toLocalDate());
        }
        boolean isOne = function == Builtin.DATE && argument instanceof Value.Date
                || function == Builtin.DATE_AND_TIME && argument instanceof Value.DateTime
                || function == Builtin.DURATION && (argument instanceof Value.Days || argument instanceof Value.Months);
        return isOne ? argument : Functions.unfit(function, argument, work);
    }

    /** The same moment, seen in a zone or at an offset. */
    private Value seen(Value moment, Value zone) {
        if (!(moment instanceof Value.DateTime time)) return Functions.unfit(Builtin.DATE_AND_TIME, moment, work);
        if (!(zone instanceof Value.Text text)) return Functions.unfit(Builtin.DATE_AND_TIME, zone, work);
        Optional<ZoneId> place = TimeText.zone(text.text());
        if (place.isEmpty()) return work.nullFor("the text names no zone");
        try {
            return Value.of(time.moment().withZoneSameInstant(place.get()));
        } catch (DateTimeException e) {
            return work.fail("a date and time got out of its range");
        }
    }

    private Value read(Builtin function, String text) {
        Optional<Value> value = switch (function) {
            case DATE -> TimeText.date(text);
            case DATE_AND_TIME -> TimeText.dateTime(text);
            default -> TimeText.duration(text);
        };
        return value.orElseGet(() -> work.nullFor("the text spells no " + function.feelName()));
    }

    private Value date(List<Value> arguments) {
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(arguments.get(i) instanceof Value.Num num))
                return Functions.unfit(Builtin.DATE, arguments.get(i), work);
            Optional<Integer> part = num.asInt();
            if (part.isEmpty()) return work.nullFor("date() takes whole numbers");
            parts[i] = part.get();
        }
        try {
            return new Value.Date(LocalDate.of(parts[0], parts[1], parts[2]));
        } catch (DateTimeException e) {
            return work.nullFor("there is no such date");
        }
    }

    private Value months(Value from, Value to) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        if (first.isEmpty()) return Functions.unfit(Builtin.YEARS_AND_MONTHS_DURATION, from, work);
        if (last.isEmpty()) return Functions.unfit(Builtin.YEARS_AND_MONTHS_DURATION, to, work);
        return new Value.Months(Period.between(first.get(), last.get()).toTotalMonths());
    }

    private static Optional<LocalDate> day(Value value) {
        if (value instanceof Value.Date date) return Optional.of(date.date());
        return value instanceof Value.DateTime time ? Optional.of(time.moment().toLocalDate()) : Optional.empty();
    }

    Value ask(Builtin function, Value argument) {
        Optional<LocalDate> day = day(argument);
        if (day.isEmpty()) return Functions.unfit(function, argument, work);
        LocalDate date = day.get();
        return switch (function) {
            case DAY_OF_YEAR -> Value.of(date.getDayOfYear());
            case DAY_OF_WEEK -> new Value.Text(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case MONTH_OF_YEAR -> new Value.Text(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case WEEK_OF_YEAR -> Value.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }
}
