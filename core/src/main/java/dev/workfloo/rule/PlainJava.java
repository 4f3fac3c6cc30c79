package dev.workfloo.rule;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as what Java has for them. */
final class PlainJava {

    private PlainJava() {}

    static @Nullable Object of(Value value) {
        if (value instanceof Value.Text text) return text.text();
        if (value instanceof Value.Num num) return decimal(num);
        if (value instanceof Value.Bool bool) return bool.truth();
        if (value instanceof Value.Date date) return date.date();
        if (value instanceof Value.DateTime time) return time.moment();
        if (value instanceof Value.Days days) return days.length();
        if (value instanceof Value.Months months) return period(months);
        if (value instanceof Value.Sequence list) return list(list.items());
        return value instanceof Value.Context context ? map(context.members()) : null;
    }

    /** Without an exponent, but for what no document may hold: so many zeros would fill the memory. */
    static BigDecimal decimal(Value.Num num) {
        BigDecimal number = num.number();
        return number.scale() < 0 && num.isWritable() ? number.setScale(0) : number;
    }

    static Period period(Value.Months months) {
        try {
            return Period.of(Math.toIntExact(months.months() / 12), (int) (months.months() % 12), 0);
        } catch (ArithmeticException e) {
            throw new UnfitValue("has more years than a Period");
        }
    }

    static List<@Nullable Object> list(List<Value> items) {
        List<@Nullable Object> plain = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            try {
                plain.add(of(items.get(i)));
            } catch (UnfitValue unfit) {
                throw unfit.inItem(i);
            }
        }
        return Collections.unmodifiableList(plain);
    }

    static Map<String, @Nullable Object> map(Map<String, Value> members) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            try {
                plain.put(name, of(member));
            } catch (UnfitValue unfit) {
                throw unfit.inMember(name);
            }
        });
        return Collections.unmodifiableMap(plain);
    }
}
