package dev.workfloo.rule.expression;

import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws ordinary values of a type, from so few that they often meet. */
final class SampleValues {

    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "3", "-1", "-7", "0.5", "-2.5", "10", "12.345", "1000000", "0.0001", "1234567.891", "100");
    private static final List<String> TEXTS =
            List.of("", "a", "A", "ab", "b", "banana", "na", "Ñandú 😀", "10", "-2.5");
    private static final List<String> DATES =
            List.of("2026-01-31", "2024-02-29", "2025-02-28", "2000-01-01", "1999-12-31", "2026-11-24");
    private static final List<String> MOMENTS = List.of(
            "2026-01-31T12:00:00Z",
            "2026-01-31T06:00:00-06:00",
            "2024-02-29T23:59:59+02:00",
            "2025-03-01T00:00:00@America/Mexico_City",
            "2026-03-29T01:30:00@Europe/Berlin");
    private static final List<String> LENGTHS =
            List.of("PT0S", "P1D", "-P1D", "PT36H", "P10DT1H30M15S", "-PT5M", "PT0.5S");
    private static final List<Long> MONTHS = List.of(0L, 1L, -1L, 12L, 14L, -25L, 120L);

    private final Random random;

    SampleValues(Random random) {
        this.random = random;
    }

    Value of(Type type) {
        if (type.isNullable() && !(type instanceof Type.Null)) {
            return random.nextInt(3) == 0 ? Value.NULL : of(type.present());
        }
        if (type instanceof Type.Sequence list) return list(list.element());
        if (type instanceof Type.Context context) {
            Map<String, Value> members = new LinkedHashMap<>();
            context.members().forEach((name, member) -> members.put(name, of(member)));
            return new Value.Context(members);
        }
        if (type instanceof Type.Num num) {
            return num.whole() ? Value.of(random.nextInt(6) - 2) : Value.of(new BigDecimal(one(NUMBERS)));
        }
        if (type instanceof Type.Text) return Value.of(one(TEXTS));
        if (type instanceof Type.Bool) return Value.of(random.nextBoolean());
        if (type instanceof Type.Date) return TimeText.date(one(DATES)).orElseThrow();
        if (type instanceof Type.DateTime)
            return TimeText.dateTime(one(MOMENTS)).orElseThrow();
        if (type instanceof Type.Days) return Value.of(Duration.parse(one(LENGTHS)));
        if (type instanceof Type.Months) return new Value.Months(one(MONTHS));
        return Value.NULL;
    }

    private Value list(Type element) {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) items.add(of(element));
        return new Value.Sequence(items);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
