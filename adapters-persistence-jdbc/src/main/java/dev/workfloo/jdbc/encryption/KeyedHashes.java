package dev.workfloo.jdbc.encryption;

import dev.workfloo.jdbc.encryption.Keyring.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Hashes under the keys of a ring, for one purpose. */
public final class KeyedHashes {

    private final Keyring keys;
    private final Function<EncryptionKey, KeyedHash> purpose;

    private KeyedHashes(Keyring keys, Function<EncryptionKey, KeyedHash> purpose) {
        this.keys = keys;
        this.purpose = purpose;
    }

    /** What hashes consent codes. */
    public static KeyedHashes ofCodes(Keyring keys) {
        return new KeyedHashes(keys, EncryptionKey::codes);
    }

    /** What hashes the idempotency keys of starts. */
    public static KeyedHashes ofStartKeys(Keyring keys) {
        return new KeyedHashes(keys, EncryptionKey::startKeys);
    }

    /** 64 hex digits, under the one key that there is; as {@link #named} once it was changed. */
    public String bare(String text) {
        Keys now = keys.fresh();
        return keys.isAsBegun(now)
                ? purpose.apply(now.first()).bare(text)
                : purpose.apply(now.current()).named(text);
    }

    /** 72 hex digits: under the key that is written under, behind its id. */
    public String named(String text) {
        return purpose.apply(keys.fresh().current()).named(text);
    }

    /**
     * The same under each key under which it may be.
     *
     * @param written those under which every process finds it, whichever keys that one knows by now
     * @param others the rest
     */
    public record Forms(List<String> written, List<String> others) {

        public Stream<String> all() {
            return Stream.concat(written.stream(), others.stream());
        }
    }

    public Forms forms(String text) {
        Keys now = keys.fresh();
        List<EncryptionKey> others = new ArrayList<>(now.counting());
        others.removeAll(now.written());
        return new Forms(named(now.written(), text), named(others, text));
    }

    private List<String> named(List<EncryptionKey> under, String text) {
        return under.stream().map(key -> purpose.apply(key).named(text)).toList();
    }

    /**
     * Whether this is the hash of that text, bare or named.
     *
     * @throws dev.workfloo.StoreDamaged when it names a key that is not there
     */
    public boolean matches(String hash, String text) {
        EncryptionKey key =
                KeyedHash.keyOf(hash).map(id -> keys.named(id, "a hash")).orElseGet(keys::first);
        return purpose.apply(key).matches(hash, text);
    }
}
