package dev.workfloo.contact;

import io.vavr.control.Either;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * An e-mail address that mail can reach: one bare address, whose local part every server takes (the dot-atom of RFC 5322)
 * and whose domain can be written in ASCII.
 */
@ValueObject
public final class EmailAddress {

    /** What is said of anything else. */
    public static final String NO_ADDRESS = "must be an e-mail address, such as ana@example.com";

    private static final String FOREIGN_LETTERS =
            "must be an e-mail address with letters from a to z, digits and signs before the @: few servers take others there";

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** The standard that {@link IDN} follows writes them as others, and so as the domain of somebody else (RFC 5891). */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\u200c\u200d]");

    private final String local;
    private final String domain;

    private EmailAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /** Without the blanks of any kind before and behind it, and invisible characters there. */
    public static String trimmed(String typed) {
        int start = 0;
        int end = typed.length();
        while (start < end && isInvisible(typed.charAt(start))) start++;
        while (start < end && isInvisible(typed.charAt(end - 1))) end--;
        return typed.substring(start, end);
    }

    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /** The address, or what is wrong in words that the person who typed it can act on. */
    public static Either<String, EmailAddress> read(String typed) {
        String address = trimmed(typed);
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST) return Either.left(NO_ADDRESS);
        String local = address.substring(0, at);
        Optional<String> domain = ascii(address.substring(at + 1));
        if (domain.isEmpty() || local.length() > LONGEST_LOCAL) return Either.left(NO_ADDRESS);
        if (LOCAL.matcher(local).matches()) return Either.right(new EmailAddress(local, domain.get()));
        return Either.left(LETTERS.matcher(local).matches() && !isAscii(local) ? FOREIGN_LETTERS : NO_ADDRESS);
    }

    public static Optional<EmailAddress> of(String typed) {
        return read(typed).toJavaOptional();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static Optional<String> ascii(String domain) {
        if (AMBIGUOUS.matcher(domain).find()) return Optional.empty();
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            boolean fits = ascii.length() <= LONGEST_DOMAIN
                    && DOMAIN.matcher(ascii.toLowerCase(Locale.ROOT)).matches();
            return fits ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As mail servers take it: an international domain in Punycode, such as {@code ana@xn--bcher-kva.example}. */
    public String ascii() {
        return local + "@" + domain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && ascii().equals(address.ascii());
    }

    @Override
    public int hashCode() {
        return ascii().hashCode();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
