package dev.workfloo.definition.html;

import java.util.regex.Pattern;

/** Values as CSS writes them (CSS 2.2, sections 4.1.3 and 4.3.7). */
final class Css {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Css() {}

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    /**
     * All but ASCII's letters and digits, {@code -} and {@code _} by number.
     *
     * @param also what else stands for itself
     */
    static String escape(String value, String also) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); ) {
            int character = value.codePointAt(i);
            i += Character.charCount(character);
            boolean isPlain = character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '-'
                    || character == '_'
                    || also.indexOf(character) >= 0;
            if (isPlain) escaped.append((char) character);
            else append(Xml.isKnown(character) ? character : 0xFFFD, escaped);
        }
        return escaped.toString();
    }

    /** By its number, in six digits: nothing that follows it belongs to it. */
    private static void append(int character, StringBuilder to) {
        String hex = Integer.toHexString(character);
        to.append('\\').append("000000", hex.length(), 6).append(hex).append(' ');
    }
}
