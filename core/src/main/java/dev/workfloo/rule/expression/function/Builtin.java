package dev.workfloo.rule.expression.function;

import static dev.workfloo.rule.expression.function.Parameters.atLeast;
import static dev.workfloo.rule.expression.function.Parameters.between;
import static dev.workfloo.rule.expression.function.Parameters.exactly;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Parameters.Needed;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions that expressions can call (DMN 1.5, §10.3.4): each by its name in the standard, with the arguments that it
 * takes, the type of what it gives, and how it is computed. Of each, docs/expressions.md has an example, which the tests
 * run.
 */
public enum Builtin {
    // conversion (10.3.4.1)
    DATE("date", between(1, 3), TimeFunctions::typeOfDate, TimeFunctions::date) {
        @Override
        public boolean takes(int arguments) {
            return arguments != 2 && super.takes(arguments);
        }

        @Override
        public String counts() {
            return "1 or 3 arguments";
        }
    },
    DATE_AND_TIME("date and time", between(1, 2), TimeFunctions::typeOfDateAndTime, TimeFunctions::dateAndTime),
    DURATION("duration", exactly(1), TimeFunctions::typeOfDuration, TimeFunctions::duration),
    YEARS_AND_MONTHS_DURATION(
            "years and months duration",
            exactly(2),
            it -> it.moment(0).moment(1).give(Type.MONTHS),
            CalendarFunctions::months),
    NUMBER("number", exactly(1), NumberFunctions::typeOfNumber, NumberFunctions::read),
    STRING("string", exactly(1), it -> it.one(0, type -> true, "").give(Type.TEXT), TextFunctions::string),
    // boolean (10.3.4.2)
    NOT(
            "not",
            exactly(1),
            it -> it.one(0, ListFunctions::isTruth, "what is true or false").give(Type.BOOLEAN),
            Builtin::not),
    // text (10.3.4.3)
    SUBSTRING("substring", between(2, 3), TextFunctions::typeOfSubstring, TextFunctions::substring),
    STRING_LENGTH(
            "string length",
            exactly(1),
            it -> it.text(0).give(NumberTypes.integerFrom(0)),
            TextFunctions.of((text, budget) -> Value.of(text.codePointCount(0, text.length())))),
    UPPER_CASE(
            "upper case",
            exactly(1),
            TextFunctions::typeOfText,
            TextFunctions.of((text, budget) -> budget.text(text.toUpperCase(Locale.ROOT)))),
    LOWER_CASE(
            "lower case",
            exactly(1),
            TextFunctions::typeOfText,
            TextFunctions.of((text, budget) -> budget.text(text.toLowerCase(Locale.ROOT)))),
    SUBSTRING_BEFORE(
            "substring before", exactly(2), TextFunctions::typeOfText, TextFunctions.ofTwo(TextFunctions::before)),
    SUBSTRING_AFTER(
            "substring after", exactly(2), TextFunctions::typeOfText, TextFunctions.ofTwo(TextFunctions::after)),
    CONTAINS(
            "contains",
            exactly(2),
            TextFunctions::typeOfQuestion,
            TextFunctions.ofTwo((text, part, budget) -> Truth.of(text.contains(part)))),
    STARTS_WITH(
            "starts with",
            exactly(2),
            TextFunctions::typeOfQuestion,
            TextFunctions.ofTwo((text, part, budget) -> Truth.of(text.startsWith(part)))),
    ENDS_WITH(
            "ends with",
            exactly(2),
            TextFunctions::typeOfQuestion,
            TextFunctions.ofTwo((text, part, budget) -> Truth.of(text.endsWith(part)))),
    STRING_JOIN("string join", between(1, 2).needing(Needed.FIRST), TextFunctions::typeOfJoin, TextFunctions::join),
    // list (10.3.4.4)
    LIST_CONTAINS(
            "list contains",
            exactly(2).needing(Needed.FIRST),
            it -> it.list(0).lookedFor(0, 1).maybeFound(0, 1).give(Type.BOOLEAN),
            ListFunctions.of(ListFunctions::contains)),
    COUNT(
            "count",
            exactly(1),
            it -> it.list(0).give(NumberTypes.integerFrom(0)),
            ListFunctions.of((function, list, on) ->
                    Value.of(ListFunctions.elements(list.get(0)).size()))),
    MIN(
            "min",
            atLeast(1),
            ListFunctions::typeOfExtreme,
            ListFunctions.ofAll(ListFunctions.extreme(compared -> compared < 0))),
    MAX(
            "max",
            atLeast(1),
            ListFunctions::typeOfExtreme,
            ListFunctions.ofAll(ListFunctions.extreme(compared -> compared > 0))),
    SUM("sum", atLeast(1), ListFunctions::typeOfSum, ListFunctions.ofAll(ListFunctions::sum)),
    MEAN("mean", atLeast(1), ListFunctions::typeOfMean, ListFunctions.ofAll(ListFunctions::mean)),
    ALL(
            "all",
            atLeast(1).needing(Needed.LONE),
            ListFunctions::typeOfTruths,
            ListFunctions.ofAll(ListFunctions.joined(Truth.TRUE, Truth::and))),
    ANY(
            "any",
            atLeast(1).needing(Needed.LONE),
            ListFunctions::typeOfTruths,
            ListFunctions.ofAll(ListFunctions.joined(Truth.FALSE, Truth::or))),
    SUBLIST("sublist", between(2, 3), ListFunctions::typeOfSublist, ListFunctions.of(ListFunctions::sublist)),
    APPEND(
            "append",
            atLeast(2).needing(Needed.FIRST),
            it -> it.list(0).give(new Type.Sequence(it.joined(it.element(0), 1))),
            ListFunctions.of(ListFunctions::append)),
    CONCATENATE("concatenate", atLeast(1), ListFunctions::typeOfConcatenation, ListFunctions::concatenate),
    REVERSE("reverse", exactly(1), ListFunctions::typeOfList, ListFunctions.of(ListFunctions::reverse)),
    INDEX_OF(
            "index of",
            exactly(2).needing(Needed.FIRST),
            it -> it.list(0).lookedFor(0, 1).give(new Type.Sequence(NumberTypes.integerFrom(1))),
            ListFunctions.of(ListFunctions::indexOf)),
    DISTINCT_VALUES(
            "distinct values", exactly(1), ListFunctions::typeOfList, ListFunctions.of(ListFunctions::distinct)),
    // number (10.3.4.5)
    DECIMAL("decimal", exactly(2), Rounding::type, Rounding.by(RoundingMode.HALF_EVEN)),
    FLOOR("floor", between(1, 2), Rounding::type, Rounding.by(RoundingMode.FLOOR)),
    CEILING("ceiling", between(1, 2), Rounding::type, Rounding.by(RoundingMode.CEILING)),
    ROUND_UP("round up", exactly(2), Rounding::type, Rounding.by(RoundingMode.UP)),
    ROUND_DOWN("round down", exactly(2), Rounding::type, Rounding.by(RoundingMode.DOWN)),
    ROUND_HALF_UP("round half up", exactly(2), Rounding::type, Rounding.by(RoundingMode.HALF_UP)),
    ROUND_HALF_DOWN("round half down", exactly(2), Rounding::type, Rounding.by(RoundingMode.HALF_DOWN)),
    ABS("abs", exactly(1), NumberFunctions::typeOfAbsolute, NumberFunctions::absolute),
    MODULO("modulo", exactly(2), NumberFunctions::typeOfModulo, NumberFunctions::modulo),
    SQRT("sqrt", exactly(1), NumberFunctions::typeOfRoot, NumberFunctions::root),
    ODD("odd", exactly(1), it -> it.integer(0).give(Type.BOOLEAN), NumberFunctions.parity(false)),
    EVEN("even", exactly(1), it -> it.integer(0).give(Type.BOOLEAN), NumberFunctions.parity(true)),
    // date and time (10.3.4.6, 10.3.4.11)
    DAY_OF_YEAR(
            "day of year",
            exactly(1),
            it -> it.moment(0).give(NumberTypes.integer(1, 366)),
            CalendarFunctions.ofDay(day -> Value.of(day.getDayOfYear()))),
    DAY_OF_WEEK(
            "day of week",
            exactly(1),
            it -> it.moment(0).give(CalendarFunctions.WEEKDAY),
            CalendarFunctions.ofDay(CalendarFunctions::weekday)),
    MONTH_OF_YEAR(
            "month of year",
            exactly(1),
            it -> it.moment(0).give(CalendarFunctions.MONTH),
            CalendarFunctions.ofDay(CalendarFunctions::month)),
    WEEK_OF_YEAR(
            "week of year",
            exactly(1),
            it -> it.moment(0).give(NumberTypes.integer(1, 53)),
            CalendarFunctions.ofDay(CalendarFunctions::week)),
    TODAY("today", Type.DATE, now -> new Value.Date(now.toLocalDate())),
    NOW("now", Type.DATE_TIME, Value.DateTime::new);

