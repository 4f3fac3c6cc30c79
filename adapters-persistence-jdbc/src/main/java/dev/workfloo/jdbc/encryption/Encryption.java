package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import dev.workfloo.jdbc.format.WrittenFormats;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts bytes: AES-256-GCM (NIST SP 800-38D) under a key of their owner's own, with a nonce drawn for each. What they belong
 * to is authenticated with them, so that they cannot be moved to another place; so is their header, which names the key.
 *
 * <p>The bytes are: {@link Header}, nonce (12), ciphertext with its tag (16).
 */
public final class Encryption {

    private static final Header BARE = Header.bare();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";

    /** Looking one up takes longer than encrypting a row. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Encryption::newCipher);

    private final Keyring keys;
    private final WrittenFormats formats;
    private final int origin;
    private final SecureRandom random = new SecureRandom();

    public Encryption(Keyring keys, WrittenFormats formats) {
        this(keys, formats, Header.DERIVED);
    }

    private Encryption(Keyring keys, WrittenFormats formats, int origin) {
        this.keys = keys;
        this.formats = formats;
        this.origin = origin;
    }

    /** Under a key that was drawn for one value. */
    static Encryption under(EncryptionKey own) {
        return new Encryption(Keyring.of(own), new WrittenFormats(), Header.OWN);
    }

    /** Encrypts in one format and under one key, also when another one is written meanwhile. */
    public interface Writing {
        /**
         * @param owner whose key it is: an execution's id, or a name that is none
         * @param associated what it is of the owner's, and which one
         */
        byte[] encrypt(byte[] plain, String owner, String associated);
    }

    /** In the format and under the key that is written now. */
    public Writing writing() {
        Under under = under();
        return (plain, owner, associated) -> encrypt(under, plain, owner, associated);
    }

    /** A key, and the header that belongs to what is under it. */
    private record Under(EncryptionKey key, Header header) {}

    private Under under() {
        Keyring.Keys now = keys.fresh();
        if (formats.ofEncrypted() != Header.NAMED && keys.isAsBegun(now)) return new Under(now.first(), BARE);
        EncryptionKey current = now.current();
        return new Under(
                current,
                origin == Header.DERIVED ? current.header() : current.header().of(origin));
    }

    /** As {@link Writing#encrypt}, in the format that is written now. */
    public byte[] encrypt(byte[] plain, String owner, String associated) {
        return encrypt(under(), plain, owner, associated);
    }

    private byte[] encrypt(Under under, byte[] plain, String owner, String associated) {
        Header header = under.header();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        int start = header.length() + NONCE_BYTES;
        byte[] bytes = Arrays.copyOf(header.bytes(), start + plain.length + TAG_BYTES);
        System.arraycopy(nonce, 0, bytes, header.length(), NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, under.key().keyFor(owner));
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
        Header header = Header.of(bytes, origin, owner);
        EncryptionKey key = header.isNamed() ? keys.named(header.keyId(), personalDataOf(owner)) : keys.first();
        int start = header.length() + NONCE_BYTES;
        if (bytes.length < start + TAG_BYTES) throw new StoreDamaged(personalDataOf(owner) + " is cut off");
        try {
            byte[] nonce = Arrays.copyOfRange(bytes, header.length(), start);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, key.keyFor(owner));
            authenticate(cipher, header, associated);
            return cipher.doFinal(bytes, start, bytes.length - start);
        } catch (GeneralSecurityException e) {
            throw new StoreDamaged(personalDataOf(owner) + " cannot be decrypted", e);
        }
    }

    private static String personalDataOf(String owner) {
        return "the personal data of " + owner;
    }

    private static Cipher cipher(int mode, byte[] nonce, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
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
