package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.content.SentText;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader.Left;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Texts that stay in their body are the same as those that are taken out of it, however they were written. */
class LeftTextsProperties {

    private static final Map<Character, String> SHORT = Map.of(
            '"', "\\\"", '\\', "\\\\", '/', "\\/", '\b', "\\b", '\f', "\\f", '\n', "\\n", '\r', "\\r", '\t', "\\t");

    /** Each character escaped or not, as JSON allows it. */
    private static String json(String text, Random random) {
        StringBuilder json = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            boolean mustEscape = each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each);
            if (!mustEscape && random.nextInt(4) > 0) json.append(each);
            else if (SHORT.containsKey(each) && random.nextBoolean()) json.append(SHORT.get(each));
            else json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) each));
        }
        return json.append('"').toString();
    }

    private static Either<String, Value> read(String json, Left left) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8), left);
    }

    private static boolean isLeft(Value value) {
        return ((Value.Text) value).kept().filter(SentText.class::isInstance).isPresent();
    }

    @Property
    void areTheSame(@ForAll("texts") String text, @ForAll("texts") String other, @ForAll Random random) {
        String json =
                "{\"a\": " + json(text, random) + ", \"b\": [1, {\"c\":" + json(other, random) + "}], \"d\": null}";

        Value taken = read(json, Left.NONE).getOrElseThrow(why -> new AssertionError(why));
        Value left = read(json, Left.ALL).getOrElseThrow(why -> new AssertionError(why));

        Value.Text there = (Value.Text) ((Value.Context) left).get("a");
        assertTrue(isLeft(there));
        String beginning = there.beginning(5);
        assertEquals(text.substring(0, Math.min(5, text.length())), beginning);
        assertEquals(Fingerprint.of(taken), Fingerprint.of(left));
        assertEquals(text, there.text());
        assertEquals(taken, left);
    }

    /** What is wrong is found in a text that nobody reads, too. */
    @Property
    void areRefusedAlike(@ForAll("texts") String text, @ForAll Random random) {
        StringBuilder json = new StringBuilder("{\"a\":" + json(text, random) + "}");
        char[] harmful = {'"', '\\', '\n', '\u0001', 'u', '}', '{'};
        json.insert(random.nextInt(json.length()), harmful[random.nextInt(harmful.length)]);
        if (random.nextBoolean()) json.setLength(random.nextInt(json.length()) + 1);

        Either<String, Value> taken = read(json.toString(), Left.NONE);
        Either<String, Value> left = read(json.toString(), Left.ALL);

        assertEquals(taken.isRight(), left.isRight(), json::toString);
        if (taken.isRight()) assertEquals(taken.get(), left.get());
    }

    @Example
    void areThoseOfDocumentsAlone() {
        String json = "{\"form\":{\"document\":\"a\"},\"document\":{\"x\":[\"b\"]},\"z\":\"c\"}";

        Value.Context body = (Value.Context) read(json, Left.OF_DOCUMENTS).get();

        assertFalse(isLeft(((Value.Context) body.get("form")).get("document")));
        assertFalse(isLeft(body.get("z")));
        Value.Sequence files = (Value.Sequence) ((Value.Context) body.get("document")).get("x");
        assertTrue(isLeft(files.items().get(0)));
        assertEquals(List.of(new Value.Text("b")), files.items());
    }

    /** What is read at once comes of so much of the body, or else each read would look through all that is left. */
    @Example
    void areLookedAtPieceByPiece() throws IOException {
        String text = "€".repeat(30_000);
        StringBuilder characters = new StringBuilder();
        try (Reader reader = BodyText.at(0, json(text)).characters()) {
            char[] piece = new char[text.length()];
            for (int count = reader.read(piece); count >= 0; count = reader.read(piece)) {
                String read = new String(piece, 0, count);
                assertTrue(read.getBytes(StandardCharsets.UTF_8).length <= 8 * 1024);
                characters.append(read);
            }
        }
        assertEquals(text, characters.toString());
    }

    @Property(tries = 100)
    void areTheSameWhereverTheyAreCut(
            @ForAll @IntRange(max = 8) int before,
            @ForAll("characters") String character,
            @ForAll boolean isEscapeBehind) {
        String text = "a".repeat(8 * 1024 - before) + character.repeat(10_000) + (isEscapeBehind ? "\n" : "") + "b";

        assertEquals(text, BodyText.at(0, json(text)).read());
    }

    /** All that need not be escaped is not. */
    private static byte[] json(String text) {
        return ('"' + text.replace("\n", "\\n") + '"').getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.of("a", "ñ", "€", "😀", "a😀", "ñ€");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings().withChars("ab/\\\"ñ€😀").ofMaxLength(30_000),
                Arbitraries.strings().ascii().ofMaxLength(40));
    }
}
