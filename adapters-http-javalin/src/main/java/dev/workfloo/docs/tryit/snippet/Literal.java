package dev.workfloo.docs.tryit.snippet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text as programs hold it: read back by its language, it is the same text. */
final class Literal {

    /** For languages whose files may be read in any charset. */
    static final char ASCII = '~';

    static final char UNICODE = Character.MAX_VALUE;

    private Literal() {}

    /**
     * On one line, between double quotes.
     *
     * @param last behind it, characters are named by their numbers
     */
    static String quoted(String text, char last) {
        return '"' + escaped(text, "\"", last) + '"';
    }

    /**
     * What stands between the quotes of a text of several lines, whose ends stand for themselves.
     *
     * @param marks characters that would mean something there
     */
    static String lines(String text, String marks, char last) {
        return Arrays.stream(text.split("\n", -1))
                .map(line -> escaped(line, marks, last))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text, String marks, char last) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\\' -> escaped.append("\\\\");
                default -> escaped.append(marks.indexOf(c) >= 0 ? "\\" + c : shown(c, last));
            }
        }
        return escaped.toString();
    }

    private static String shown(char c, char last) {
        return c > last || isUnseen(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
    }

    /** What a reader would not see, or would see elsewhere than it stands. */
    static boolean isUnseen(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
