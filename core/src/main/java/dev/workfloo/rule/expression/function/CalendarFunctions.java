package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Functions of days, which have a place in months and weeks (DMN 1.5, §10.3.4.1 and §10.3.4.6). */
final class CalendarFunctions {

    static final Type MONTH = names(Month.values(), CalendarFunctions::name);
    static final Type WEEKDAY = names(DayOfWeek.values(), CalendarFunctions::name);

    private CalendarFunctions() {}

    private static <T> Type names(T[] all, Function<T, String> name) {
        return new Type.Text(Arrays.stream(all).map(name).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static Value months(Builtin function, List<Value> arguments, Calculator on) {
        Optional<LocalDate> first = day(arguments.get(0));
        Optional<LocalDate> last = day(arguments.get(1));
        if (first.isEmpty()) return function.unfit(arguments.get(0), on);
        if (last.isEmpty()) return function.unfit(arguments.get(1), on);
        return new Value.Months(Period.between(first.get(), last.get()).toTotalMonths());
    }

    static Optional<LocalDate> day(Value value) {
        if (value instanceof Value.Date date) return Optional.of(date.date());
        return value instanceof Value.DateTime time ? Optional.of(time.moment().toLocalDate()) : Optional.empty();
    }

    static Computation ofDay(Function<LocalDate, Value> use) {
        return (function, arguments, on) ->
                day(arguments.get(0)).map(use).orElseGet(() -> function.unfit(arguments.get(0), on));
    }

    static Value weekday(LocalDate day) {
        return new Value.Text(name(day.getDayOfWeek()));
    }

    static Value month(LocalDate day) {
        return new Value.Text(name(day.getMonth()));
    }

    /** As ISO 8601 counts them. */
    static Value week(LocalDate day) {
        return Value.of(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
