package dev.workfloo.jdbc.encryption;

import dev.workfloo.jdbc.format.WrittenFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key under which personal data and clients' secrets are stored: 256 bits. Who loses it loses what was stored, so it
 * belongs where backups and other secrets are, and not into the database's own backup.
 */
public final class EncryptionKey {

    private static final int BYTES = 32;
    private static final String SEALED_KEY = "sealed key";
    static final int ID_BYTES = 4;

    private final byte[] bits;
    private final byte[] id;
    private final String hexId;
    private final Header header;
    private final KeyedHash codes;
    private final KeyedHash startKeys;

    /** What is written of an execution is written together, so that a thread asks for the same key again. */
    private final ThreadLocal<@Nullable Derived> last = new ThreadLocal<>();

    private EncryptionKey(byte[] bits) {
        this.bits = bits;
        this.id = Arrays.copyOf(derive("id"), ID_BYTES);
        this.hexId = HexFormat.of().formatHex(id);
        this.header = Header.naming(id);
        this.codes = new KeyedHash(hexId, derive("consent codes"));
        this.startKeys = new KeyedHash(hexId, derive("start keys"));
    }

    /**
     * The key that this text spells.
     *
     * @param base64 32 bytes, as {@code openssl rand -base64 32} prints them
     * @throws IllegalArgumentException when it does not have that form; the message does not repeat the text
     */
    public static EncryptionKey of(String base64) {
        byte[] bits;
        try {
            bits = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an encryption key is 32 bytes in base64");
        }
        if (bits.length != BYTES) throw new IllegalArgumentException("an encryption key is 32 bytes in base64");
        return new EncryptionKey(bits);
    }

    /** A new key. */
    public static EncryptionKey random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new EncryptionKey(bits);
    }

    /**
     * The key that this file holds; if there is no such file, one is made with a new key that only its owner can read, in a
     * folder that only its owner can enter.
     */
    public static EncryptionKey inFile(Path file) {
        try {
            if (Files.notExists(file)) create(file);
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the encryption key in " + file, e);
        }
    }

    /** The key is written aside and moved into place whole, so that no other process reads half of one. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException("no file: " + file);
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly("rw-------"));
        byte[] bits = random().bits;
        Files.writeString(draft, Base64.getEncoder().encodeToString(bits) + System.lineSeparator());
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key counts.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(draft);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The key that these bytes are. */
    static EncryptionKey of(byte[] bits) {
        if (bits.length != BYTES) throw new IllegalArgumentException("an encryption key is 32 bytes");
        return new EncryptionKey(bits.clone());
    }

    byte[] bits() {
        return bits.clone();
    }

    /** Tells keys apart without telling anything about them: 8 hex digits. */
    public String id() {
        return hexId;
    }

    /** With which everything begins that is encrypted under it in the format that names keys. */
    public byte[] beginning() {
        return header.bytes().clone();
    }

    Header header() {
        return header;
    }

    /** A key of its own for each purpose, so that no single key encrypts very many rows. */
    SecretKey keyFor(String purpose) {
        Derived known = last.get();
        if (known != null && known.purpose().equals(purpose)) return known.key();
        Derived derived = new Derived(purpose, new SecretKeySpec(derive("row:" + purpose), "AES"));
        last.set(derived);
        return derived.key();
    }

    private record Derived(String purpose, SecretKey key) {
        @Override
        public String toString() {
            return "the key for " + purpose;
        }
    }

    /** What hashes consent codes. */
    KeyedHash codes() {
        return codes;
    }

    /** What hashes the idempotency keys of starts. */
    KeyedHash startKeys() {
        return startKeys;
    }

    /** This key for those who have that one, as it is kept beside the values that are under either. */
    public byte[] sealedUnder(EncryptionKey other) {
        return new Encryption(Keyring.of(other), new WrittenFormats()).encrypt(bits, owner(id()), SEALED_KEY);
    }

    /**
     * The key with this id, which was sealed under this one.
     *
     * @throws dev.workfloo.StoreDamaged when it was not
     */
    public EncryptionKey opened(byte[] sealed, String sealedId) {
        byte[] opened =
                new Encryption(Keyring.of(this), new WrittenFormats()).decrypt(sealed, owner(sealedId), SEALED_KEY);
        return new EncryptionKey(opened);
    }

    private static String owner(String id) {
        return "encryption key " + id;
    }

    private byte[] derive(String purpose) {
        return KeyedHash.of(bits, purpose);
    }

    @Override
    public String toString() {
        return "EncryptionKey " + id();
    }
}
