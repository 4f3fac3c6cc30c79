package dev.workfloo.rule.expression.function;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions that expressions can call (DMN 1.5, §10.3.4), by their names in the standard. */
public enum Builtin {
    // conversion (10.3.4.1)
    DATE("date", 1, 3),
    DATE_AND_TIME("date and time", 1, 2),
    DURATION("duration", 1, 1),
    YEARS_AND_MONTHS_DURATION("years and months duration", 2, 2),
    NUMBER("number", 1, 1),
    STRING("string", 1, 1),
    // boolean (10.3.4.2)
    NOT("not", 1, 1),
    // text (10.3.4.3)
    SUBSTRING("substring", 2, 3),
    STRING_LENGTH("string length", 1, 1),
    UPPER_CASE("upper case", 1, 1),
    LOWER_CASE("lower case", 1, 1),
    SUBSTRING_BEFORE("substring before", 2, 2),
    SUBSTRING_AFTER("substring after", 2, 2),
    CONTAINS("contains", 2, 2),
    STARTS_WITH("starts with", 2, 2),
    ENDS_WITH("ends with", 2, 2),
    STRING_JOIN("string join", 1, 2),
    // list (10.3.4.4)
    LIST_CONTAINS("list contains", 2, 2),
    COUNT("count", 1, 1),
    MIN("min", 1, 1_000),
    MAX("max", 1, 1_000),
    SUM("sum", 1, 1_000),
    MEAN("mean", 1, 1_000),
    ALL("all", 1, 1_000),
    ANY("any", 1, 1_000),
    SUBLIST("sublist", 2, 3),
    APPEND("append", 2, 1_000),
    CONCATENATE("concatenate", 1, 1_000),
    REVERSE("reverse", 1, 1),
    INDEX_OF("index of", 2, 2),
    DISTINCT_VALUES("distinct values", 1, 1),
    // number (10.3.4.5)
    DECIMAL("decimal", 2, 2),
    FLOOR("floor", 1, 2),
    CEILING("ceiling", 1, 2),
    ROUND_UP("round up", 2, 2),
    ROUND_DOWN("round down", 2, 2),
    ROUND_HALF_UP("round half up", 2, 2),
    ROUND_HALF_DOWN("round half down", 2, 2),
    ABS("abs", 1, 1),
    MODULO("modulo", 2, 2),
    SQRT("sqrt", 1, 1),
    ODD("odd", 1, 1),
    EVEN("even", 1, 1),
    // date and time (10.3.4.6, 10.3.4.11)
    DAY_OF_YEAR("day of year", 1, 1),
    DAY_OF_WEEK("day of week", 1, 1),
    MONTH_OF_YEAR("month of year", 1, 1),
    WEEK_OF_YEAR("week of year", 1, 1),
    TODAY("today", 0, 0),
    NOW("now", 0, 0);

    private static final Map<String, Builtin> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Builtin::feelName, Function.identity()));

    private final String feelName;
    private final int fewest;
    private final int most;

    Builtin(String feelName, int fewest, int most) {
        this.feelName = feelName;
        this.fewest = fewest;
        this.most = most;
    }

    /** The name in the standard, single spaces between its words. */
    public String feelName() {
        return feelName;
    }

    public boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most && !(this == DATE && arguments == 2);
    }

    /** How many arguments it takes, in words. */
    public String counts() {
        if (this == DATE) return "1 or 3 arguments";
        if (fewest == most) return fewest + (fewest == 1 ? " argument" : " arguments");
        if (most == 1_000) return "at least " + fewest + (fewest == 1 ? " argument" : " arguments");
        return fewest + " to " + most + " arguments";
    }

    public static Optional<Builtin> named(String feelName) {
        return Optional.ofNullable(BY_NAME.get(feelName));
    }
}
