package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CodeSeals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 (RFC 2104) under a key of the encryption key's, in hex. */
final class JdbcCodeSeals implements CodeSeals {

    private final SecretKey key;

    JdbcCodeSeals(EncryptionKey key) {
        this.key = key.codeKey();
    }

    @Override
    public String seal(String key, String code) {
        return HexFormat.of().formatHex(hash(key, code));
    }

    @Override
    public boolean matches(String seal, String key, String code) {
        byte[] expected = seal(key, code).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] hash(String key, String code) {
        try {
            Mac mac = Mac.getInstance(this.key.getAlgorithm());
            mac.init(this.key);
            return mac.doFinal((key + "\n" + code).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
