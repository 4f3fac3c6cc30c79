package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aCaller;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.AccessProblem;
import dev.workfloo.access.AccessProblem.KeyNameTaken;
import dev.workfloo.access.AccessProblem.KeyNameUnfit;
import dev.workfloo.access.AccessProblem.UnknownKey;
import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageKeys.NewKey;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving keys out, taking them back, and telling who stands behind one. */
class ManageKeysTest {

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final Caller caller = aCaller(workspace, "integration");

    private NewKey aNewKey() {
        return workfloo.keys().add(caller).get();
    }

    @Test
    void knowsTheCallerBehindANewKey() {
        NewKey added = aNewKey();

        assertEquals(Optional.of(caller), workfloo.callers().identify(added.text()));
        assertEquals(new ApiKey(KeyHash.of(added.text()), caller, NOON, Optional.empty()), added.key());
        assertEquals(List.of(added.key()), workfloo.keys().list(workspace));
    }

    @Test
    void drawsKeysThatNobodyCanGuess() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String text =
                    workfloo.keys().add(aCaller(workspace, "key " + i)).get().text();
            texts.add(text);

            assertTrue(text.matches("wfk_[A-Za-z0-9_-]{43}"), text);
        }

        assertEquals(100, texts.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\rb",
                "\u001b[31mred",
                "a\0",
                "a\u0085b",
                "a\u2028b",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Bb",
                "\uFEFFa",
                "a\uD800",
                "\uFFFD\uFFFDandu"
            })
    void refusesNamesThatPrintOtherwise(String name) {
        Either<AccessProblem, NewKey> refused = workfloo.keys().add(aCaller(workspace, name));

        assertEquals(Either.left(new KeyNameUnfit(name)), refused);
        assertEquals(List.of(), workfloo.keys().list(workspace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ñandú", "Клиент 1", "مفتاح", "鍵", "a b/c:d", "🔑"})
    void takesNamesOfEveryLanguage(String name) {
        assertTrue(workfloo.keys().add(aCaller(workspace, name)).isRight());
    }

    @Test
    void aNameHasSome100Characters() {
        assertTrue(workfloo.keys().add(aCaller(workspace, "k".repeat(100))).isRight());
        assertTrue(workfloo.keys().add(aCaller(workspace, "k".repeat(101))).isLeft());
    }

    @Test
    void printsNoKey() {
        assertEquals("NewKey[integration]", aNewKey().toString());
    }

    @Test
    void refusesANameThatIsTaken() {
        aNewKey();

        Either<AccessProblem, NewKey> refused = workfloo.keys().add(caller);

        assertEquals(Either.left(new KeyNameTaken(workspace, "integration")), refused);
        assertEquals(1, workfloo.keys().list(workspace).size());
    }

    @Test
    void freesANameByRevoking() {
        NewKey first = aNewKey();
        clock.pass(Duration.ofHours(1));
        Either<AccessProblem, ApiKey> revoked = workfloo.keys().revoke(workspace, "integration");

        NewKey second = aNewKey();

        assertEquals(Either.right(first.key().revoked(NOON.plusSeconds(3_600))), revoked);
        assertEquals(List.of(revoked.get(), second.key()), workfloo.keys().list(workspace));
        assertEquals(Optional.of(caller), workfloo.callers().identify(second.text()));
    }

    @Test
    void revokesNoUnknownKey() {
        aNewKey();

        Either<AccessProblem, ApiKey> otherName = workfloo.keys().revoke(workspace, "other");
        WorkspaceId elsewhere = aWorkspace();
        Either<AccessProblem, ApiKey> otherWorkspace = workfloo.keys().revoke(elsewhere, "integration");

        assertEquals(Either.left(new UnknownKey(workspace, "other")), otherName);
        assertEquals(Either.left(new UnknownKey(elsewhere, "integration")), otherWorkspace);
    }

    @Test
    void knowsNobodyBehindAnythingElse() {
        String text = aNewKey().text();

        for (String other : List.of("", " ", text + " ", "Bearer " + text, text.toLowerCase(Locale.ROOT) + "x")) {
            assertEquals(Optional.empty(), workfloo.callers().identify(other));
        }
    }

    @Test
    void costsNoReadForFiveSeconds() {
        String text = aNewKey().text();
        workfloo.callers().identify(text);
        int reads = store.reads();

        clock.pass(Duration.ofSeconds(5).minusNanos(1));
        Optional<Caller> remembered = workfloo.callers().identify(text);

        assertEquals(Optional.of(caller), remembered);
        assertEquals(reads, store.reads());
    }

    @Test
    void countsARevokedKeyForFiveSecondsMore() {
        String text = aNewKey().text();
        workfloo.callers().identify(text);
        workfloo.keys().revoke(workspace, "integration");

        Optional<Caller> atOnce = workfloo.callers().identify(text);
        clock.pass(Duration.ofSeconds(5));
        Optional<Caller> later = workfloo.callers().identify(text);

        assertEquals(Optional.of(caller), atOnce);
        assertEquals(Optional.empty(), later);
    }

    @Test
    void knowsNoRevokedKeyThatItHadNotSeen() {
        String text = aNewKey().text();
        workfloo.keys().revoke(workspace, "integration");

        assertEquals(Optional.empty(), workfloo.callers().identify(text));
    }

    @Test
    void knowsAKeyThatWasUnknownBefore() {
        ApiKey key = new ApiKey(KeyHash.of("a key"), caller, NOON, Optional.empty());
        Optional<Caller> before = workfloo.callers().identify("a key");
        store.keys().add(key);

        Optional<Caller> after = workfloo.callers().identify("a key");

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(caller), after);
    }

    @Test
    void readsAgainWhenTheClockGoesBack() {
        String text = aNewKey().text();
        workfloo.callers().identify(text);
        workfloo.keys().revoke(workspace, "integration");

        clock.pass(Duration.ofSeconds(-60));
        Optional<Caller> caller = workfloo.callers().identify(text);

        assertEquals(Optional.empty(), caller);
    }

    @Test
    void letsOneOfManyTakeAName() {
        List<Either<AccessProblem, NewKey>> added =
                Race.of(16, number -> workfloo.keys().add(caller));

        assertEquals(1, added.stream().filter(Either::isRight).count());
        assertEquals(1, workfloo.keys().list(workspace).size());
    }
}
