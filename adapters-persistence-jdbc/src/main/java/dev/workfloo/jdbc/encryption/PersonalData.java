package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what is personal in a row: AES-256-GCM (NIST SP 800-38D) under a key of the execution's own. What it belongs to is
 * authenticated with it, so that a row's data cannot be moved to another row.
 *
 * <p>The bytes are: format (1), nonce (12), ciphertext with its tag (16).
 */
public final class PersonalData {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = 1 + NONCE_BYTES + TAG_BITS / 8;
    private static final String CIPHER = "AES/GCM/NoPadding";

    /** Looking one up takes longer than encrypting a row. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(PersonalData::newCipher);

    private final EncryptionKey key;
    private final SecureRandom random = new SecureRandom();

    public PersonalData(EncryptionKey key) {
        this.key = key;
    }

    /** Null, as the column is then, when there is nothing personal. */
    public byte @Nullable [] encrypt(Value.Context personal, ExecutionId execution, String associated) {
        return encrypt(personal, execution.hex(), associated);
    }

    /** The same for what belongs to no execution. */
    public byte @Nullable [] encrypt(Value.Context personal, String owner, String associated) {
        if (personal.members().isEmpty()) return null;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, owner, associated);
            byte[] encrypted = cipher.doFinal(StoredJson.write(personal));
            return ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    public Value.Context decrypt(byte @Nullable [] bytes, ExecutionId execution, String associated) {
        return decrypt(bytes, execution.hex(), associated);
    }

    public Value.Context decrypt(byte @Nullable [] bytes, String owner, String associated) {
        if (bytes == null) return Value.Context.EMPTY;
        ByteBuffer row = ByteBuffer.wrap(bytes);
        if (bytes.length < SHORTEST) throw new StoreDamaged("the personal data of " + owner + " is cut off");
        if (row.get() != FORMAT) throw new StoreDamaged("the personal data of " + owner + " has an unknown format");
        byte[] nonce = new byte[NONCE_BYTES];
        row.get(nonce);
        byte[] encrypted = new byte[row.remaining()];
        row.get(encrypted);
        try {
            return StoredJson.read(
                    cipher(Cipher.DECRYPT_MODE, nonce, owner, associated).doFinal(encrypted));
        } catch (GeneralSecurityException e) {
            throw new StoreDamaged("the personal data of " + owner + " cannot be decrypted", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner, String associated) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, key.keyFor(owner), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }
}
