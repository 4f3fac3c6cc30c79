package dev.workfloo.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is called that somebody saves: a name that every system takes, and no more than a name. */
record FileName(String text) {

    /** Of RFC 8187, {@code attr-char}, which stand for themselves. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    /** What no line has, and what turns the direction of writing. */
    private static final String UNSEEN = "[\\p{C}\\p{Zl}\\p{Zp}]";

    /** What stands for folders and devices somewhere. */
    private static final String RESERVED = "[/\\\\:*?\"<>|]";

    private static final String AT_THE_ENDS = "^[.\\p{Z}]+|[.\\p{Z}]+$";

    /** @param given by anybody */
    static FileName of(String given) {
        String clean = given.replaceAll(UNSEEN, "").replaceAll(RESERVED, "_").replaceAll(AT_THE_ENDS, "");
        return new FileName(clean.isEmpty() ? "file" : clean);
    }

    /**
     * As a header says it (RFC 6266): in ASCII for those who read nothing else, and whole.
     *
     * @param manner {@code inline} or {@code attachment}
     */
    String disposition(String manner) {
        String ascii = text.replaceAll("[^A-Za-z0-9._ -]", "_");
        return manner + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded();
    }

    private String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            if (isPlain(character)) encoded.append(character);
            else encoded.append(String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return encoded.toString();
    }

    private static boolean isPlain(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || PLAIN.indexOf(character) >= 0;
    }

    /** People call their files by their names. */
    @Override
    public String toString() {
        return "FileName";
    }
}
