package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Keyed hashes, in hex. */
final class JdbcCodeSeals implements CodeSeals {

    private final KeyedHash hash;

    JdbcCodeSeals(EncryptionKey key) {
        this.hash = key.codes();
    }

    @Override
    public String seal(String key, String code) {
        return hash.hex(key + "\n" + code);
    }

    @Override
    public boolean matches(String seal, String key, String code) {
        byte[] expected = seal(key, code).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.US_ASCII));
    }
}
