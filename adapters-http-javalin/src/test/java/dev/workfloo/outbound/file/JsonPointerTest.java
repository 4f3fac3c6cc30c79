package dev.workfloo.outbound.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

    /** The example of RFC 6901, §5. */
    private static final Value EXAMPLE =
            json("{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, \"e^f\": 3,"
                    + " \"g|h\": 4, \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, \"m~n\": 8}");

    private static Value json(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).get();
    }

    private static JsonPointer pointer(String text) {
        return JsonPointer.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/foo/0, \"bar\"",
                "/, 0",
                "/a~1b, 1",
                "/c%d, 2",
                "/e^f, 3",
                "/g|h, 4",
                "/i\\j, 5",
                "/k\"l, 6",
                "`/ `, 7",
                "/m~0n, 8",
                "/foo/2, null",
                "/foo/-, null",
                "/foo/00, null",
                "/foo/99999999999, null",
                "/bar/0, null",
                "/a~1b/x, null"
            })
    void findsWhatTheStandardSays(String place, String found) {
        assertEquals(json(found), pointer(place).in(EXAMPLE));
    }

    @Test
    void theEmptyPointerIsTheWhole() {
        assertEquals(EXAMPLE, pointer("").in(EXAMPLE));
        assertTrue(pointer("").isRoot());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "/~", "/~2", "#/a"})
    void refusesWhatIsNoPointer(String text) {
        assertEquals(Optional.empty(), JsonPointer.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "/a; {}; {\"a\":1}",
                "/a/b; {\"c\":0}; {\"c\":0,\"a\":{\"b\":1}}",
                "/a/b; {\"a\":{\"c\":0}}; {\"a\":{\"c\":0,\"b\":1}}",
                "/a/0/b; {\"a\":[{\"c\":0}]}; {\"a\":[{\"c\":0,\"b\":1}]}",
                "/0; {}; {\"0\":1}",
                "/a; {\"a\":2}; {\"a\":1}"
            })
    void putsAValueThere(String place, String before, String after) {
        assertEquals(Optional.of(json(after)), pointer(place).put(json(before), Value.of(1)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {"/a/b; {\"a\":2}", "/a/0; {\"a\":[]}", "/a/-; {\"a\":[1]}", "/a/x; {\"a\":[1]}"})
    void putsNothingWhereSomethingStands(String place, String before) {
        assertEquals(Optional.empty(), pointer(place).put(json(before), Value.of(1)));
    }

    @Test
    void aPlaceHoldsThoseBeneathIt() {
        assertTrue(pointer("/a").holds(pointer("/a/b")));
        assertTrue(pointer("/a").holds(pointer("/a")));
        assertFalse(pointer("/a/b").holds(pointer("/a")));
        assertFalse(pointer("/a").holds(pointer("/ab")));
    }

    @Test
    void aPointerMayBeLong() {
        String name = "a~1".repeat(100_000);

        assertEquals(1, pointer("/" + name).steps().size());
        assertEquals(100_000, pointer("/a".repeat(100_000)).steps().size());
        assertEquals(Optional.empty(), JsonPointer.parse("/" + name + "~2"));
    }
}
