package dev.workfloo.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreDamaged;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored form to the letter: what was written by any release is read by this one. */
class StoredJsonTest {

    private static final Value DAY = Value.of(LocalDate.of(2026, 1, 31));

    private static Value.Context holding(Value value) {
        return new Value.Context(Map.of("x", value));
    }

    private static Value named(String name, String text) {
        return Value.of(Map.of(name, text));
    }

    @Test
    void timesKeepTheirForm() {
        Value moment = Value.of(ZonedDateTime.of(2026, 1, 31, 10, 0, 0, 0, ZoneOffset.UTC));
        Value times = Value.of(List.of(DAY, moment, Duration.ofHours(36), new Value.Months(14)));
        String stored = """
                {"x":[{"@date":"2026-01-31"},{"@dateTime":"2026-01-31T10:00Z"},{"@days":"PT36H"},{"@months":"14"}]}""";

        assertEquals(stored, StoredJson.text(holding(times)));
        assertEquals(holding(times), StoredJson.read(stored));
    }

    @ParameterizedTest
    @CsvSource({
        "@date, 2026-01-31, @@date",
        "@date, not a date, @@date",
        "@@date, 2026-01-31, @@@date",
        "@dateTime, x, @@dateTime",
        "@days, x, @@days",
        "@@@months, 14, @@@@months",
        "@Date, x, @Date",
        "@, x, @",
        "@@, x, @@",
        "date, 2026-01-31, date"
    })
    void aNameLikeATagIsMarked(String name, String text, String stored) {
        Value object = named(name, text);

        assertEquals("{\"x\":{\"" + stored + "\":\"" + text + "\"}}", StoredJson.text(holding(object)));
        assertEquals(holding(object), StoredJson.read(StoredJson.text(holding(object))));
    }

    @Test
    void whatNobodyMisreadsIsNotMarked() {
        String stored =
                "{\"@date\":1,\"x\":{\"@date\":null},\"y\":{\"@date\":\"2026-01-31\",\"z\":{\"@days\":[\"P1D\"]}}}";

        assertEquals(stored, StoredJson.text(StoredJson.read(stored)));
    }

    @Test
    void halfACharacterInANameIsReplaced() {
        Value.Context stored = StoredJson.read(StoredJson.text(Value.Context.of(Map.of("a\ud800", "\udc00"))));

        assertEquals(Value.Context.of(Map.of("a?", "\udc00")), stored);
    }

    /** What clients sent is read again and again: where its names are remembered, the same name is the same object. */
    @Test
    void namesAreNotRemembered() {
        String stored = "{\"a name\":1}";

        String first = StoredJson.read(stored).members().keySet().iterator().next();
        String second = StoredJson.read(stored).members().keySet().iterator().next();

        assertNotSame(first, second);
        assertNotSame(first.intern(), second);
    }

    /** Releases before took names of 50,000. */
    @Test
    void aLongNameThatWasStoredIsRead() {
        Value.Context object = Value.Context.of(Map.of("n".repeat(100_000), 1));

        assertEquals(object, StoredJson.read(StoredJson.text(object)));
    }

    @Test
    void aDateThatWasStoredIsADate() {
        assertEquals(holding(DAY), StoredJson.read("{\"x\":{\"@date\":\"2026-01-31\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "@date, not a date",
        "@dateTime, 2026-01-31",
        "@days, P1Y",
        "@months, many",
        "@months, 99999999999999999999"
    })
    void aTagThatWasStoredWithoutATimeIsAName(String tag, String text) {
        Value.Context read = StoredJson.read("{\"x\":{\"" + tag + "\":\"" + text + "\"}}");

        assertEquals(holding(named(tag, text)), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"x\":",
                "{\"x\":1",
                "{\"x\":[1,{\"y\"",
                "{\"x\":1}}",
                "{}{}",
                "[]",
                "1",
                "null",
                "x",
                "{\"@date\":\"2026-01-31\"}"
            })
    void whatIsNoObjectIsDamaged(String stored) {
        StoreDamaged damaged = assertThrows(StoreDamaged.class, () -> StoredJson.read(stored));

        assertEquals("a stored document is no JSON object", damaged.getMessage());
    }
}
