package dev.workfloo.server.settings;

import java.nio.charset.StandardCharsets;

/** What a JVM makes of names and paths that its locale has no characters for, as with {@code LC_ALL=C}: U+FFFD. */
public final class UnreadableText {

    private static final String ENCODING = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());

    /** The process reads its surroundings in the locale that it was started with; no property changes that. */
    public static final String REMEDY = "holds characters that cannot be read in the machine's locale (" + ENCODING
            + "): run the command with a UTF-8 locale, such as LC_ALL=C.UTF-8";

    private UnreadableText() {}

    /** Where everything can be read, the character is one like any other. */
    public static boolean isIn(String text) {
        return text.indexOf('\uFFFD') >= 0 && !ENCODING.equalsIgnoreCase(StandardCharsets.UTF_8.name());
    }
}
