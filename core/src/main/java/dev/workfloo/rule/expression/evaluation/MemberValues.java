package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind a dot: members of contexts, and the parts of dates, times and durations (DMN 1.5, Tables 65 and 66). */
final class MemberValues {

    private MemberValues() {}

    static Value of(Value value, String member, Budget budget) {
        if (value instanceof Value.Context context) {
            Value found = context.get(member);
            return found instanceof Value.Null && !context.members().containsKey(member)
                    ? budget.nullFor("there is no member " + member)
                    : found;
        }
        if (value instanceof Value.Sequence list) return ofEach(list, member, budget);
        if (value instanceof Value.Null) return value;
        return part(value, member)
                .<Value>map(Value.Num::new)
                .orElseGet(() -> budget.nullFor(value.noun() + " has no " + member));
    }

    private static Value ofEach(Value.Sequence list, String member, Budget budget) {
        List<Value> members = new ArrayList<>(list.items().size());
        for (Value element : list.items()) {
            if (!budget.charge(1)) return Value.NULL;
            members.add(element instanceof Value.Sequence ? Value.NULL : of(element, member, budget));
        }
        return budget.list(members);
    }

    private static Optional<BigDecimal> part(Value value, String member) {
        Optional<Long> part = Optional.empty();
        if (value instanceof Value.Date date) part = ofDate(date.date(), member);
        else if (value instanceof Value.DateTime time) return ofMoment(time.moment(), member);
        else if (value instanceof Value.Months months) part = ofMonths(months.months(), member);
        else if (value instanceof Value.Days days) return ofDays(days.length(), member);
        return part.map(BigDecimal::valueOf);
    }

    private static Optional<Long> ofDate(LocalDate date, String member) {
        return switch (member) {
            case "year" -> Optional.of((long) date.getYear());
            case "month" -> Optional.of((long) date.getMonthValue());
            case "day" -> Optional.of((long) date.getDayOfMonth());
            case "weekday" -> Optional.of((long) date.getDayOfWeek().getValue());
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> ofMoment(ZonedDateTime moment, String member) {
        return switch (member) {
            case "hour" -> Optional.of(BigDecimal.valueOf(moment.getHour()));
            case "minute" -> Optional.of(BigDecimal.valueOf(moment.getMinute()));
            case "second" -> Optional.of(seconds(moment.getSecond(), moment.getNano()));
            default -> ofDate(moment.toLocalDate(), member).map(BigDecimal::valueOf);
        };
    }

    private static BigDecimal seconds(int whole, int nanos) {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(nanos, 9));
    }

    private static Optional<Long> ofMonths(long months, String member) {
        return switch (member) {
            case "years" -> Optional.of(months / 12);
            case "months" -> Optional.of(months % 12);
            default -> Optional.empty();
        };
    }

    /** All parts of a negative duration are negative. */
    private static Optional<BigDecimal> ofDays(Duration length, String member) {
        if (length.isNegative() && length.getSeconds() > Long.MIN_VALUE) {
            return ofDays(length.negated(), member).map(BigDecimal::negate);
        }
        return switch (member) {
            case "days" -> Optional.of(BigDecimal.valueOf(length.toDaysPart()));
            case "hours" -> Optional.of(BigDecimal.valueOf(length.toHoursPart()));
            case "minutes" -> Optional.of(BigDecimal.valueOf(length.toMinutesPart()));
            case "seconds" -> Optional.of(seconds(length.toSecondsPart(), length.getNano()));
            default -> Optional.empty();
        };
    }
}
