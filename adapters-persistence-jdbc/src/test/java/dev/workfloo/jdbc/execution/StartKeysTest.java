package dev.workfloo.jdbc.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import org.junit.jupiter.api.Test;

class StartKeysTest {

    private static final Scope SCOPE = Fixtures.production(new WorkspaceId("lender"));

    private final EncryptionKey key = EncryptionKey.random();
    private final String hashed = hashed(key, SCOPE);

    private static String hashed(EncryptionKey key, Scope scope) {
        return KeptStartKey.of(key, scope, "GOMA900815");
    }

    @Test
    void hashesAlikeUnderTheSameKeyOnly() {
        assertEquals(hashed, hashed(key, SCOPE));
        assertNotEquals(hashed, hashed(EncryptionKey.random(), SCOPE));
    }

    /** When none names a key any more, that key can go. */
    @Test
    void namesItsKey() {
        assertEquals(key.id(), hashed.substring(1, 9));
        assertEquals(1 + 8 + 64, hashed.length());
    }

    @Test
    void hashesApartInEachScope() {
        assertNotEquals(hashed, hashed(key, Fixtures.sandbox(SCOPE.workspace())));
        assertNotEquals(hashed, hashed(key, Fixtures.production(new WorkspaceId("other"))));
    }

    /** What RFC 9110 admits into no header: only what is none is safe from being somebody's key. */
    @Test
    void looksLikeNoHeader() {
        assertTrue(hashed.charAt(0) < ' ' && hashed.charAt(0) != '\t');
    }
}
