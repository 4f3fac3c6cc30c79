package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104): without the key no text can be tried out. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NAMED_LENGTH = 8 + 64;

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
    public String bare(String text) {
        return HexFormat.of().formatHex(of(key, text));
    }

    /** The same behind the id of the encryption key: 72 hex digits. */
    public String named(String text) {
        return keyId + bare(text);
    }

    /**
     * Whether this is the hash of that text, bare or named.
     *
     * @throws StoreDamaged when it names another key
     */
    public boolean matches(String hash, String text) {
        boolean isNamed = hash.length() == NAMED_LENGTH;
        if (isNamed && !hash.startsWith(keyId)) {
            throw new StoreDamaged("a hash is under the encryption key " + hash.substring(0, keyId.length())
                    + ", and this process has the key " + keyId);
        }
        return MessageDigest.isEqual(ascii(isNamed ? named(text) : bare(text)), ascii(hash));
    }

    private static byte[] ascii(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
