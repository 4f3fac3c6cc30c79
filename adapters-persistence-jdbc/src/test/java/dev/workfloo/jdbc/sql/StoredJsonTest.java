package dev.workfloo.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreDamaged;
import dev.workfloo.rule.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A store of one text, which stands elsewhere. */
    private record Elsewhere(Value.Text text) implements TextPlaces {
        @Override
        public Optional<String> place(Value.Text one) {
            return one.equals(text) ? Optional.of("there") : Optional.empty();
        }

        @Override
        public boolean tellsPlacesFromNames() {
            return true;
        }

        @Override
        public Value.Text at(String place) {
            if (!place.equals("there")) throw new IllegalArgumentException(place);
            return text;
        }
    }

    private static final TextPlaces PLACES = new Elsewhere(new Value.Text("long"));

    private static String text(Value.Context value, TextPlaces places) {
        return new String(StoredJson.write(value, places), StandardCharsets.UTF_8);
    }

    private static Value.Context read(String stored, TextPlaces places) {
        return StoredJson.read(stored.getBytes(StandardCharsets.UTF_8), places);
    }

    @Test
    void aTextThatStandsElsewhereKeepsItsForm() {
        Value.Context both = holding(Value.of(List.of("long", "short")));
        String stored = "{\"x\":[{\"@document\":\"there\"},\"short\"]}";

        assertEquals(stored, text(both, PLACES));
        assertEquals(both, read(stored, PLACES));
    }

    /** A client may send what looks like a place: it stays what it is. */
    @ParameterizedTest
    @CsvSource({
        "@document, there, @@document",
        "@document, elsewhere, @@document",
        "@@document, there, @@@document",
        "@date, there, @@date",
        "@Document, there, @Document"
    })
    void aNameLikeAPlaceIsMarked(String name, String text, String stored) {
        Value.Context object = holding(named(name, text));

        assertEquals("{\"x\":{\"" + stored + "\":\"" + text + "\"}}", text(object, PLACES));
        assertEquals(object, read(text(object, PLACES), PLACES));
    }

    /** As it was in formats that know of no places. */
    @ParameterizedTest
    @ValueSource(strings = {"@document", "@@document"})
    void withoutPlacesItIsAName(String name) {
        Value.Context object = holding(named(name, "there"));

        assertEquals("{\"x\":{\"" + name + "\":\"there\"}}", StoredJson.text(object));
        assertEquals(object, StoredJson.read(StoredJson.text(object)));
    }

    @Test
    void aPlaceThatIsNoneIsAName() {
        assertEquals(holding(named("@document", "nowhere")), read("{\"x\":{\"@document\":\"nowhere\"}}", PLACES));
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
