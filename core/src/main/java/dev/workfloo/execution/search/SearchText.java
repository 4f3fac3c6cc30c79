package dev.workfloo.execution.search;

import dev.workfloo.contact.PhoneNumber;
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
        String decomposed = Normalizer.normalize(text, Form.NFKD);
        int at = 0;
        while (at < decomposed.length()) {
            int letter = decomposed.codePointAt(at);
            at += Character.charCount(letter);
            boolean tilde = false;
            while (at < decomposed.length() && isAccent(decomposed.codePointAt(at))) {
                tilde |= decomposed.codePointAt(at) == TILDE;
                at++;
            }
            append(letter, tilde, normal);
        }
        String folded = Normalizer.normalize(normal, Form.NFC);
        return folded.endsWith(" ") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** The blocks of Combining Diacritical Marks; the marks of other scripts make other letters. */
    private static boolean isAccent(int character) {
        return character >= 0x0300 && character <= 0x036F
                || character >= 0x1AB0 && character <= 0x1AFF
                || character >= 0x1DC0 && character <= 0x1DFF
                || character >= 0x20D0 && character <= 0x20FF;
    }

    private static void append(int letter, boolean tilde, StringBuilder normal) {
        boolean blank = Character.isWhitespace(letter) || Character.isSpaceChar(letter);
        boolean unseen = isAccent(letter)
                || !blank
                        && (Character.getType(letter) == Character.CONTROL
                                || Character.getType(letter) == Character.FORMAT);
        if (unseen) return;
        if (blank) {
            if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') normal.append(' ');
        } else if (tilde && (letter == 'n' || letter == 'N')) {
            normal.append(ENYE);
        } else {
            normal.append(folded(Character.toString(letter)));
        }
    }

    /** By way of capitals, in which {@code ß} is two letters and both forms of sigma are one. */
    private static String folded(String letter) {
        return letter.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The digits of a telephone number, as it was typed; empty where it is none. */
    public static Optional<String> digits(String typed) {
        return PhoneNumber.normalForm(typed).map(it -> it.startsWith("+") ? it.substring(1) : it);
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
