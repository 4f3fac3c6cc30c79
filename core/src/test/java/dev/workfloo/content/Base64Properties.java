package dev.workfloo.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However bytes are written in base64, they come back; what is no base64 is said to be none. */
class Base64Properties {

    private static final String SPACES = " \t\r\n\f";

    private static byte[] decoded(String text) throws IOException {
        return decoded(new Value.Text(text));
    }

    private static byte[] decoded(Value.Text text) throws IOException {
        try (InputStream bytes = new Base64Content(text).open()) {
            return bytes.readAllBytes();
        }
    }

    private static String refusal(String text) {
        return new Base64Content(new Value.Text(text))
                .look(10, Long.MAX_VALUE)
                .fold(why -> why, seen -> "it is base64");
    }

    private static String spaced(String text, Random random) {
        StringBuilder spaced = new StringBuilder();
        for (char each : text.toCharArray()) {
            while (random.nextInt(8) == 0) spaced.append(SPACES.charAt(random.nextInt(SPACES.length())));
            spaced.append(each);
        }
        return spaced.append(random.nextBoolean() ? "\n" : "").toString();
    }

    @Property
    void comeBackInEachWayOfWriting(@ForAll @Size(max = 40_000) byte[] bytes, @ForAll Random random) throws Exception {
        Base64.Encoder encoder = random.nextBoolean() ? Base64.getEncoder() : Base64.getUrlEncoder();
        String text = (random.nextBoolean() ? encoder : encoder.withoutPadding()).encodeToString(bytes);
        if (random.nextBoolean()) text = spaced(text, random);
        if (random.nextBoolean()) text = "data:application/pdf;base64," + text;
        if (random.nextBoolean()) text = " \n" + text;

        assertArrayEquals(bytes, decoded(text));
    }

    /** A body of JSON gives its texts up to the next escape. */
    @Property(tries = 200)
    void comeBackHoweverTheirTextIsGiven(
            @ForAll @Size(max = 10_000) byte[] bytes, @ForAll("heads") String head, @ForAll Random random)
            throws Exception {
        SentText text = inPieces(head + Base64.getMimeEncoder().encodeToString(bytes), random);

        assertArrayEquals(bytes, decoded(new Value.Text(text)));
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of(
                "", " \n", "data:application/pdf;base64,", "\r\ndata:image/svg+xml;charset=utf-8;base64,");
    }

    private static SentText inPieces(String text, Random random) {
        return new SentText() {
            @Override
            public Reader characters() {
                return new FilterReader(new StringReader(text)) {
                    @Override
                    public int read(char[] into, int offset, int most) throws IOException {
                        return super.read(into, offset, Math.min(most, 1 + random.nextInt(20)));
                    }
                };
            }
        };
    }

    @Property
    void arriveAlikeInPiecesOfAnySize(
            @ForAll @Size(max = 20_000) byte[] bytes, @ForAll @IntRange(min = 1, max = 5_000) int piece)
            throws Exception {
        String text = Base64.getMimeEncoder().encodeToString(bytes);

        try (InputStream stream = new Base64Content(new Value.Text(text)).open()) {
            byte[] read = new byte[bytes.length];
            int at = 0;
            for (int count = 0; count >= 0; count = stream.read(read, at, Math.min(piece, read.length - at))) {
                at += count;
                if (at == read.length) break;
            }
            assertArrayEquals(bytes, read);
            assertEquals(-1, stream.read());
        }
    }

    /** The JDK's decoder takes the standard alphabet alone; where it takes a text, both say the same. */
    @Property
    void agreeWithTheJdk(@ForAll Random random, @ForAll @IntRange(max = 12) int length) throws Exception {
        String letters = "AQgw5/+=*";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(letters.charAt(random.nextInt(letters.length())));

        byte[] known;
        try {
            known = Base64.getDecoder().decode(text.toString());
        } catch (IllegalArgumentException e) {
            assertTrue(refusal(text.toString()).startsWith("is not base64"), text::toString);
            return;
        }
        assertArrayEquals(known, decoded(text.toString()), text::toString);
    }

    @Property
    void countNoMoreThanTheyMust(@ForAll @Size(max = 60_000) byte[] bytes, @ForAll @IntRange(max = 50_000) int most) {
        String text = Base64.getEncoder().encodeToString(bytes);

        Base64Content.Seen seen = new Base64Content(new Value.Text(text))
                .look(1_000, most)
                .getOrElseThrow(why -> new AssertionError(why));

        assertEquals(Math.min(1_000, bytes.length), seen.beginning().length);
        assertEquals(bytes.length > most, seen.size() > most);
        if (bytes.length <= most) assertEquals(bytes.length, seen.size());
    }

    @Example
    void saysWhatIsWrong() {
        assertEquals("is not base64: character 3 does not belong to it", refusal("QQ*="));
        assertEquals("is not base64: character 2 does not belong to it", refusal("Q\u00F1=="));
        assertEquals("is not base64: it is cut off at its end", refusal("QUJDR"));
        assertEquals("is not base64: its padding at the end is not right", refusal("QQ="));
        assertEquals("is not base64: its padding at the end is not right", refusal("QQ==QQ=="));
        assertEquals("is not base64: its padding at the end is not right", refusal("QUJD="));
        assertEquals("is not base64: it has + or / and - or _, which are of two alphabets", refusal("+-AA"));
        assertEquals(
                "is not base64: it begins with data:, and ;base64, does not follow", refusal("data:text/plain,QQ=="));
    }
}
