package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import java.time.ZonedDateTime;
import java.util.List;

/** The built-in functions (DMN 1.5, §10.3.4), each called with as many arguments as the parser has let through. */
public final class Functions {

    private final Budget work;
    private final ZonedDateTime now;
    private final TextFunctions texts;
    private final NumberFunctions numbers;
    private final ListFunctions lists;
    private final TimeFunctions times;

    public Functions(ZonedDateTime now, Budget work, Calculator calculator) {
        this.work = work;
        this.now = now;
        this.texts = new TextFunctions(work);
        this.numbers = new NumberFunctions(work, calculator);
        this.lists = new ListFunctions(work, calculator);
        this.times = new TimeFunctions(work);
    }

    public Value call(Builtin function, List<Value> arguments) {
        return switch (function) {
            case DATE, DATE_AND_TIME, DURATION, YEARS_AND_MONTHS_DURATION -> times.make(function, arguments);
            case DAY_OF_YEAR, DAY_OF_WEEK, MONTH_OF_YEAR, WEEK_OF_YEAR -> times.ask(function, arguments.get(0));
            case TODAY -> new Value.Date(now.toLocalDate());
            case NOW -> new Value.DateTime(now);
            case NOT -> not(arguments.get(0));
            case NUMBER -> numbers.read(arguments.get(0));
            case STRING,
                    STRING_LENGTH,
                    UPPER_CASE,
                    LOWER_CASE,
                    SUBSTRING,
                    SUBSTRING_BEFORE,
                    SUBSTRING_AFTER,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH -> texts.call(function, arguments);
            case STRING_JOIN -> texts.join(arguments);
            case LIST_CONTAINS, COUNT, SUBLIST, APPEND, CONCATENATE, REVERSE, INDEX_OF, DISTINCT_VALUES ->
                lists.call(function, arguments);
            case MIN, MAX, SUM, MEAN, ALL, ANY -> lists.gather(function, arguments);
            case DECIMAL, FLOOR, CEILING, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN ->
                numbers.round(function, arguments);
            case ABS -> numbers.abs(arguments.get(0));
            case MODULO -> numbers.modulo(arguments.get(0), arguments.get(1));
            case SQRT -> numbers.sqrt(arguments.get(0));
            case ODD, EVEN -> numbers.parity(function, arguments.get(0));
        };
    }

    private Value not(Value value) {
        boolean fits = value instanceof Value.Bool || value instanceof Value.Null;
        return fits ? Truth.not(value) : work.nullFor("not() takes a boolean, not " + value.noun());
    }

    /** Null for an argument of the wrong kind; a missing one needs no remark. */
    static Value unfit(Builtin function, Value argument, Budget work) {
        if (argument instanceof Value.Null) return argument;
        return work.nullFor(function.feelName() + "() does not take " + argument.noun());
    }
}
