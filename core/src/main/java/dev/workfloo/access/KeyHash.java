package dev.workfloo.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The SHA-256 of an API key (FIPS 180-4), or of what opens a person's link or session. Each carries 256 random bits, so a plain hash
 * cannot be searched for, and needs no salt.
 */
@ValueObject
public final class KeyHash {

    private final byte[] digest;

    private KeyHash(byte[] digest) {
        this.digest = digest;
    }

    /** The hash of a key as it is presented. */
    public static KeyHash of(String key) {
        try {
            return new KeyHash(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Reads back what {@link #toString()} gave. */
    public static KeyHash parse(String hex) {
        return new KeyHash(HexFormat.of().parseHex(hex));
    }

    /** Takes the same time for every other hash, so that nothing can be learned by measuring. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash hash && MessageDigest.isEqual(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /** 64 hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
