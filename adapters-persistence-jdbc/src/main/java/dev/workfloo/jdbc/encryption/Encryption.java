package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import dev.workfloo.jdbc.format.WrittenFormats;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts bytes: AES-256-GCM (NIST SP 800-38D) under a key of their owner's own, with a nonce drawn for each. What they belong
 * to is authenticated with them, so that they cannot be moved to another place; so is their header, which names the key.
 *
 * <p>The bytes are: {@link Header}, nonce (12), ciphertext with its tag (16).
 */
public final class Encryption {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";

    /** Looking one up takes longer than encrypting a row. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Encryption::newCipher);

    private final EncryptionKey key;
    private final WrittenFormats formats;
    private final Header bare = Header.bare();
    private final Header named;
    private final SecureRandom random = new SecureRandom();

    public Encryption(EncryptionKey key, WrittenFormats formats) {
        this.key = key;
        this.formats = formats;
        this.named = Header.naming(key);
    }

    /** Encrypts in one format, also when another one is written meanwhile. */
    public interface Writing {
        /**
         * @param owner whose key it is: an execution's id, or a name that is none
         * @param associated what it is of the owner's, and which one
         */
        byte[] encrypt(byte[] plain, String owner, String associated);
    }

    /** In the format that is written now. */
    public Writing writing() {
        Header header = formats.ofEncrypted() == Header.NAMED ? named : bare;
        return (plain, owner, associated) -> encrypt(header, plain, owner, associated);
    }

    /** As {@link Writing#encrypt}, in the format that is written now. */
    public byte[] encrypt(byte[] plain, String owner, String associated) {
        return writing().encrypt(plain, owner, associated);
    }

    private byte[] encrypt(Header header, byte[] plain, String owner, String associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        int start = header.length() + NONCE_BYTES;
        byte[] bytes = Arrays.copyOf(header.bytes(), start + plain.length + TAG_BYTES);
        System.arraycopy(nonce, 0, bytes, header.length(), NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, owner);
            authenticate(cipher, header, associated);
            cipher.doFinal(plain, 0, plain.length, bytes, start);
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /**
     * What was encrypted for this owner, as this.
     *
     * @throws StoreDamaged when it is not that, was changed, or is under a key or in a format that this process does not have
     */
    public byte[] decrypt(byte[] bytes, String owner, String associated) {
        Header header = Header.of(bytes, key, owner);
        int start = header.length() + NONCE_BYTES;
        if (bytes.length < start + TAG_BYTES) throw new StoreDamaged("the personal data of " + owner + " is cut off");
        try {
            byte[] nonce = Arrays.copyOfRange(bytes, header.length(), start);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, owner);
            authenticate(cipher, header, associated);
            return cipher.doFinal(bytes, start, bytes.length - start);
        } catch (GeneralSecurityException e) {
            throw new StoreDamaged("the personal data of " + owner + " cannot be decrypted", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, key.keyFor(owner), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        return cipher;
    }

    private static void authenticate(Cipher cipher, Header header, String associated) {
        if (header.isNamed()) cipher.updateAAD(header.bytes());
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }
}
