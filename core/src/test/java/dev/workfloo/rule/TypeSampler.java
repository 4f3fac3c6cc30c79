package dev.workfloo.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Draws types, near enough to each other that one often accepts another, and the values of a type. */
public final class TypeSampler {

    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal(-1),
            BigDecimal.ZERO,
            new BigDecimal("0.5"),
            BigDecimal.ONE,
            new BigDecimal(2),
            new BigDecimal(100),
            new BigDecimal("1E-20"),
            new BigDecimal("9999999999999999999999999999999999"));
    private static final List<String> TEXTS = List.of("A", "B", "C", "", "2026-02-30", "Ñandú 😀");
    private static final List<LocalDate> DATES =
            List.of(LocalDate.EPOCH, LocalDate.of(2024, 2, 29), LocalDate.of(2026, 11, 24));
    private static final List<ZonedDateTime> MOMENTS = List.of(
            ZonedDateTime.parse("2026-03-01T12:00:00Z"),
            ZonedDateTime.parse("2026-03-01T06:00:00-06:00"),
            ZonedDateTime.parse("2024-02-29T23:59:59.5-06:00[America/Mexico_City]"));
    private static final List<Type> ATOMS = List.of(
            Type.TEXT,
            Type.NUMBER,
            Type.INTEGER,
            Type.BOOLEAN,
            Type.DATE,
            Type.DATE_TIME,
            Type.DAYS,
            Type.MONTHS,
            Type.NULL,
            Type.NOTHING);

    private final Random random;

    public TypeSampler(Random random) {
        this.random = random;
    }

    public static Arbitrary<Type> types() {
        return Arbitraries.randomValue(random -> new TypeSampler(random).type(2));
    }

    /** Any type, with this many levels of lists, contexts and null at most. */
    public Type type(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 10);
        if (kind < 3) return one(ATOMS);
        if (kind == 3) return new Type.Text(options());
        if (kind == 4) return number();
        if (kind < 7) return type(depth - 1).orNull();
        if (kind == 7) return new Type.Sequence(type(depth - 1));
        return context(depth);
    }

    private Set<String> options() {
        Set<String> options = new LinkedHashSet<>();
        for (String text : TEXTS.subList(0, 3)) if (random.nextBoolean()) options.add(text);
        return options;
    }

    private Type number() {
        return new Type.Num(random.nextBoolean(), bound(), bound());
    }

    private Optional<BigDecimal> bound() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(one(NUMBERS));
    }

    private Type context(int depth) {
        Map<String, Type> members = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) if (random.nextBoolean()) members.put(name, type(depth - 1));
        return new Type.Context(members);
    }

    /** A type much like this one: the same, a little wider, a little narrower, or a little of both. */
    public Type near(Type type) {
        int change = random.nextInt(8);
        if (change == 0) return type.orNull();
        if (change == 1) return type.present();
        if (change == 2) return type;
        if (type instanceof OrNull) return near(type.present()).orNull();
        if (type instanceof Type.Text) return new Type.Text(options());
        if (type instanceof Type.Num num) {
            return new Type.Num(
                    num.whole() == (change > 3),
                    change < 6 ? num.least() : bound(),
                    change == 6 ? num.most() : bound());
        }
        if (type instanceof Type.Sequence list) return new Type.Sequence(near(list.element()));
        if (!(type instanceof Type.Context context)) return type;
        Map<String, Type> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> {
            if (random.nextInt(8) > 0) members.put(name, near(member));
        });
        return new Type.Context(members);
    }

    /** A value of the type; empty when there is none, or when none was found. */
    public Optional<Value> valueOf(Type type) {
        if (type.isNullable() && (type instanceof Type.Null || random.nextInt(3) == 0)) return Optional.of(Value.NULL);
        Type present = type.present();
        if (present instanceof Type.Sequence list) return Optional.of(list(list));
        if (present instanceof Type.Context context) return contextOf(context);
        return atoms(present).stream().filter(present::includes).findFirst();
    }

    private Value list(Type.Sequence type) {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) valueOf(type.element()).ifPresent(items::add);
        return new Value.Sequence(items);
    }

    private Optional<Value> contextOf(Type.Context type) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (Map.Entry<String, Type> member : type.members().entrySet()) {
            Optional<Value> value = valueOf(member.getValue());
            if (value.isEmpty()) return Optional.empty();
            if (!value.get().equals(Value.NULL) || random.nextBoolean()) members.put(member.getKey(), value.get());
        }
        return Optional.of(new Value.Context(members));
    }

    /** Every atom that could be of the type, the first of them at random. */
    private List<Value> atoms(Type type) {
        List<Value> atoms = new ArrayList<>();
        if (type instanceof Type.Text text) {
            text.options().forEach(it -> atoms.add(Value.of(it)));
            TEXTS.forEach(it -> atoms.add(Value.of(it)));
        }
        if (type instanceof Type.Num num) {
            NUMBERS.forEach(it -> atoms.add(Value.of(it)));
            num.least().ifPresent(it -> atoms.add(Value.of(it)));
            num.most().ifPresent(it -> atoms.add(Value.of(it)));
        }
        if (type instanceof Type.Bool) List.of(true, false).forEach(it -> atoms.add(Value.of(it)));
        if (type instanceof Type.Date) DATES.forEach(it -> atoms.add(Value.of(it)));
        if (type instanceof Type.DateTime) MOMENTS.forEach(it -> atoms.add(Value.of(it)));
        if (type instanceof Type.Days) {
            List.of("P1D", "PT0S", "-PT36H0.5S").forEach(it -> atoms.add(Value.of(Duration.parse(it))));
        }
        if (type instanceof Type.Months) List.of(0L, 14L, -1L).forEach(it -> atoms.add(new Value.Months(it)));
        Collections.shuffle(atoms, random);
        return atoms;
    }

    /** Any value at all. */
    public Value value() {
        return valueOf(type(2)).orElse(Value.NULL);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
