package dev.workfloo.jdbc.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Fixtures;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.Test;

class StartKeysTest {

    private static final Scope SCOPE = Fixtures.production(new WorkspaceId("lender"));

    private final EncryptionKey key = EncryptionKey.random();
    private final String hashed = new StartKeys(key).hashed(SCOPE, "GOMA900815");

    @Test
    void hashesAlikeUnderTheSameKeyOnly() {
        assertEquals(hashed, new StartKeys(key).hashed(SCOPE, "GOMA900815"));
        assertNotEquals(hashed, new StartKeys(EncryptionKey.random()).hashed(SCOPE, "GOMA900815"));
    }

    @Test
    void hashesApartInEachScope() {
        assertNotEquals(hashed, new StartKeys(key).hashed(Fixtures.sandbox(SCOPE.workspace()), "GOMA900815"));
        assertNotEquals(hashed, new StartKeys(key).hashed(Fixtures.production(new WorkspaceId("other")), "GOMA900815"));
    }

    /** What RFC 9110 admits into no header: only what is none is safe from being somebody's key. */
    @Test
    void looksLikeNoHeader() {
        assertTrue(hashed.charAt(0) < ' ' && hashed.charAt(0) != '\t');
    }
}
