package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.function.Calculator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/** What the built-in functions ask of their arguments, and the types of what they give. */
final class BuiltinTypes {

    private static final Type MONTH = new Type.Text(new LinkedHashSet<>(List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December")));
    private static final Type WEEKDAY = new Type.Text(
            new LinkedHashSet<>(List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")));

    private BuiltinTypes() {}

    static Type of(Arguments it) {
        return switch (it.function()) {
            case DATE -> date(it);
            case DATE_AND_TIME -> dateAndTime(it);
            case DURATION -> duration(it);
            case YEARS_AND_MONTHS_DURATION -> it.moment(0).moment(1).give(Type.MONTHS);
            case NUMBER -> number(it);
            case STRING -> it.one(0, type -> true, "").give(Type.TEXT);
            case NOT ->
                it.one(0, type -> type instanceof Type.Bool, "what is true or false")
                        .give(Type.BOOLEAN);
            case SUBSTRING -> it.text(0).integer(1).integer(2).give(Type.TEXT).orNull();
            case STRING_LENGTH -> it.text(0).give(Bounds.counted(0));
            case UPPER_CASE, LOWER_CASE, SUBSTRING_BEFORE, SUBSTRING_AFTER ->
                it.texts().give(Type.TEXT);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> it.texts().give(Type.BOOLEAN);
            case STRING_JOIN -> ListTypes.stringJoin(it);
            case LIST_CONTAINS -> ListTypes.listContains(it);
            case COUNT -> ListTypes.count(it);
            case MIN, MAX -> ListTypes.extreme(it);
            case SUM -> ListTypes.sum(it);
            case MEAN -> ListTypes.mean(it);
            case ALL, ANY -> ListTypes.quantified(it);
            case SUBLIST -> ListTypes.sublist(it);
            case APPEND -> ListTypes.append(it);
            case CONCATENATE -> ListTypes.concatenate(it);
            case REVERSE, DISTINCT_VALUES -> ListTypes.same(it);
            case INDEX_OF -> ListTypes.indexOf(it);
            case DECIMAL, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, FLOOR, CEILING -> rounded(it);
            case ABS -> absolute(it);
            case MODULO -> modulo(it);
            case SQRT -> {
                Type root = it.number(0).give(Type.NUMBER);
                yield Bounds.isAtLeastZero(it.type(0)) ? root : root.orNull();
            }
            case ODD, EVEN -> it.integer(0).give(Type.BOOLEAN);
            case DAY_OF_YEAR -> it.moment(0).give(Bounds.integer(1, 366));
            case DAY_OF_WEEK -> it.moment(0).give(WEEKDAY);
            case MONTH_OF_YEAR -> it.moment(0).give(MONTH);
            case WEEK_OF_YEAR -> it.moment(0).give(Bounds.integer(1, 53));
            case TODAY -> Type.DATE;
            case NOW -> Type.DATE_TIME;
        };
    }

    /** Of a text, or of three numbers, there may be no such date. */
    private static Type date(Arguments it) {
        if (it.count() > 1)
            return it.integer(0).integer(1).integer(2).give(Type.DATE).orNull();
        Predicate<Type> fits = type -> type instanceof Type.Text || Comparability.isMoment(type);
        return ofText(it, it.one(0, fits, "a text or a date").give(Type.DATE));
    }

    private static Type dateAndTime(Arguments it) {
        if (it.count() > 1) return seen(it);
        Predicate<Type> fits = type -> type instanceof Type.Text || type instanceof Type.DateTime;
        return ofText(it, it.one(0, fits, "a text").give(Type.DATE_TIME));
    }

    /** A text that is not written out may name no zone. */
    private static Type seen(Arguments it) {
        Type seen = it.one(0, type -> type instanceof Type.DateTime, "a date and time")
                .text(1)
                .give(Type.DATE_TIME);
        if (!(it.expression(1) instanceof Expression.Literal zone) || !(zone.value() instanceof Value.Text text)) {
            return seen.orNull();
        }
        if (TimeText.zone(text.text()).isEmpty()) {
            it.mistake("needs a zone or an offset, such as \"America/Mexico_City\" and \"-06:00\", but "
                    + Diagnostics.quote(zone) + " is none");
        }
        return seen;
    }

    private static Type number(Arguments it) {
        Predicate<Type> fits = type -> type instanceof Type.Text || type instanceof Type.Num;
        return ofText(it, it.one(0, fits, "a text").give(it.type(0) instanceof Type.Num ? it.type(0) : Type.NUMBER));
    }

    /** A text may spell nothing of the kind. */
    private static Type ofText(Arguments it, Type result) {
        return it.type(0) instanceof Type.Text ? result.orNull() : result;
    }

    private static Type duration(Arguments it) {
        if (it.type(0) instanceof Type.Text) {
            it.mistake("can give durations of two kinds, so that its text must be written out");
            return Type.NOTHING;
        }
        return it.one(0, Comparability::isDuration, "a text that is written out").give(it.type(0));
    }

    /** Rounded to no decimals, or to none before the point, a number is whole; too many decimals are refused. */
    private static Type rounded(Arguments it) {
        it.number(0).integer(1);
        Type places = it.count() == 1 ? Bounds.integer(0, 0) : it.type(1);
        boolean isWhole = Bounds.isWhole(it.type(0))
                || Bounds.integer(Calculator.LEAST_SCALE, 0).accepts(places);
        Type rounded = it.give(isWhole ? Type.INTEGER : Type.NUMBER);
        Type scales = Bounds.integer(Calculator.LEAST_SCALE, Calculator.LARGEST_SCALE);
        return scales.accepts(places) ? rounded : rounded.orNull();
    }

    private static Type absolute(Arguments it) {
        it.one(0, type -> type instanceof Type.Num || Comparability.isDuration(type), "a number or a duration");
        if (!(it.type(0) instanceof Type.Num num)) return it.give(it.type(0));
        return it.give(Bounds.absolute(num));
    }

    private static Type modulo(Arguments it) {
        Type rest = it.numbers()
                .give(Bounds.isWhole(it.type(0)) && Bounds.isWhole(it.type(1)) ? Type.INTEGER : Type.NUMBER);
        return it.isNonZero(1) ? rest : rest.orNull();
    }
}
