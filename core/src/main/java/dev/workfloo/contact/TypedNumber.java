package dev.workfloo.contact;

import java.util.Optional;

/** A telephone number as people write one, with blanks, dashes or brackets between its digits. */
public final class TypedNumber {

    private TypedNumber() {}

    /**
     * The digits that somebody typed, with a plus sign before them where there was one; without what people write between
     * digits. Empty where it holds anything else, or no digit.
     */
    public static Optional<String> normalForm(String typed) {
        StringBuilder normal = new StringBuilder();
        for (int at = 0; at < typed.length(); at += Character.charCount(typed.codePointAt(at))) {
            int character = typed.codePointAt(at);
            int digit = Character.digit(character, 10);
            if (digit >= 0) normal.append((char) ('0' + digit));
            else if (isPlus(character) && normal.isEmpty()) normal.append('+');
            else if (!isBetweenDigits(character)) return Optional.empty();
        }
        return normal.length() > (normal.indexOf("+") + 1) ? Optional.of(normal.toString()) : Optional.empty();
    }

    private static boolean isPlus(int character) {
        return character == '+' || character == '＋';
    }

    /** Blanks, dashes, brackets, dots and slashes, and the invisible characters that a copied number may have around it. */
    private static boolean isBetweenDigits(int character) {
        return Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || Character.getType(character) == Character.FORMAT
                || "()（）[]［］./．／−ー\t".indexOf(character) >= 0;
    }
}
