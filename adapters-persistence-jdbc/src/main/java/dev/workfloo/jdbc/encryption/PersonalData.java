package dev.workfloo.jdbc.encryption;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.jdbc.sql.TextPlaces;
import dev.workfloo.rule.Value;
import org.jspecify.annotations.Nullable;

/** Encrypts what is personal in a row, and decrypts it, as {@link Encryption} does with its JSON. */
public final class PersonalData {

    private final Encryption encryption;

    public PersonalData(Keyring keys, WrittenFormats formats) {
        this.encryption = new Encryption(keys, formats);
    }

    /** Null, as the column is then, when there is nothing personal. */
    public byte @Nullable [] encrypt(Value.Context personal, ExecutionId execution, String associated) {
        return encrypt(personal, execution.hex(), associated);
    }

    /** The same, where texts may stand elsewhere. */
    public byte @Nullable [] encrypt(
            Value.Context personal, ExecutionId execution, String associated, TextPlaces texts) {
        if (personal.members().isEmpty()) return null;
        return encryption.encrypt(StoredJson.write(personal, texts), execution.hex(), associated);
    }

    /** As the first, for what belongs to no execution. */
    public byte @Nullable [] encrypt(Value.Context personal, String owner, String associated) {
        if (personal.members().isEmpty()) return null;
        return encryption.encrypt(StoredJson.write(personal), owner, associated);
    }

    /**
     * What is personal under a key that was drawn for it alone: without that key nobody reads it, nor with the master key.
     *
     * @param key that key, encrypted as what belongs to the owner
     */
    public record Owned(byte[] bytes, byte[] key) {}

    public Owned encryptOwned(Value.Context personal, ExecutionId execution, String associated) {
        EncryptionKey own = EncryptionKey.random();
        return new Owned(
                Encryption.under(own).encrypt(StoredJson.write(personal), execution.hex(), associated),
                encryption.encrypt(own.bits(), execution.hex(), keyOf(associated)));
    }

    /** @throws dev.workfloo.StoreDamaged as {@link Encryption#decrypt} */
    public Value.Context decrypt(Owned owned, ExecutionId execution, String associated) {
        EncryptionKey own = EncryptionKey.of(encryption.decrypt(owned.key(), execution.hex(), keyOf(associated)));
        return StoredJson.read(Encryption.under(own).decrypt(owned.bytes(), execution.hex(), associated));
    }

    /** As what the key is encrypted that was drawn for a value. */
    public static String keyOf(String associated) {
        return "own key of " + associated;
    }

    public Value.Context decrypt(byte @Nullable [] bytes, ExecutionId execution, String associated) {
        return decrypt(bytes, execution.hex(), associated);
    }

    /** The same, where texts may stand elsewhere. */
    public Value.Context decrypt(byte @Nullable [] bytes, ExecutionId execution, String associated, TextPlaces texts) {
        if (bytes == null) return Value.Context.EMPTY;
        return StoredJson.read(encryption.decrypt(bytes, execution.hex(), associated), texts);
    }

    /** @throws dev.workfloo.StoreDamaged as {@link Encryption#decrypt} */
    public Value.Context decrypt(byte @Nullable [] bytes, String owner, String associated) {
        if (bytes == null) return Value.Context.EMPTY;
        return StoredJson.read(encryption.decrypt(bytes, owner, associated));
    }
}
