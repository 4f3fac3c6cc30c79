package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Functions that make dates, times and durations (DMN 1.5, §10.3.4.1). */
final class TimeFunctions {

    private TimeFunctions() {}

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
        return CalendarFunctions.day(argument)
                .<Value>map(Value.Date::new)
                .orElseGet(() -> function.unfit(argument, on));
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
}
