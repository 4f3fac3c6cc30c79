package dev.workfloo.content;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What is known of a document without reading it.
 *
 * @param name as people call it, such as a file's name; up to 255 characters
 * @param format an Internet media type (RFC 6838) such as {@code application/pdf}
 * @param size in bytes
 * @param hash SHA-256 of all its bytes, in 64 hex digits
 */
@ValueObject
public record DocumentReference(DocumentId id, String name, String format, long size, String hash) {

    /** How long a document is kept that no step takes. */
    public static final Duration KEPT_UNTAKEN = Duration.ofHours(24);

    private static final int LONGEST_NAME = 255;
    private static final Pattern FORMAT = Pattern.compile("[!-~]{1,255}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when one of them does not have its form */
    public DocumentReference {
        requireNamed(name, format);
        if (size < 0) throw new IllegalArgumentException("a document has no negative size");
        if (!HASH.matcher(hash).matches()) throw new IllegalArgumentException("a hash has 64 hex digits");
    }

    /** @throws IllegalArgumentException when a document cannot be called so, or its format cannot */
    public static void requireNamed(String name, String format) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a document's name has at most " + LONGEST_NAME + " characters");
        }
        if (!FORMAT.matcher(format).matches()) throw new IllegalArgumentException("a format is a media type");
    }

    public boolean hasSameContentAs(DocumentReference other) {
        return size == other.size && hash.equals(other.hash);
    }

    /** People call their files by their names. */
    @Override
    public String toString() {
        return "document " + id;
    }
}
