package dev.workfloo.jdbc.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.document.TreeReader;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EncryptionTest {

    /** Of what is kept of earlier releases. */
    private static final String KEY = "dGhpcyBrZXkgaXMga2VwdCBpbiB0aGUgdGVzdCBkYXQ=";

    private static final Path KEPT = Path.of("src/test/resources/dev/workfloo/jdbc/release/encrypted.jsonl");
    private static final String OWNER = "69a42a401cff56f41b0e83e7";
    private static final String WHAT = "events 69a42a401cff56f41b0e83e7 3";
    private static final byte[] PLAIN = "{\"rfc_pf\":\"KIBA801010BPA\"}".getBytes(UTF_8);

    private final EncryptionKey key = EncryptionKey.of(KEY);
    private final WrittenFormats rolling = new WrittenFormats();
    private final Encryption encryption = new Encryption(Keyring.of(key), new WrittenFormats());
    private final Encryption whileRolling = new Encryption(Keyring.of(key), rolling);

    EncryptionTest() {
        rolling.rollFrom(WrittenFormats.RELEASE_BEFORE);
    }

    /** What was encrypted once, by the release that wrote the format first, or outside of this software. */
    private record Golden(int format, String owner, String associated, byte[] bytes, Value.Context plain) {

        static List<Golden> all() throws IOException {
            return Files.readAllLines(KEPT).stream()
                    .map(StoredJson::read)
                    .map(line -> new Golden(
                            TreeReader.integer(line, "format"),
                            TreeReader.text(line, "owner"),
                            TreeReader.text(line, "associated"),
                            HexFormat.of().parseHex(TreeReader.text(line, "bytes")),
                            TreeReader.object(line, "plain")))
                    .toList();
        }
    }

    @Test
    void readsWhatWasWrittenInEachFormat() throws IOException {
        for (Golden golden : Golden.all()) {
            byte[] plain = encryption.decrypt(golden.bytes(), golden.owner(), golden.associated());

            assertEquals(golden.format(), golden.bytes()[0]);
            assertEquals(golden.plain(), StoredJson.read(plain), golden.associated());
        }
    }

    @Test
    void keepsSomethingInEachFormat() throws IOException {
        Set<Integer> kept = Golden.all().stream().map(Golden::format).collect(toSet());

        assertEquals(Set.of(1, new WrittenFormats().ofEncrypted()), kept, "let encrypted.jsonl have a line of it");
    }

    @Test
    void namesItsKeyAndNothingElse() {
        byte[] bytes = encryption.encrypt(PLAIN, OWNER, WHAT);

        assertEquals("0200" + key.id(), HexFormat.of().formatHex(bytes, 0, 6));
        assertEquals(6 + 12 + PLAIN.length + 16, bytes.length);
        assertArrayEquals(PLAIN, encryption.decrypt(bytes, OWNER, WHAT));
        assertNotEquals(
                HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(encryption.encrypt(PLAIN, OWNER, WHAT)));
    }

    /** As 9468d7f decrypts. */
    private byte[] decryptedAsBefore(byte[] bytes) throws GeneralSecurityException {
        assertEquals(1, bytes[0]);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(mac.doFinal(("row:" + OWNER).getBytes(UTF_8)), "AES"),
                new GCMParameterSpec(128, bytes, 1, 12));
        cipher.updateAAD(WHAT.getBytes(UTF_8));
        return cipher.doFinal(bytes, 13, bytes.length - 13);
    }

    @Test
    void isReadByTheReleaseBeforeWhileItRuns() throws GeneralSecurityException {
        byte[] bytes = whileRolling.encrypt(PLAIN, OWNER, WHAT);

        assertArrayEquals(PLAIN, decryptedAsBefore(bytes));
        assertArrayEquals(PLAIN, encryption.decrypt(bytes, OWNER, WHAT));
        assertArrayEquals(PLAIN, whileRolling.decrypt(encryption.encrypt(PLAIN, OWNER, WHAT), OWNER, WHAT));
    }

    private String refused(byte[] bytes) {
        StoreDamaged refused = assertThrows(StoreDamaged.class, () -> encryption.decrypt(bytes, OWNER, WHAT));
        String message = String.valueOf(refused.getMessage());
        assertFalse(message.contains(HexFormat.of().formatHex(bytes, bytes.length - 8, bytes.length)), message);
        return message;
    }

    @Test
    void saysUnderWhichKeyItIsThatIsNotThere() {
        EncryptionKey other = EncryptionKey.random();

        String message = refused(new Encryption(Keyring.of(other), new WrittenFormats()).encrypt(PLAIN, OWNER, WHAT));

        assertEquals(
                "the personal data of " + OWNER + " is under the encryption key " + other.id()
                        + ", and this process has the key " + key.id(),
                message);
    }

    private void assertCutOff(byte[] bytes) {
        assertThrows(StoreDamaged.class, () -> encryption.decrypt(bytes, OWNER, WHAT));
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void refusesWhatANewerReleaseWrote() {
        byte[] bytes = encryption.encrypt(PLAIN, OWNER, WHAT);

        assertTrue(refused(with(bytes, 0, 3)).endsWith("was written by a newer release, with format 3"));
        assertTrue(refused(with(bytes, 1, 2)).endsWith("was written by a newer release, with a key of origin 2"));
        assertTrue(refused(with(bytes, 1, 1)).endsWith("is not under a key of origin 0"));
    }

    /** Neither what it belongs to, nor its header, nor any other byte, whatever format it is in. */
    @Test
    void refusesWhatWasChanged() {
        for (byte[] bytes : List.of(whileRolling.encrypt(PLAIN, OWNER, WHAT), encryption.encrypt(PLAIN, OWNER, WHAT))) {
            for (int i = 0; i < bytes.length; i++) refused(with(bytes, i, bytes[i] ^ 1));
            for (int length = 0; length < bytes.length; length++) assertCutOff(Arrays.copyOf(bytes, length));
            assertThrows(StoreDamaged.class, () -> encryption.decrypt(bytes, OWNER, WHAT + "1"));
            assertThrows(StoreDamaged.class, () -> encryption.decrypt(bytes, OWNER + "1", WHAT));
        }
    }
}
