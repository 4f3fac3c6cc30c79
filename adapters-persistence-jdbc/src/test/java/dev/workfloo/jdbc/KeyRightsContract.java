package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.jdbc.sql.Sql;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that one release gave out and another reads, while both run on one database. */
abstract class KeyRightsContract {

    /** As 9468d7f has it. */
    private static final String INSERT_AS_BEFORE = """
            insert into workfloo_key (hash, workspace, name, active_name, environment, rights, created_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    /** All that there are in 9468d7f, which cannot read a row with another word. */
    private enum RightBefore {
        EXECUTE,
        REVIEW,
        MANAGE
    }

    private final WorkspaceId workspace = aWorkspace();

    abstract JdbcStore store();

    abstract DataSource connections();

    private ApiKey added(Set<Right> rights) {
        Caller caller = new Caller(workspace, UUID.randomUUID().toString(), Optional.empty(), rights);
        ApiKey key = aKey(caller, NOON);
        assertTrue(store().keys().add(key));
        return key;
    }

    private Set<RightBefore> readAsBefore(ApiKey key) {
        String column = new Sql(connections())
                .first(
                        "select rights from workfloo_key where hash = ?",
                        row -> row.getString(1),
                        key.hash().toString())
                .orElseThrow();
        return Stream.of(column.split(","))
                .filter(word -> !word.isEmpty())
                .map(RightBefore::valueOf)
                .collect(Collectors.toSet());
    }

    private Set<Right> read(KeyHash hash) {
        return store().keys().find(hash).orElseThrow().caller().rights();
    }

    private static List<Set<Right>> allSets() {
        Right[] all = Right.values();
        return IntStream.range(0, 1 << all.length)
                .<Set<Right>>mapToObj(bits -> Stream.of(all)
                        .filter(right -> ((bits >> right.ordinal()) & 1) == 1)
                        .collect(Collectors.toSet()))
                .toList();
    }

    @Test
    void areReadAsTheyWereGiven() {
        for (Set<Right> rights : allSets())
            assertEquals(rights, read(added(rights).hash()));
    }

    /** There, whoever has any right is shown all of an execution, and executes with the one right for that. */
    @Test
    void giveTheReleaseBeforeNothingToGrantThatIsNotThere() {
        for (Set<Right> rights : allSets()) {
            Set<RightBefore> granted = readAsBefore(added(rights));

            assertTrue(granted.isEmpty() || rights.contains(Right.SEE), rights::toString);
            if (granted.contains(RightBefore.EXECUTE)) assertTrue(rights.contains(Right.EXECUTE), rights::toString);
            if (granted.contains(RightBefore.REVIEW)) assertTrue(rights.contains(Right.REVIEW), rights::toString);
            if (granted.contains(RightBefore.MANAGE)) {
                assertTrue(rights.containsAll(Right.MANAGING), rights::toString);
            }
        }
    }

    @Test
    void areWholeInTheReleaseBeforeWhereTheyAreThere() {
        assertEquals(EnumSet.allOf(RightBefore.class), readAsBefore(added(EnumSet.allOf(Right.class))));
        assertEquals(Set.of(RightBefore.EXECUTE), readAsBefore(added(Set.of(Right.EXECUTE, Right.SEE))));
        assertEquals(Set.of(RightBefore.REVIEW), readAsBefore(added(Set.of(Right.REVIEW, Right.SEE))));
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTE, EXECUTE SEE",
        "REVIEW, REVIEW SEE",
        "MANAGE, SEE DESIGN PUBLISH ADMINISTER",
        "'EXECUTE,REVIEW', EXECUTE REVIEW SEE",
        "'EXECUTE,MANAGE,REVIEW', EXECUTE SEE REVIEW DESIGN PUBLISH ADMINISTER",
        "'', ''"
    })
    void keepWhatTheyCouldInTheReleaseBefore(String before, String now) {
        KeyHash hash = addedAsBefore(before);

        Set<Right> rights = read(hash);

        Set<Right> expected = Stream.of(now.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Right::valueOf)
                .collect(Collectors.toSet());
        assertEquals(expected, rights);
    }

    private KeyHash addedAsBefore(String rights) {
        KeyHash hash = KeyHash.of(UUID.randomUUID().toString());
        String name = hash.toString();
        new Sql(connections())
                .transaction(connection -> Sql.update(
                        connection,
                        INSERT_AS_BEFORE,
                        hash.toString(),
                        workspace.name(),
                        name,
                        name,
                        "SANDBOX",
                        rights,
                        NOON));
        return hash;
    }

    @Test
    void areListedAndRevokedWhoeverGaveThem() {
        KeyHash before = addedAsBefore("EXECUTE");
        ApiKey ours = added(Set.of(Right.EXECUTE));

        Optional<ApiKey> revoked = store().keys().revoke(workspace, before.toString(), NOON);

        assertFalse(revoked.orElseThrow().isActive());
        assertEquals(
                Set.of(Set.of(Right.EXECUTE, Right.SEE), Set.of(Right.EXECUTE)),
                store().keys().of(workspace).stream()
                        .map(key -> key.caller().rights())
                        .collect(Collectors.toCollection(HashSet::new)));
        assertEquals(Optional.of(ours), store().keys().find(ours.hash()));
    }
}
