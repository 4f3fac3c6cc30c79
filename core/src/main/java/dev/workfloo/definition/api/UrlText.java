package dev.workfloo.definition.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts as URLs spell them (RFC 3986, §2.1). */
public final class UrlText {

    private static final Pattern ESCAPES = Pattern.compile("(%[0-9A-Fa-f]{2})+");

    /** Servers decode once, and some proxies before them once more. */
    private static final int MOST_DECODINGS = 4;

    private UrlText() {}

    /** Only what is never anything but itself stays (RFC 3986, §2.3), and the star, which stands for what is not shown. */
    public static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(each);
            boolean isItself =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~*".indexOf(c) >= 0;
            if (isItself) encoded.append(c);
            else encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    /** The text itself, and what it says to those who decode it, also more than once. A plus may stand for a space. */
    public static Stream<String> readings(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) return Stream.of(text);
        Set<String> readings = new LinkedHashSet<>();
        String plain = text;
        String spaced = text.replace('+', ' ');
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            if (!readings.addAll(List.of(plain, spaced, plain.replace('+', ' ')))) break;
            plain = decoded(plain);
            spaced = decoded(spaced);
        }
        return readings.stream();
    }

    private static String decoded(String text) {
        return ESCAPES.matcher(text).replaceAll(escapes -> Matcher.quoteReplacement(bytes(escapes.group())));
    }

    private static String bytes(String escapes) {
        byte[] bytes = new byte[escapes.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escapes.substring(3 * i + 1, 3 * i + 3), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
