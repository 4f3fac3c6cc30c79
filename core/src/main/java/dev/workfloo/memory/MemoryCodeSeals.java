package dev.workfloo.memory;

import dev.workfloo.application.port.out.CodeSeals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes without a key: who can read the hashes in this process's memory can read a key beside them too. */
final class MemoryCodeSeals implements CodeSeals {

    @Override
    public String seal(String key, String code) {
        try {
            byte[] text = (key + "/" + code).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean matches(String seal, String key, String code) {
        byte[] expected = seal(key, code).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(seal.getBytes(StandardCharsets.US_ASCII), expected);
    }
}
