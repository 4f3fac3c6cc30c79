package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values and Java's own types, to and fro. */
class JavaValueProperties {

    private enum Colour {
        RED,
        GREEN
    }

    record Leaf(int small, long large, BigDecimal decimal, String text, Optional<LocalDate> date) {}

    record Tree(Leaf leaf, List<Leaf> leaves, Map<Colour, Optional<Instant>> moments, boolean[] truths, Rest rest) {}

    record Rest(ZonedDateTime moment, Duration length, Period months, double number, Object any) {}

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> moments = Combinators.combine(
                        Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.of(ZoneOffset.UTC, ZoneOffset.ofHours(-6), ZoneId.of("America/Mexico_City")))
                .as((seconds, nanos, zone) ->
                        Value.of(Instant.ofEpochSecond(seconds, nanos).atZone(zone)));
        Arbitrary<Value> times = Arbitraries.oneOf(
                moments,
                dates().map(Value::of),
                Arbitraries.longs().map(Duration::ofSeconds).map(Value::of),
                Arbitraries.integers().map(Value.Months::new));
        return Combinators.combine(Samples.trees(), times.list().ofMaxSize(3))
                .as((tree, list) -> Value.of(List.of(tree, list)));
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(-1_000_000, 1_000_000).map(LocalDate::ofEpochDay);
    }

    @Property(tries = 300)
    void aValueIsTheSameAgainFromWhatIsPlain(@ForAll("values") Value value) {
        assertEquals(value, Value.of(value.toPlain()));
        assertEquals(value, Value.of(value.as(Object.class)));
        assertEquals(value.toPlain(), value.as(List.class));
    }

    @Property
    void noPlainNumberHasAnExponent(@ForAll("numbers") BigDecimal number) {
        BigDecimal plain = Value.of(number).as(BigDecimal.class);

        assertEquals(0, number.compareTo(plain));
        assertFalse(plain.scale() < 0 && new Value.Num(number).isWritable());
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Samples.numbers();
    }

    @Provide
    Arbitrary<Tree> trees() {
        Arbitrary<Leaf> leaves = Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.bigIntegers().map(BigDecimal::new),
                        Arbitraries.strings().ofMaxLength(5),
                        dates().optional())
                .as(Leaf::new);
        Arbitrary<Rest> rests = Combinators.combine(
                        dates().map(date -> date.atStartOfDay(ZoneOffset.UTC)),
                        Arbitraries.longs().map(Duration::ofMillis),
                        Arbitraries.integers()
                                .map(months -> Period.ofMonths(months).normalized()),
                        Arbitraries.doubles(),
                        Arbitraries.of("x", true, BigDecimal.TEN.setScale(0), List.of()))
                .as((moment, length, months, number, any) -> new Rest(moment, length, months, number + 0.0, any));
        return Combinators.combine(
                        leaves,
                        leaves.list().ofMaxSize(3),
                        Arbitraries.maps(
                                        Arbitraries.of(Colour.class),
                                        dates().map(date -> date.atStartOfDay(ZoneOffset.UTC)
                                                        .toInstant())
                                                .optional())
                                .ofMaxSize(2),
                        Arbitraries.of(true, false).list().ofMaxSize(3),
                        rests)
                .as((leaf, more, moments, truths, rest) -> new Tree(leaf, more, moments, primitive(truths), rest));
    }

    private static boolean[] primitive(List<Boolean> truths) {
        boolean[] all = new boolean[truths.size()];
        for (int i = 0; i < all.length; i++) all[i] = truths.get(i);
        return all;
    }

    @Property
    void aRecordIsTheSameAgainFromItsValue(@ForAll("trees") Tree tree) {
        Tree again = Value.of(tree).as(Tree.class);

        // An array is equal to none but itself.
        assertEquals(Value.of(tree.truths()), Value.of(again.truths()));
        assertEquals(
                new Tree(tree.leaf(), tree.leaves(), tree.moments(), tree.truths(), tree.rest()),
                new Tree(again.leaf(), again.leaves(), again.moments(), tree.truths(), again.rest()));
    }

    /** Whatever of it does not fit is named, and what it is is not told. */
    @Property
    void namesWhatDoesNotFitAndNotWhatItIs(@ForAll("trees") Tree tree) {
        Value.Context whole = (Value.Context) Value.of(tree);
        Value.Context rest = (Value.Context) whole.get("rest");
        Map<String, Value> wrong = new LinkedHashMap<>(rest.members());
        wrong.put("length", Value.of("SECRET"));
        Map<String, Value> members = new LinkedHashMap<>(whole.members());
        members.put("rest", new Value.Context(wrong));

        UnfitValue unfit = assertThrows(UnfitValue.class, () -> new Value.Context(members).as(Tree.class));

        assertEquals("rest.length", unfit.place());
        assertTrue(!unfit.toString().contains("SECRET"), unfit::toString);
    }
}
