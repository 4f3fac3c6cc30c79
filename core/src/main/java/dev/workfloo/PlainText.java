package dev.workfloo;

import java.util.HexFormat;

/**
 * Text that stays in its line and reads as it is written: no control characters and line ends, nothing that hides or turns
 * what follows (Unicode's categories Cc, Cf, Zl, Zp and Cs), and no U+FFFD, which stands for what could not be read.
 */
public final class PlainText {

    private PlainText() {}

    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    /** The same text in plain characters; others are spelt as in JSON, such as {@code \u001b}. */
    public static String of(String text) {
        if (isPlain(text)) return text;
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(character -> {
            String written = Character.toString(character);
            if (isPlain(character)) plain.append(written);
            else
                written.chars()
                        .forEach(unit ->
                                plain.append("\\u").append(HexFormat.of().toHexDigits((char) unit)));
        });
        return plain.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> character != '\uFFFD';
        };
    }
}
