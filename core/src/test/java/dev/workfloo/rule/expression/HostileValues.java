package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws values at and beyond every limit. */
final class HostileValues {

    private static final List<Value> SCALARS = scalars();

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    private static List<Value> scalars() {
        List<Value> scalars = new ArrayList<>(List.of(Value.NULL, Value.of(true), Value.of(false)));
        for (String number : List.of(
                "0", "1", "-1", "0.5", "3", "1E+2000000000", "-1E+2000000000", "1E-2000000000", "9.9E+6144", "1E+6145",
                "1E-6176", "-1E-6177", "99999999999999999999999999999999999999999", "2147483648", "-2147483648")) {
            scalars.add(Value.of(new BigDecimal(number)));
        }
        scalars.add(Value.of(new BigDecimal(BigInteger.ONE.shiftLeft(20_000).add(BigInteger.ONE), 3_000)));
        for (LocalDate date : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH)) scalars.add(Value.of(date));
        for (ZoneId zone : List.of(ZoneOffset.MIN, ZoneOffset.MAX, ZoneId.of("America/Mexico_City"))) {
            scalars.add(Value.of(LocalDateTime.MIN.plusYears(1).atZone(zone)));
            scalars.add(Value.of(LocalDateTime.MAX.minusYears(1).atZone(zone)));
        }
        scalars.add(Value.of(ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN)));
        scalars.add(Value.of(ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.MAX)));
        for (Duration length : List.of(
                Duration.ZERO,
                Duration.ofNanos(-1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
            scalars.add(Value.of(length));
        }
        for (long months : List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) scalars.add(new Value.Months(months));
        for (String text : List.of("", "a", "\ud800", "-", "1E5", "9".repeat(7_000), "0".repeat(200_000) + "1"))
            scalars.add(Value.of(text));
        for (String text : List.of("999999999-12-31", "P999999999Y", "ab".repeat(30_000), "2026-02-30"))
            scalars.add(Value.of(text));
        return List.copyOf(scalars);
    }

    Value value(int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 11);
        if (kind < 6) return SCALARS.get(random.nextInt(SCALARS.size()));
        if (kind < 8) return context(depth - 1);
        if (kind < 10) return list(depth - 1);
        return nested();
    }

    private Value list(int depth) {
        if (random.nextInt(8) == 0) return new Value.Sequence(Collections.nCopies(100_001, value(0)));
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) items.add(value(depth));
        return new Value.Sequence(items);
    }

    private Value context(int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "year", "item", "")) {
            if (random.nextBoolean()) members.put(name, value(depth));
        }
        return new Value.Context(members);
    }

    /** A list in a list, and so on. */
    private Value nested() {
        Value value = value(0);
        for (int i = 0; i < 90; i++) value = new Value.Sequence(List.of(value));
        return value;
    }

    Value.Context names() {
        Map<String, Value> names = new LinkedHashMap<>();
        for (String name : TreeSampler.NAMES) if (random.nextInt(8) > 0) names.put(name, value(3));
        return new Value.Context(names);
    }
}