    /** The type of what comes out. */
    interface Typing {
        Type of(ArgumentTypes arguments);
    }

    /** What comes out, with as many arguments as the function takes. */
    interface Computation {
        Value of(Builtin function, List<Value> arguments, Calculator on);
    }

    private static final Map<String, Builtin> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Builtin::feelName, Function.identity()));

    private final String feelName;
    private final Parameters parameters;
    private final Typing typing;
    private final Computation computation;
    private final Optional<Function<ZonedDateTime, Value>> clock;

    Builtin(String feelName, Parameters parameters, Typing typing, Computation computation) {
        this.feelName = feelName;
        this.parameters = parameters;
        this.typing = typing;
        this.computation = computation;
        this.clock = Optional.empty();
    }

    /** A function of the moment at which it is called; no other one can read that. */
    Builtin(String feelName, Type type, Function<ZonedDateTime, Value> clock) {
        this.feelName = feelName;
        this.parameters = exactly(0);
        this.typing = arguments -> type;
        this.computation = (function, arguments, on) -> Value.NULL;
        this.clock = Optional.of(clock);
    }

    private static Value not(Builtin function, List<Value> arguments, Calculator on) {
        Value value = arguments.get(0);
        boolean fits = value instanceof Value.Bool || value instanceof Value.Null;
        return fits ? Truth.not(value) : on.budget().nullFor("not() takes a boolean, not " + value.noun());
    }

    /** The name in the standard, single spaces between its words. */
    public String feelName() {
        return feelName;
    }

    public static Optional<Builtin> named(String feelName) {
        return Optional.ofNullable(BY_NAME.get(feelName));
    }

    public boolean takes(int arguments) {
        return parameters.takes(arguments);
    }

    /** How many arguments it takes, in words. */
    public String counts() {
        return parameters.counts();
    }

    /** How many of so many arguments, counted from the first, make the result null when they are null. */
    public int needed(int arguments) {
        return parameters.neededOf(arguments);
    }

    /** Whether the same call can come to something else at another moment. */
    public boolean readsClock() {
        return clock.isPresent();
    }

    /** The type of what a call gives; what does not fit is said to the arguments. */
    public Type typeOf(ArgumentTypes arguments) {
        return typing.of(arguments);
    }

    /** What a call comes to; null, with a remark, where there is no answer. */
    public Value call(List<Value> arguments, Calculator on, ZonedDateTime now) {
        return clock.isPresent() ? clock.get().apply(now) : computation.of(this, arguments, on);
    }

    /** Null for an argument of the wrong kind; a missing one needs no remark. */
    Value unfit(Value argument, Calculator on) {
        if (argument instanceof Value.Null) return argument;
        return on.budget().nullFor(feelName + "() does not take " + argument.noun());
    }
}
