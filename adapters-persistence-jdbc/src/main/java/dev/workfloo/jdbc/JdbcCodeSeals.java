package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.KeyedHash;
import dev.workfloo.jdbc.format.WrittenFormats;

/** Keyed hashes, in hex, which name their key. */
final class JdbcCodeSeals implements CodeSeals {

    private final KeyedHash hash;
    private final WrittenFormats formats;

    JdbcCodeSeals(EncryptionKey key, WrittenFormats formats) {
        this.hash = key.codes();
        this.formats = formats;
    }

    @Override
    public String seal(String key, String code) {
        String text = text(key, code);
        return formats.namesKeysOfCodes() ? hash.named(text) : hash.bare(text);
    }

    @Override
    public boolean matches(String seal, String key, String code) {
        return hash.matches(seal, text(key, code));
    }

    private static String text(String key, String code) {
        return key + "\n" + code;
    }
}
