package dev.workfloo.definition.pool;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.anEndlessCondition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.decision.space.Deadline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolCheckTest {

    private static final DefinitionId ONE = aDefinitionId();
    private static final DefinitionId OTHER = aDefinitionId();

    private static List<String> findings(Object... entries) {
        return PoolCheck.check(
                        aPool(aPoolId(), entries),
                        Set.of(ONE, OTHER)::contains,
                        NOON,
                        Deadline.usual(InstantSource.system()))
                .stream()
                .map(Finding::toString)
                .toList();
    }

    /** The conditions are entries, one after the other, and there is a default. */
    private static List<String> findingsOf(String conditions) {
        List<Object> entries = new ArrayList<>();
        for (String condition : conditions.split(";")) entries.addAll(List.of(condition.strip(), ONE));
        entries.add(OTHER);
        return findings(entries.toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "draw < 0.5",
                "draw < 0.3; draw < 0.7",
                "draw >= 0.999999999",
                "today() < date(\"2027-01-01\") and draw < 0.1; draw < 0.2",
                "day of week(today()) in (\"Saturday\", \"Sunday\"); draw between 0.2 and 0.4",
                "now() >= date and time(\"2026-06-01T00:00:00Z\"); draw * 100 < 30",
                "not(draw < 0.5) and (today() = date(\"2026-12-24\") or draw > 0.9)",
                "if draw < 0.5 then today() < date(\"2027-01-01\") else draw > 0.8; draw < 0.5"
            })
    void findsNothingWrong(String conditions) {
        assertEquals(List.of(), findingsOf(conditions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "draw | must be a condition, true or false",
                "\"draw < 0.5\" | must be a condition, true or false",
                "null | may be null",
                "drawn < 0.5 | nothing is called drawn here",
                "applicant.income > 5 | nothing is called applicant here",
                "draw < \"0.5\" | draw",
                "[true][2] | may be null"
            })
    void findsConditionsThatAreNone(String condition, String said) {
        List<String> found = findings(condition, ONE, OTHER);

        assertTrue(
                found.stream().anyMatch(it -> it.startsWith("ERROR at /pool/0/if: ") && it.contains(said)),
                found::toString);
    }

    @Test
    void findsDefinitionsThatAreNotPublished() {
        String unknown = "the workspace has no published definition of this id";

        assertEquals(
                List.of("ERROR at /pool/1/definition: " + unknown, "ERROR at /default: " + unknown),
                findings("draw < 0.2", ONE, "draw < 0.4", aDefinitionId(), aDefinitionId()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "draw < 0.5; draw < 0.3 | 1 | entry 1 holds wherever it does",
                "draw < 0.5; draw < 0.5 | 1 | entry 1 holds wherever it does",
                "draw < 0.5; draw < 0.9; draw >= 0.2 and draw < 0.6 | 2 | entry 2 holds wherever it does",
                "draw < 0.5; draw >= 0.4 and draw < 0.8; draw between 0.1 and 0.7 | 2 | entries 1, 2 together hold wherever it does",
                "not(draw >= 0.5); 0.3 > draw | 1 | entry 1 holds wherever it does",
                "draw * 100 < 30; draw * 100 <= 10 | 1 | entry 1 holds wherever it does",
                "today() >= date(\"2026-01-01\"); today() > date(\"2026-06-01\") and draw < 0.5 | 1 | entry 1 holds wherever it does",
                "today() < date(\"2026-01-01\") or draw < 0.5; draw < 0.4 | 1 | entry 1 holds wherever it does",
                "some x in [0.1, 0.2] satisfies x > draw; some x in [0.1, 0.2] satisfies x > draw | 1 | entry 1 holds wherever it does",
                "draw < 0.2 and draw > 0.8; draw < 0.5 | 0 | its condition never holds",
                "draw < 0.5; false; draw < 0.7 | 1 | its condition never holds",
                "1 > 2; draw < 0.5 | 0 | its condition never holds"
            })
    void findsEntriesThatAreNeverReached(String conditions, int entry, String why) {
        List<String> found = findingsOf(conditions);

        assertEquals(
                List.of("ERROR at /pool/" + entry + ": is never reached: " + why),
                found.stream().filter(it -> it.startsWith("ERROR")).toList(),
                found::toString);
    }

    @Test
    void findsThatEverythingBehindACertainEntryIsInVain() {
        assertEquals(
                List.of(
                        "ERROR at /pool/1: is never reached: entry 1 holds wherever it does",
                        "WARNING at /default: is never taken: the entries take whatever comes"),
                findings("true", ONE, "draw < 0.5", OTHER, OTHER));
    }

    @Test
    void warnsOfADefaultThatIsNeverTaken() {
        assertEquals(
                List.of("WARNING at /default: is never taken: the entries take whatever comes"),
                findings("draw < 0.25", ONE, "draw >= 0.25", OTHER, OTHER));
    }

    @Test
    void warnsWhereNothingIsExecuted() {
        List<String> found = findings("draw < 0.25", ONE, "draw > 0.25", OTHER);

        assertEquals(
                List.of("WARNING at /pool: no condition holds for draw = 0.25, and there is no default:"
                        + " such a start is refused"),
                found);
    }

    @Test
    void findsConditionsThatTakeTooManySteps() {
        List<String> found = findings("draw < 0.5 or draw > 0.8", ONE, anEndlessCondition(), OTHER, OTHER);

        assertEquals(List.of("ERROR at /pool/1/if: takes more steps than an evaluation may"), found);
    }

    /** The table that it would take has a cell for each alternative and each thing that any of them tests. */
    @Test
    void doesNotTryToProveWhatWouldTakeTheMemoryOfOthers() {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String alternatives = "modulo(draw * " + i + ", 7) < 3 or modulo(draw * " + i + ", 5) < 2";
            entries.addAll(List.of(alternatives, ONE));
        }

        assertFalse(triesToProve(entries));
        assertTrue(triesToProve(entries.subList(0, 20)));
    }

    /** Whether it looks how much time is left, once it was told. */
    private static boolean triesToProve(List<Object> entries) {
        AtomicInteger looks = new AtomicInteger();
        InstantSource late = () -> NOON.plusSeconds(3_600L * looks.getAndIncrement());

        PoolCheck.check(aPool(aPoolId(), entries.toArray()), Set.of(ONE)::contains, NOON, Deadline.usual(late));

        return looks.get() > 1;
    }

    @Test
    void hasABound() {
        String tooMany = "ERROR at /pool: must have at most 1000 entries";
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i <= 1_000; i++) entries.addAll(List.of("draw", ONE));

        assertEquals(List.of(tooMany), findings(entries.toArray()));
        assertFalse(findings(entries.subList(0, 2_000).toArray()).contains(tooMany));
    }
}
