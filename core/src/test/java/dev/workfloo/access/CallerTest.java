package dev.workfloo.access;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workspaces, keys and what they are limited to. */
class CallerTest {

    private static Caller aCaller(Optional<Environment> only, Right... rights) {
        return new Caller(new WorkspaceId("demo"), "integration", only, Set.of(rights));
    }

    @Test
    void entersBothEnvironmentsUnlessLimited() {
        Caller free = aCaller(Optional.empty());
        Caller limited = aCaller(Optional.of(Environment.SANDBOX));

        assertTrue(free.mayEnter(Environment.PRODUCTION) && free.mayEnter(Environment.SANDBOX));
        assertTrue(limited.mayEnter(Environment.SANDBOX));
        assertFalse(limited.mayEnter(Environment.PRODUCTION));
    }

    @Test
    void mayDoWhatItHasARightTo() {
        Caller caller = aCaller(Optional.empty(), Right.EXECUTE, Right.REVIEW);

        assertTrue(caller.may(Right.EXECUTE) && caller.may(Right.REVIEW));
        assertFalse(caller.may(Right.SEE));
    }

    @Test
    void namesRightsInTheirOrder() {
        assertEquals("execute,see,administer", Right.words(List.of(Right.ADMINISTER, Right.EXECUTE, Right.SEE)));
        assertEquals("", Right.words(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "demo",
                "0",
                "a-b",
                "a--b",
                "123456789012345678901234567890123456789012345678901234567890123"
            })
    void takesAWorkspaceThatCanBeALabel(String name) {
        assertEquals(Optional.of(new WorkspaceId(name)), WorkspaceId.parse(name));
        assertEquals(name, new WorkspaceId(name).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a_b",
                "a.b",
                "a/b",
                "..",
                "ñ",
                "a\n",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesAWorkspaceThatCannotBeALabel(String name) {
        assertEquals(Optional.empty(), WorkspaceId.parse(name));
        assertThrows(IllegalArgumentException.class, () -> new WorkspaceId(name));
    }

    /** The digest is the standard's own example (FIPS 180-4, "abc"). */
    @Test
    void keepsOfAKeyItsHash() {
        KeyHash hash = KeyHash.of("abc");

        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash.toString());
        assertEquals(hash, KeyHash.parse(hash.toString()));
        assertEquals(hash.hashCode(), KeyHash.parse(hash.toString()).hashCode());
        assertNotEquals(hash, KeyHash.of("abd"));
    }

    @Test
    void isActiveUntilItIsRevoked() {
        ApiKey key = new ApiKey(KeyHash.of("abc"), aCaller(Optional.empty()), NOON, Optional.empty());

        ApiKey revoked = key.revoked(NOON.plusSeconds(1));

        assertTrue(key.isActive());
        assertFalse(revoked.isActive());
        assertEquals(Optional.of(NOON.plusSeconds(1)), revoked.revokedAt());
    }
}
