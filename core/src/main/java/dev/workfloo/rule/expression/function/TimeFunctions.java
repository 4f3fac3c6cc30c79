package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Functions of dates, times and durations (DMN 1.5, §10.3.4.1 and §10.3.4.6). */
final class TimeFunctions {

    static final Type MONTH = names(Month.values(), TimeFunctions::name);
    static final Type WEEKDAY = names(DayOfWeek.values(), TimeFunctions::name);

    private TimeFunctions() {}

    private static <T> Type names(T[] all, Function<T, String> name) {
        return new Type.Text(Arrays.stream(all).map(name).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** A text may spell nothing of the kind. */
    private static Type ofText(ArgumentTypes it, Type result) {
        return it.type(0) instanceof Type.Text ? result.orNull() : result;
    }

    private static Value spelled(Optional<Value> value, Builtin function, Calculator on) {
        return value.orElseGet(() -> on.budget().nullFor("the text spells no " + function.feelName()));
    }

    /** Of a text, or of three numbers, there may be no such date. */
    static Type typeOfDate(ArgumentTypes it) {
        if (it.count() > 1)
            return it.integer(0).integer(1).integer(2).give(Type.DATE).orNull();
        it.one(0, type -> type instanceof Type.Text || type.isMoment(), "a text or a date");
        return ofText(it, it.give(Type.DATE));
    }

    static Value date(Builtin function, List<Value> arguments, Calculator on) {
        if (arguments.size() == 3) return dateOfParts(function, arguments, on);
        Value argument = arguments.get(0);
        if (argument instanceof Value.Text text) return spelled(TimeText.date(text.text()), function, on);
        return day(argument).<Value>map(Value.Date::new).orElseGet(() -> function.unfit(argument, on));
    }

    private static Value dateOfParts(Builtin function, List<Value> arguments, Calculator on) {
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(arguments.get(i) instanceof Value.Num num)) return function.unfit(arguments.get(i), on);
            Optional<Integer> part = num.asInt();
            if (part.isEmpty()) return on.budget().nullFor("date() takes whole numbers");
            parts[i] = part.get();
        }
        try {
            return new Value.Date(LocalDate.of(parts[0], parts[1], parts[2]));
        } catch (DateTimeException e) {
            return on.budget().nullFor("there is no such date");
        }
    }

    static Type typeOfDateAndTime(ArgumentTypes it) {
        if (it.count() > 1) return typeOfSeen(it);
        it.one(0, type -> type instanceof Type.Text || type instanceof Type.DateTime, "a text");
        return ofText(it, it.give(Type.DATE_TIME));
    }

    /** A text that is not written out may name no zone. */
    private static Type typeOfSeen(ArgumentTypes it) {
        Type seen = it.one(0, type -> type instanceof Type.DateTime, "a date and time")
                .text(1)
                .give(Type.DATE_TIME);
        if (!(it.literal(1).orElse(Value.NULL) instanceof Value.Text zone)) return seen.orNull();
        if (TimeText.zone(zone.text()).isEmpty()) {
            it.mistake("needs a zone or an offset, such as \"America/Mexico_City\" and \"-06:00\", but " + it.quote(1)
                    + " is none");
        }
        return seen;
    }

    static Value dateAndTime(Builtin function, List<Value> arguments, Calculator on) {
        if (arguments.size() == 2) return seen(function, arguments, on);
        Value argument = arguments.get(0);
        if (argument instanceof Value.Text text) return spelled(TimeText.dateTime(text.text()), function, on);
        return argument instanceof Value.DateTime ? argument : function.unfit(argument, on);
    }

    /** The same moment, seen in a zone or at an offset. */
    private static Value seen(Builtin function, List<Value> arguments, Calculator on) {
        if (!(arguments.get(0) instanceof Value.DateTime time)) return function.unfit(arguments.get(0), on);
        if (!(arguments.get(1) instanceof Value.Text text)) return function.unfit(arguments.get(1), on);
        Optional<ZoneId> zone = TimeText.zone(text.text());
        if (zone.isEmpty()) return on.budget().nullFor("the text names no zone");
        try {
            return Value.of(time.moment().withZoneSameInstant(zone.get()));
        } catch (DateTimeException e) {
            return on.budget().fail("a date and time got out of its range");
        }
    }

    static Type typeOfDuration(ArgumentTypes it) {
        if (it.type(0) instanceof Type.Text) {
            it.mistake("can give durations of two kinds, so that its text must be written out");
            return Type.NOTHING;
        }
        return it.one(0, Type::isDuration, "a text that is written out").give(it.type(0));
    }

    static Value duration(Builtin function, List<Value> arguments, Calculator on) {
        Value argument = arguments.get(0);
        if (argument instanceof Value.Text text) return spelled(TimeText.duration(text.text()), function, on);
        boolean isOne = argument instanceof Value.Days || argument instanceof Value.Months;
        return isOne ? argument : function.unfit(argument, on);
    }

    static Value months(Builtin function, List<Value> arguments, Calculator on) {
        Optional<LocalDate> first = day(arguments.get(0));
        Optional<LocalDate> last = day(arguments.get(1));
        if (first.isEmpty()) return function.unfit(arguments.get(0), on);
        if (last.isEmpty()) return function.unfit(arguments.get(1), on);
        return new Value.Months(Period.between(first.get(), last.get()).toTotalMonths());
    }

    private static Optional<LocalDate> day(Value value) {
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
