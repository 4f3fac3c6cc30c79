package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aCaller;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do with API keys. */
abstract class KeysContract {

    private static final Instant LATER = NOON.plusMillis(1_234_567);

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Keys keys() {
        return store().keys();
    }

    @Test
    void findsAKeyByItsHash() {
        ApiKey key = aKey(aCaller(workspace, "integration"), NOON.plusMillis(1));

        boolean added = keys().add(key);

        assertTrue(added);
        assertEquals(Optional.of(key), keys().find(key.hash()));
    }

    @Test
    void keepsWhatAKeyIsLimitedTo() {
        for (Environment only : Environment.values()) {
            for (Set<Right> rights :
                    List.of(Set.<Right>of(), Set.of(Right.SEE, Right.PUBLISH), Set.of(Right.values()))) {
                Caller caller = new Caller(workspace, only + " Ñ 😀 " + rights.size(), Optional.of(only), rights);
                ApiKey key = aKey(caller, NOON);

                keys().add(key);

                assertEquals(Optional.of(key), keys().find(key.hash()));
            }
        }
    }

    @Test
    void knowsNothingOfAnUnknownHash() {
        keys().add(aKey(workspace, "integration"));

        Optional<ApiKey> found = keys().find(KeyHash.of("nobody's key"));

        assertEquals(Optional.empty(), found);
    }

    @Test
    void listsAWorkspacesKeysOldestFirst() {
        ApiKey first = aKey(aCaller(workspace, "zeta"), NOON);
        ApiKey second = aKey(aCaller(workspace, "alpha"), NOON.plusMillis(1));
        ApiKey third = aKey(aCaller(workspace, "mid"), NOON.plusSeconds(86_400));
        ApiKey elsewhere = aKey(aWorkspace(), "alpha");

        List.of(first, elsewhere, second, third).forEach(keys()::add);

        assertEquals(List.of(first, second, third), keys().of(workspace));
        assertEquals(List.of(), keys().of(aWorkspace()));
    }

    @Test
    void refusesTheNameOfAnActiveKey() {
        ApiKey first = aKey(workspace, "integration");
        ApiKey second = aKey(workspace, "integration");
        keys().add(first);

        boolean added = keys().add(second);

        assertFalse(added);
        assertEquals(Optional.empty(), keys().find(second.hash()));
        assertEquals(List.of(first), keys().of(workspace));
    }

    @Test
    void takesOneNameInTwoWorkspaces() {
        ApiKey ours = aKey(workspace, "integration");
        ApiKey theirs = aKey(aWorkspace(), "integration");
        keys().add(ours);

        boolean added = keys().add(theirs);

        assertTrue(added);
        assertEquals(Optional.of(theirs), keys().find(theirs.hash()));
    }

    @Test
    void marksARevokedKey() {
        ApiKey key = aKey(workspace, "integration");
        keys().add(key);

        Optional<ApiKey> revoked = keys().revoke(workspace, "integration", LATER);

        assertEquals(Optional.of(key.revoked(LATER)), revoked);
        assertEquals(revoked, keys().find(key.hash()));
        assertEquals(List.of(key.revoked(LATER)), keys().of(workspace));
    }

    @Test
    void revokesAKeyOnce() {
        ApiKey key = aKey(workspace, "integration");
        keys().add(key);
        keys().revoke(workspace, "integration", LATER);

        Optional<ApiKey> again = keys().revoke(workspace, "integration", LATER.plusSeconds(1));

        assertEquals(Optional.empty(), again);
        assertEquals(Optional.of(key.revoked(LATER)), keys().find(key.hash()));
    }

    @Test
    void revokesNothingOfAnotherWorkspace() {
        ApiKey key = aKey(workspace, "integration");
        keys().add(key);

        Optional<ApiKey> revoked = keys().revoke(aWorkspace(), "integration", LATER);

        assertEquals(Optional.empty(), revoked);
        assertEquals(Optional.of(key), keys().find(key.hash()));
    }

    @Test
    void revokesNoKeyOfAnotherName() {
        ApiKey key = aKey(workspace, "integration");
        keys().add(key);

        Optional<ApiKey> revoked = keys().revoke(workspace, "Integration", LATER);

        assertEquals(Optional.empty(), revoked);
        assertEquals(Optional.of(key), keys().find(key.hash()));
    }

    @Test
    void freesTheNameOfARevokedKey() {
        ApiKey first = aKey(workspace, "integration");
        ApiKey second = aKey(aCaller(workspace, "integration"), NOON.plusSeconds(1));
        ApiKey third = aKey(aCaller(workspace, "integration"), NOON.plusSeconds(2));
        keys().add(first);
        keys().revoke(workspace, "integration", LATER);
        keys().add(second);
        keys().revoke(workspace, "integration", LATER);

        boolean added = keys().add(third);

        assertTrue(added);
        assertEquals(List.of(first.revoked(LATER), second.revoked(LATER), third), keys().of(workspace));
    }

    @Test
    void letsOneOfManyTakeAName() {
        List<ApiKey> candidates = Collections.nCopies(16, "integration").stream()
                .map(name -> aKey(workspace, name))
                .toList();

        List<Boolean> added = Race.of(16, number -> keys().add(candidates.get(number)));

        assertEquals(1, Collections.frequency(added, true));
        assertEquals(List.of(candidates.get(added.indexOf(true))), keys().of(workspace));
    }

    @Test
    void letsOneOfManyRevokeAKey() {
        ApiKey key = aKey(workspace, "integration");
        keys().add(key);

        List<Optional<ApiKey>> revoked =
                Race.of(16, number -> keys().revoke(workspace, "integration", LATER.plusSeconds(number)));

        List<Optional<ApiKey>> winners =
                revoked.stream().filter(Optional::isPresent).toList();
        assertEquals(1, winners.size());
        assertEquals(winners.get(0), keys().find(key.hash()));
    }
}
