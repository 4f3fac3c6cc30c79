package dev.workfloo;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The form that all ids share: 24 hex digits in lower case, 4 bytes of time and 8 of randomness.
 *
 * <p>They sort by the second of their creation, and with a secure source of randomness they cannot be guessed.
 */
public final class HexId {

    private static final int LENGTH = 24;

    private HexId() {}

    /** Reads an id in either case; empty when the text is not 24 hex digits. */
    public static Optional<String> parse(String text) {
        return isId(text) ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static boolean isId(String text) {
        if (text.length() != LENGTH) return false;
        for (int i = 0; i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) return false;
        }
        return true;
    }

    /**
     * The id itself, for a type that wraps it; a program that passes anything else is broken.
     *
     * @param what it is the id of, such as {@code a definition}
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    public static String require(String what, String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the id of " + what + " has 24 hex digits, such as 657117e1d511b6e54fe2a967"));
    }

    /** A new id. The time is kept as unsigned seconds, so ids sort by time until the year 2106. */
    public static String create(Instant now, RandomGenerator random) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) now.getEpochSecond()) + hex.toHexDigits(random.nextLong());
    }
}
