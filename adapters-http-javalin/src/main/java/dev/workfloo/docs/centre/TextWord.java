package dev.workfloo.docs.centre;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word in a text.
 *
 * @param folded as it is compared: in lower case, without accents
 * @param start where it begins in the text
 * @param end where what follows it begins
 */
record TextWord(String folded, int start, int end) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters, digits and the accents on them, one after the other. */
    static List<TextWord> of(String text) {
        List<TextWord> words = new ArrayList<>();
        int start = -1;
        for (int i = 0, width; i <= text.length(); i += width) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            width = Character.charCount(c);
            if (isOfAWord(c)) {
                if (start < 0) start = i;
            } else if (start >= 0) {
                String folded = fold(text.substring(start, i));
                if (!folded.isEmpty()) words.add(new TextWord(folded, start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isOfAWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static String fold(String word) {
        return isAscii(word)
                ? word.toLowerCase(Locale.ROOT)
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
    }

    /** Most are, and the first search folds each word of all pages. */
    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) if (word.charAt(i) > 127) return false;
        return true;
    }
}
