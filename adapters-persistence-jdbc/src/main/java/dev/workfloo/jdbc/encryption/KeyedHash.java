package dev.workfloo.jdbc.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104): without the key no text can be tried out. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH = 8;
    private static final int NAMED_LENGTH = ID_LENGTH + 64;

    private final String keyId;
    private final SecretKeySpec key;

    /** @param keyId of the encryption key from which the hash's own is derived: 8 hex digits */
    KeyedHash(String keyId, byte[] key) {
        this.keyId = keyId;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static byte[] of(byte[] key, String text) {
        return of(new SecretKeySpec(key, ALGORITHM), text);
    }

    private static byte[] of(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** 64 hex digits. */
    String bare(String text) {
        return HexFormat.of().formatHex(of(key, text));
    }

    /** The same behind the id of the encryption key: 72 hex digits. */
    String named(String text) {
        return keyId + bare(text);
    }

    /**
     * Whether this is the hash of that text, bare or named.
     *
     * @return false too where it names another key
     */
    boolean matches(String hash, String text) {
        String ours = keyOf(hash).isPresent() ? named(text) : bare(text);
        return MessageDigest.isEqual(ascii(ours), ascii(hash));
    }

    /** The id of the key that a hash names; nothing for a bare one. */
    public static Optional<String> keyOf(String hash) {
        return hash.length() == NAMED_LENGTH ? Optional.of(hash.substring(0, ID_LENGTH)) : Optional.empty();
    }

    private static byte[] ascii(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
