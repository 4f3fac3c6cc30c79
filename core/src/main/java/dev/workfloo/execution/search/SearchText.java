package dev.workfloo.execution.search;

import dev.workfloo.contact.TypedNumber;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;

/**
 * The form in which texts are compared when executions are searched: neither case nor accents count, nor how characters were
 * encoded, and runs of white space are one blank. {@code ñ} is a letter of its own.
 *
 * <p>Compatible characters are the same (UAX #15, NFKD), so that {@code ＡＮＡ} is {@code ana}. A cut behind any character of such
 * a text gives such a text again.
 */
public final class SearchText {

    private static final int TILDE = 0x0303;
    private static final String ENYE = "ñ";

    private SearchText() {}

    public static String of(String text) {
        StringBuilder normal = new StringBuilder();
        String decomposed = Normalizer.normalize(seen(text), Form.NFKD);
        int at = 0;
        while (at < decomposed.length()) {
            int behind = behindMarks(decomposed, at + Character.charCount(decomposed.codePointAt(at)));
            append(decomposed.substring(at, behind), normal);
            at = behind;
        }
        String folded = Normalizer.normalize(normal, Form.NFC);
        return folded.endsWith(" ") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private static String seen(String text) {
        if (text.codePoints().noneMatch(SearchText::isUnseen)) return text;
        return text.codePoints()
                .filter(character -> !isUnseen(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT || type == Character.CONTROL && !Character.isWhitespace(character);
    }

    private static int behindMarks(String text, int from) {
        int at = from;
        while (at < text.length() && isMark(text.codePointAt(at))) at += Character.charCount(text.codePointAt(at));
        return at;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** The blocks of Combining Diacritical Marks; the marks of other scripts make other letters. */
    private static boolean isAccent(int character) {
        return character >= 0x0300 && character <= 0x036F
                || character >= 0x1AB0 && character <= 0x1AFF
                || character >= 0x1DC0 && character <= 0x1DFF
                || character >= 0x20D0 && character <= 0x20FF;
    }

    /** @param letter with its marks behind it */
    private static void append(String letter, StringBuilder normal) {
        int base = letter.codePointAt(0);
        if (Character.isWhitespace(base) || Character.isSpaceChar(base)) {
            if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') normal.append(' ');
        } else if ((base == 'n' || base == 'N') && letter.indexOf(TILDE) > 0) {
            normal.append(ENYE);
        } else if (!isAccent(base)) {
            normal.append(folded(Character.toString(base)));
        }
        letter.codePoints().skip(1).filter(mark -> !isAccent(mark)).forEach(normal::appendCodePoint);
    }

    /** By way of capitals, in which {@code ß} is two letters and both forms of sigma are one. */
    private static String folded(String letter) {
        return letter.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The digits of a telephone number, as it was typed; empty where it is none. */
    public static Optional<String> digits(String typed) {
        return TypedNumber.normalForm(typed).map(it -> it.startsWith("+") ? it.substring(1) : it);
    }

    /** In code points. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** So many code points of a text, from its beginning. */
    static String cut(String text, int length) {
        return length(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
