package dev.workfloo.rule;

/** Text that all others take: without NUL and without half of a surrogate pair. */
final class PortableText {

    private PortableText() {}

    /** Whether a text is that. Each answer and each name of one passes here. */
    static boolean is(String text) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            if (character == 0 || isHalf) return false;
            at += Character.charCount(character);
        }
        return true;
    }
}
