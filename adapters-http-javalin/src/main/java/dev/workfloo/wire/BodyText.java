package dev.workfloo.wire;

import dev.workfloo.content.SentText;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A text where it stands in a body of JSON, once all of that was found to be right: between two quotes, in UTF-8, with what is escaped still
 * escaped.
 */
final class BodyText extends SentText {

    private static final int AT_ONCE = 8 * 1024;
    private static final int HEX_DIGITS = 4;

    private final byte[] body;
    private final int from;
    private final int to;

    /**
     * @param from behind the opening quote
     * @param to where the closing quote stands
     */
    private BodyText(byte[] body, int from, int to) {
        this.body = body;
        this.from = from;
        this.to = to;
    }

    /** The text whose opening quote stands there. Whether it ends is found out by whoever reads on. */
    static BodyText at(int quote, byte[] body) {
        int end = quote + 1;
        while (end < body.length && body[end] != '"') end += body[end] == '\\' ? 2 : 1;
        return new BodyText(body, quote + 1, Math.min(end, body.length));
    }

    @Override
    public Reader characters() {
        return new Characters();
    }

    private final class Characters extends Reader {

        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer left = ByteBuffer.wrap(body, from, to - from);
        private final CharBuffer ahead = CharBuffer.allocate(AT_ONCE).flip();

        @Override
        public int read(char[] into, int offset, int most) {
            Objects.checkFromIndexSize(offset, most, into.length);
            if (most == 0) return 0;
            if (!ahead.hasRemaining() && !left.hasRemaining()) return -1;
            if (!ahead.hasRemaining()) readAhead();
            int count = Math.min(most, ahead.remaining());
            ahead.get(into, offset, count);
            return count;
        }

        /**
         * Up to the next escape, or it. No more is looked through than there is room for: a character that is cut in two is left for
         * the next time.
         */
        private void readAhead() {
            ahead.clear();
            int begin = left.position();
            int most = Math.min(to, begin + AT_ONCE);
            int end = begin;
            while (end < most && body[end] != '\\') end++;
            if (end == begin) {
                ahead.put(unescaped());
            } else {
                left.limit(end);
                decoder.reset().decode(left, ahead, false);
                left.limit(to);
            }
            ahead.flip();
        }

        private char unescaped() {
            int at = left.position() + 1;
            char kind = (char) body[at];
            left.position(at + (kind == 'u' ? 1 + HEX_DIGITS : 1));
            return switch (kind) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> hex(at + 1);
                default -> kind;
            };
        }

        private char hex(int at) {
            int code = 0;
            for (int i = at; i < at + HEX_DIGITS; i++) code = code << 4 | Character.digit(body[i], 16);
            return (char) code;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
