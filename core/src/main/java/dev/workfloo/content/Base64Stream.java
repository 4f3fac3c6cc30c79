package dev.workfloo.content;

import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;
import java.util.Objects;

/**
 * The bytes that a text holds in base64 (RFC 4648), read piece by piece: in the standard alphabet (section 4) or the one for URLs
 * (section 5), with white space in it or not, padded or not, and behind {@code data:…;base64,} (RFC 2397) or not. Anything else is
 * thrown as {@link NotBase64}.
 */
final class Base64Stream extends InputStream {

    private static final int SEXTETS = 4;

    private static final String SCHEME = "data:";
    private static final String CODING = ";base64";
    private static final int LONGEST_HEAD = 1_000;

    private static final String CUT_OFF = "is not base64: it is cut off at its end";
    private static final String PADDED = "is not base64: its padding at the end is not right";

    private final Reader text;
    private final char[] block = new char[8 * 1024];
    private int at;
    private int end;

    /** How many characters came before the block. */
    private long before;

    private final byte[] group = new byte[SEXTETS - 1];
    private int ready = group.length;
    private int left;

    private boolean isBegun;
    private boolean isStandard;
    private boolean isForUrls;
    private int padding;
    private boolean isPaddingTold;

    private Base64Stream(Reader text) {
        this.text = text;
    }

    /** Those of a text; one that stays where it came is read there. */
    static InputStream of(Value.Text text) {
        return new Base64Stream(SentText.charactersOf(text));
    }

    @Override
    public int read() throws IOException {
        return isAtItsEnd() ? -1 : group[next()] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, into.length);
        if (most == 0) return 0;
        int count = 0;
        while (count < most && !isAtItsEnd()) into[offset + count++] = group[next()];
        return count == 0 ? -1 : count;
    }

    private int next() {
        left--;
        return ready++;
    }

    private boolean isAtItsEnd() throws IOException {
        if (left == 0) decode();
        return left == 0;
    }

    private void decode() throws IOException {
        if (!isBegun) skipHead();
        int sextets = 0;
        int bits = 0;
        while (sextets < SEXTETS) {
            int character = character();
            if (character < 0) break;
            int value = value((char) character);
            if (value < 0) continue;
            bits = bits << 6 | value;
            sextets++;
        }
        if (sextets == 1) throw new NotBase64(CUT_OFF);
        boolean isRightlyPadded = padding == 0 || (sextets + padding == SEXTETS && sextets > 0);
        if (!isRightlyPadded && !(sextets == 0 && isPaddingTold)) throw new NotBase64(PADDED);
        isPaddingTold = padding > 0;
        fill(bits << 6 * (SEXTETS - sextets), sextets == 0 ? 0 : sextets - 1);
    }

    private void fill(int bits, int count) {
        for (int i = 0; i < group.length; i++) group[i] = (byte) (bits >> 8 * (group.length - 1 - i));
        ready = 0;
        left = count;
    }

    /** Negative where the character stands for no bits. */
    private int value(char character) throws NotBase64 {
        int value = Base64Letters.value(character);
        if (value == Base64Letters.PADDING) padding++;
        else if (value != Base64Letters.SPACE && padding > 0) throw new NotBase64(PADDED);
        if (value == Base64Letters.NONE) throw unknown();
        if (value >= Base64Letters.FIRST_OF_TWO) checkAlphabet(character == '+' || character == '/');
        return value;
    }

    private void checkAlphabet(boolean standard) throws NotBase64 {
        isStandard |= standard;
        isForUrls |= !standard;
        if (isStandard && isForUrls)
            throw new NotBase64("is not base64: it has + or / and - or _, which are of two alphabets");
    }

    private NotBase64 unknown() {
        return new NotBase64("is not base64: character " + (before + at) + " does not belong to it");
    }

    private int character() throws IOException {
        if (at == end) fillBlock();
        return at == end ? -1 : block[at++];
    }

    /** Full where the text is as long: a reader may give less at once, and the head must be seen whole. */
    private void fillBlock() throws IOException {
        before += end;
        at = 0;
        end = 0;
        while (end < block.length) {
            int count = text.read(block, end, block.length - end);
            if (count <= 0) break;
            end += count;
        }
    }

    /** What stands before the first comma, where the text begins as a URL of data does. */
    private void skipHead() throws IOException {
        isBegun = true;
        fillBlock();
        while (at < end && Base64Letters.value(block[at]) == Base64Letters.SPACE) at++;
        String beginning = new String(block, at, Math.min(end - at, LONGEST_HEAD)).toLowerCase(Locale.ROOT);
        if (!beginning.startsWith(SCHEME)) return;
        int comma = beginning.indexOf(',');
        if (comma < 0 || !beginning.substring(0, comma).endsWith(CODING)) {
            throw new NotBase64("is not base64: it begins with data:, and ;base64, does not follow");
        }
        at += comma + 1;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
