package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static Either<String, Value> read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "1" + "]".repeat(depth);
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"f" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void eachKindOfJsonHasItsValue() {
        Value value = read("{\"a\":null,\"b\":[true,\"x\",1.50]}").get();

        Value items = Value.of(List.of(true, "x", new BigDecimal("1.5")));
        Map<String, Value> members = Map.of("a", Value.NULL, "b", items);
        assertEquals(new Value.Context(members), value);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "1, 1e0", "100, 1E+2", "0, -0", "0, 0e10", "0.1, 1e-1", "-5, -50e-1"})
    void equalNumbersAreEqualValues(String one, String other) {
        assertEquals(read(one), read(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
    void whatIsNotInUtf8IsRefused(String encoding) {
        byte[] text = "{\"name\": \"Ñandú\"}".getBytes(Charset.forName(encoding));

        assertEquals("JSON that is not in UTF-8", JsonReader.read(text).getLeft());
    }

    /** Longer than need be, halves of pairs, and beyond the last character (RFC 3629, §3). */
    @ParameterizedTest
    @ValueSource(strings = {"C080", "C181", "E08081", "EDA080", "EDA0BDEDB880", "F4908080", "FF", "80", "C3"})
    void whatIsNoUtf8IsRefused(String bytes) {
        byte[] text = HexFormat.of().parseHex("22" + bytes + "22");

        assertEquals("JSON that is not in UTF-8", JsonReader.read(text).getLeft());
    }

    /** Which the standard lets readers ignore. */
    @Test
    void aByteOrderMarkOfUtf8IsIgnored() {
        assertEquals(read("7"), read("\uFEFF7"));
    }

    @Test
    void textOfAnyLengthIsReadInUtf8() {
        String name = "Ñandú 😀 ".repeat(10_000);

        assertEquals(Value.of(name), read('"' + name + '"').get());
    }

    @Test
    void aHundredLevelsAreEnough() {
        assertTrue(read(nested(100)).isRight());
        assertEquals(
                "JSON nested more than 100 deep at line 1, column 103",
                read(nested(101)).getLeft());
        assertTrue(read(nested(100_000)).isLeft());
    }

    @Test
    void aThousandFieldsAreEnough() {
        assertTrue(read(fields(1_000)).isRight());
        assertTrue(read(fields(1_001)).getLeft().startsWith("JSON with more than 1000 fields in one object at line 1"));
    }

    @Test
    void aRequestHas100000Values() {
        String most = "[" + "1,".repeat(99_998) + "1]";
        String more = "[" + "1,".repeat(99_999) + "1]";

        assertTrue(read(most).isRight());
        assertTrue(read(more).getLeft().startsWith("JSON of more than 100000 values at line 1"));
        assertTrue(
                JsonReader.readDocument(more.getBytes(StandardCharsets.UTF_8)).isRight());
    }

    @Test
    void aNumberHas1000Digits() {
        assertTrue(read("9".repeat(1_000)).isRight());
        assertTrue(read("-" + "9".repeat(999)).isRight());
        for (String number :
                List.of("9".repeat(1_001), "[0." + "9".repeat(999) + "]", "{\"a\":" + "9".repeat(100_000) + "}")) {
            assertTrue(read(number).getLeft().startsWith("JSON with a number of more than 1000 characters at line 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00f1", "\u20ac", "\ud83d\ude00", "\\u0061", "\\ud83d\\ude00"})
    void aNameHas256Characters(String character) {
        String longest = "{\"" + character.repeat(256) + "\":1}";

        assertTrue(read(longest).isRight());
        for (int length : new int[] {257, 300, 1_024, 5_000, 60_000}) {
            String longer = "[{\"" + character.repeat(length) + "\":9}]";
            String why = read(longer).getLeft();
            assertTrue(why.matches("JSON with a name of more than 256 characters at line 1, column \\d+"), why);
            assertEquals(
                    why,
                    JsonReader.readDocument(longer.getBytes(StandardCharsets.UTF_8))
                            .getLeft());
        }
    }

    /** Senders choose names: where they are remembered, the same name is the same object. */
    @Test
    void namesAreNotRemembered() {
        String text = "{\"a name\":{\"another\":[{\"third\":0}]}}";

        assertNotSame(onlyName(read(text)), onlyName(read(text)));
        assertNotSame(onlyName(read(text)), onlyName(read(text)).intern());
    }

    private static String onlyName(Either<String, Value> read) {
        return ((Value.Context) read.get()).members().keySet().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e-1000000", "-9e999999"})
    void exponentsUpToAMillionAreRead(String number) {
        assertTrue(read(number).isRight());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000001", "1e-1000001", "1000e2147483647", "1e99999999999", "-1e-99999999999"})
    void largerExponentsAreRefused(String number) {
        assertTrue(read(number).getLeft().startsWith("JSON with a number whose exponent is beyond 1000000 at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a:1}",
                "[1,]",
                "{\"a\":1,}",
                "[1 2]",
                "// c\n1",
                "/* c */1",
                "+1",
                ".5",
                "1.",
                "01",
                "0x1",
                "NaN",
                "Infinity",
                "True",
                "nul",
                "'a'",
                "\"\\x\"",
                "\"\t\"",
                "\"\\u12\"",
                "\"open",
                "[",
                "{",
                "{\"a\"",
                "{\"a\":",
                "]",
                ","
            })
    void whatOtherReadersForgiveIsRefused(String text) {
        assertEquals("not valid JSON at line", read(text).getLeft().substring(0, 22));
    }

    @Test
    void theSameNameMayStandInTwoObjects() {
        assertTrue(read("[{\"a\":{\"a\":1}},{\"a\":2}]").isRight());
        assertTrue(read("[{\"a\":1,\"b\":{\"c\":0,\"c\":0}}]").isLeft());
    }

    @Test
    void placesCountFromOne() {
        assertEquals("not valid JSON at line 3, column 2", read("{\n\"a\":\n}").getLeft());
    }
}
