package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.jdbc.encryption.KeyedHashes;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;

/** Keyed hashes, in hex, which name their key. */
final class JdbcCodeSeals implements CodeSeals {

    private final KeyedHashes hashes;
    private final WrittenFormats formats;

    JdbcCodeSeals(Keyring keys, WrittenFormats formats) {
        this.hashes = KeyedHashes.ofCodes(keys);
        this.formats = formats;
    }

    @Override
    public String seal(String key, String code) {
        String text = text(key, code);
        return formats.namesKeysOfCodes() ? hashes.named(text) : hashes.bare(text);
    }

    @Override
    public boolean matches(String seal, String key, String code) {
        return hashes.matches(seal, text(key, code));
    }

    private static String text(String key, String code) {
        return key + "\n" + code;
    }
}
