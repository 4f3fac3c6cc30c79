package dev.workfloo.definition.html;

/** Text as XML 1.0 writes it, between tags and in attributes. */
final class Xml {

    /** What XML cannot hold, and who reads a page would not see. */
    private static final char REPLACEMENT = '\uFFFD';

    private Xml() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            append(character, escaped);
        }
        return escaped.toString();
    }

    static void append(int character, StringBuilder to) {
        switch (character) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            case '\'' -> to.append("&#39;");
            default -> to.appendCodePoint(isKnown(character) ? character : REPLACEMENT);
        }
    }

    /** Whether XML can hold it (XML 1.0, section 2.2), and Unicode has given it to texts. */
    static boolean isKnown(int character) {
        if (character < ' ') return character == '\t' || character == '\n' || character == '\r';
        boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean isNone = (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        return !isHalf && !isNone && character <= Character.MAX_CODE_POINT;
    }
}
