package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands after a dot: the members of contexts and the parts of dates, times and durations (DMN 1.5, Tables 65 and 66). */
final class MemberTypes {

    private static final Map<String, Type> OF_DATE = new LinkedHashMap<>();
    private static final Map<String, Type> OF_DATE_TIME = new LinkedHashMap<>();
    private static final Map<String, Type> OF_DAYS = new LinkedHashMap<>();
    private static final Map<String, Type> OF_MONTHS = new LinkedHashMap<>();

    static {
        OF_DATE.put("year", Type.INTEGER);
        OF_DATE.put("month", NumberTypes.integer(1, 12));
        OF_DATE.put("day", NumberTypes.integer(1, 31));
        OF_DATE.put("weekday", NumberTypes.integer(1, 7));
        OF_DATE_TIME.putAll(OF_DATE);
        OF_DATE_TIME.put("hour", NumberTypes.integer(0, 23));
        OF_DATE_TIME.put("minute", NumberTypes.integer(0, 59));
        OF_DATE_TIME.put("second", NumberTypes.seconds());
        OF_DAYS.put("days", Type.INTEGER);
        OF_DAYS.put("hours", NumberTypes.integer(-23, 23));
        OF_DAYS.put("minutes", NumberTypes.integer(-59, 59));
        OF_DAYS.put("seconds", Type.NUMBER);
        OF_MONTHS.put("years", Type.INTEGER);
        OF_MONTHS.put("months", NumberTypes.integer(-11, 11));
    }

    private MemberTypes() {}

    static Optional<Type> named(String name, Type of) {
        return Optional.ofNullable(all(of).get(name));
    }

    static Collection<String> names(Type of) {
        return all(of).keySet();
    }

    private static Map<String, Type> all(Type of) {
        if (of instanceof Type.Context context) return context.members();
        if (of instanceof Type.Date) return OF_DATE;
        if (of instanceof Type.DateTime) return OF_DATE_TIME;
        if (of instanceof Type.Days) return OF_DAYS;
        return of instanceof Type.Months ? OF_MONTHS : Map.of();
    }
}
