package dev.workfloo.jdbc;

import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values whose members are called as the stored form's own marks are, or are hard to write. */
final class HostileNames {

    private static final List<String> TAGS = List.of("date", "dateTime", "days", "months");
    private static final ZonedDateTime MOMENT =
            ZonedDateTime.of(2026, 3, 29, 2, 30, 0, 1, ZoneId.of("America/Mexico_City"));

    private HostileNames() {}

    static Arbitrary<String> names() {
        Arbitrary<String> marked = Arbitraries.of(TAGS)
                .flatMap(tag -> Arbitraries.integers().between(0, 4).map(marks -> "@".repeat(marks) + tag));
        Arbitrary<String> other = Arbitraries.of(
                "",
                "@",
                "@@",
                "@position",
                "@Date",
                "@date ",
                " @date",
                "@dates",
                "\0",
                "\"",
                "\\",
                "\u2028",
                "ñ",
                "😀");
        return Arbitraries.frequencyOf(
                Tuple.of(4, marked),
                Tuple.of(1, other),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    }

    /** Times, what looks like their texts, and what does not. */
    private static Arbitrary<Value> leaves() {
        return Arbitraries.of(
                        "not a date",
                        "",
                        "\ud800",
                        "2026-02-30",
                        "2026-01-01",
                        "2026-01-01T10:00Z",
                        "2026-01-01T10:00-06:00[America/Mexico_City]",
                        "P1D",
                        "PT9999999999999999999S",
                        "14",
                        "+14",
                        "99999999999999999999",
                        LocalDate.of(2026, 1, 1),
                        MOMENT,
                        Duration.ofNanos(-1_500_000_000),
                        new Value.Months(-14),
                        12,
                        true,
                        Value.NULL)
                .map(Value::of);
    }

    static Arbitrary<Value> values() {
        return values(3);
    }

    private static Arbitrary<Value> values(int depth) {
        if (depth == 0) return leaves();
        Arbitrary<Value> deeper = values(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaves()),
                Tuple.of(1, deeper.list().ofMaxSize(2).map(Value.Sequence::new)),
                Tuple.of(4, Arbitraries.maps(names(), deeper).ofMaxSize(2).map(Value.Context::new)));
    }

    static Arbitrary<Value.Context> objects() {
        return Arbitraries.maps(names(), values(2)).ofMaxSize(2).map(Value.Context::new);
    }

    /** Texts, and objects of them, as somebody would write them in a rule, in which they are composed when it is read. */
    static Arbitrary<Value> written() {
        Arbitrary<Value> texts = leaves().filter(Value.Text.class::isInstance).map(Nfc::of);
        Arbitrary<Value> objects = objects(texts);
        return Arbitraries.oneOf(objects, objects(objects));
    }

    private static Arbitrary<Value> objects(Arbitrary<Value> members) {
        return Arbitraries.maps(names().map(Nfc::of), members)
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(Value.Context::new);
    }

    static String expression(Value written) {
        if (written instanceof Value.Text text) return quoted(text.text());
        return ((Value.Context) written)
                .members().entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + expression(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(String.format(Locale.ROOT, "\\u%04X", c)));
        return quoted.append('"').toString();
    }
}
