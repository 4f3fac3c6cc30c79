package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.Test;

class JdbcCodeSealsTest {

    private static final String SEND = "657117e1d511b6e54fe2a967/consent/1/1";

    @Test
    void knowsCodesAgainUnderTheSameKeyOnly() {
        EncryptionKey key = EncryptionKey.random();
        String seal = new JdbcCodeSeals(key).seal(SEND, "424242");

        boolean same = new JdbcCodeSeals(key).matches(seal, SEND, "424242");
        boolean other = new JdbcCodeSeals(EncryptionKey.random()).matches(seal, SEND, "424242");

        assertTrue(same);
        assertFalse(other);
    }
}
