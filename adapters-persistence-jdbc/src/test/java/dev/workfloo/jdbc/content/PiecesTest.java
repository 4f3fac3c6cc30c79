package dev.workfloo.jdbc.content;

import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.content.DocumentId;
import dev.workfloo.jdbc.encryption.Encryption;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;
import org.junit.jupiter.api.Test;

class PiecesTest {

    /** They are cut out of one value by their length. */
    @Test
    void areAlikeAlsoWhenTheFormatChangesBetweenThem() {
        WrittenFormats formats = new WrittenFormats();
        Pieces pieces = new Pieces(new Encryption(Keyring.of(EncryptionKey.random()), formats));
        Pieces.Document document = new Pieces.Document(anExecutionId(), new DocumentId("0".repeat(24)));
        byte[] plain = new byte[Pieces.BYTES];
        Pieces.Encrypting encryption = pieces.of(document);

        byte[] first = encryption.encrypt(plain, 0, false);
        formats.rollFrom(WrittenFormats.RELEASE_BEFORE);
        byte[] next = encryption.encrypt(plain, 1, false);

        assertEquals(first.length, next.length);
        assertArrayEquals(plain, pieces.decrypt(first, document, 0, false));
        assertArrayEquals(plain, pieces.decrypt(next, document, 1, false));
    }
}
