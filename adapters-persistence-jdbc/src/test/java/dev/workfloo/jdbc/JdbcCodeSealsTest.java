package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;
import org.junit.jupiter.api.Test;

class JdbcCodeSealsTest {

    private static final String SEND = "657117e1d511b6e54fe2a967/consent/1/1";

    private final EncryptionKey key = EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY);
    private final WrittenFormats rolling = new WrittenFormats();
    private final JdbcCodeSeals seals = new JdbcCodeSeals(Keyring.of(key), new WrittenFormats());
    private final JdbcCodeSeals sealsWhileRolling = new JdbcCodeSeals(Keyring.of(key), rolling);

    JdbcCodeSealsTest() {
        rolling.rollFrom(WrittenFormats.RELEASE_BEFORE);
    }

    @Test
    void areOfOneCodeAtOnePlace() {
        String seal = seals.seal(SEND, "424242");

        assertTrue(seals.matches(seal, SEND, "424242"));
        assertFalse(seals.matches(seal, SEND, "424243"));
        assertFalse(seals.matches(seal, SEND + "1", "424242"));
    }

    /** As it is compared there: whole. */
    @Test
    void areReadByTheReleaseBeforeWhileItRuns() {
        String seal = sealsWhileRolling.seal(SEND, "424242");

        assertEquals("9ce80f61b512d6eedaa7c36add674c380de1a79ce866056cfeee3b5f059f4913", seal);
        assertTrue(seals.matches(seal, SEND, "424242"));
        assertTrue(sealsWhileRolling.matches(seals.seal(SEND, "424242"), SEND, "424242"));
        assertEquals(key.id() + seal, seals.seal(SEND, "424242"));
    }

    @Test
    void nameAKeyThatIsNotThere() {
        EncryptionKey other = EncryptionKey.random();
        String seal = new JdbcCodeSeals(Keyring.of(other), new WrittenFormats()).seal(SEND, "424242");

        StoreDamaged refused = assertThrows(StoreDamaged.class, () -> seals.matches(seal, SEND, "424242"));

        assertTrue(refused.getMessage().contains(other.id()), refused.getMessage());
        assertFalse(refused.getMessage().contains(seal.substring(8)), refused.getMessage());
    }
}
