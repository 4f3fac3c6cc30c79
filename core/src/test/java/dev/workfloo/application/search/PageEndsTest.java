package dev.workfloo.application.search;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.SearchTerm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered of pages has an end; what is forgotten is skipped. */
class PageEndsTest {

    private static final int SIZE = 10;

    private final PageEnds ends = new PageEnds();
    private final ExecutionCriteria criteria = ExecutionCriteria.all(production(aWorkspace()));

    private static Place aPlace(int number) {
        return new Place(NOON, number, anExecutionId());
    }

    private void ended(ExecutionCriteria list, int page, Place last) {
        ends.ended(list, new Page(page, SIZE), last, NOON);
    }

    private Beginning beginning(ExecutionCriteria list, int page) {
        return ends.beginning(list, new Page(page, SIZE), NOON);
    }

    @Test
    void beginsBehindTheNearestPageBefore() {
        Place second = aPlace(2);
        ended(criteria, 2, second);
        ended(criteria, 7, aPlace(7));

        assertEquals(new Beginning(Optional.empty(), 0), beginning(criteria, 1));
        assertEquals(new Beginning(Optional.empty(), 10), beginning(criteria, 2));
        assertEquals(new Beginning(Optional.of(second), 0), beginning(criteria, 3));
        assertEquals(new Beginning(Optional.of(second), 40), beginning(criteria, 7));
    }

    @Test
    void knowsWhereAPageEndedLast() {
        Place later = aPlace(2);
        ended(criteria, 1, aPlace(1));
        ended(criteria, 1, later);

        assertEquals(new Beginning(Optional.of(later), 0), beginning(criteria, 2));
    }

    @Test
    void skipsFarBeyondAnInteger() {
        Beginning far = ends.beginning(criteria, new Page(Integer.MAX_VALUE, Page.LARGEST), NOON);

        assertEquals((Integer.MAX_VALUE - 1L) * Page.LARGEST, far.skipped());
    }

    @Test
    void forgetsTheOldestPagesOfAList() {
        Place last = aPlace(10_000);
        for (int page = 1; page < 10_000; page++) ended(criteria, page, aPlace(page));
        ended(criteria, 10_000, last);

        assertEquals(new Beginning(Optional.of(last), 0), beginning(criteria, 10_001));
        assertEquals(new Beginning(Optional.empty(), 10), beginning(criteria, 2));
    }

    private static ExecutionCriteria searching(Scope scope, String... texts) {
        Set<SearchTerm> any = Stream.of(texts)
                .map(text -> SearchTerm.whole("first_name", text))
                .collect(toSet());
        return new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.empty(), List.of(any));
    }

    @Test
    void knowsListsApartByAllThatIsAskedFor() {
        Scope scope = criteria.scope();
        DefinitionVersion version = new DefinitionVersion(aDefinitionId(), 1);
        List<ExecutionCriteria> lists = List.of(
                criteria,
                ExecutionCriteria.all(sandbox(scope.workspace())),
                searching(scope, "Ana"),
                searching(scope, "Eva"),
                searching(scope, "Ana", "Eva"),
                new ExecutionCriteria(
                        scope,
                        Facts.ANY,
                        Period.EVER,
                        Optional.empty(),
                        List.of(Set.of(SearchTerm.label("ANA")), Set.of(SearchTerm.whole("first_name", "Ana")))),
                new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.of(Set.of()), List.of()),
                new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.of(Set.of(version)), List.of()),
                new ExecutionCriteria(
                        scope, Facts.ANY, new Period(Optional.of(NOON), Optional.empty()), Optional.empty(), List.of()),
                new ExecutionCriteria(
                        scope,
                        Facts.ANY,
                        new Period(Optional.empty(), Optional.of(NOON)),
                        Optional.empty(),
                        List.of()));
        for (int i = 0; i < lists.size(); i++) ended(lists.get(i), 1, new Place(NOON, i, anExecutionId()));

        List<Long> known = lists.stream()
                .map(list -> beginning(list, 2).behind().orElseThrow().number())
                .toList();

        assertEquals(LongStream.range(0, lists.size()).boxed().toList(), known);
        assertEquals(
                4,
                beginning(searching(scope, "Eva", "Ana"), 2)
                        .behind()
                        .orElseThrow()
                        .number());
    }

    @Test
    void oneWorkspacePushesOutItsOwnLists() {
        Place last = aPlace(1);
        ended(criteria, 1, last);
        Scope another = production(aWorkspace());
        for (int i = 0; i < 5_000; i++) ended(searching(another, "Ana " + i), 1, aPlace(i));

        assertEquals(new Beginning(Optional.of(last), 0), beginning(criteria, 2));
        assertEquals(new Beginning(Optional.empty(), 10), beginning(searching(another, "Ana 4000"), 2));
        assertTrue(beginning(searching(another, "Ana 4001"), 2).behind().isPresent());
    }

    /** They are looked for as of when they were shown: only what is gone is not found then. */
    @Test
    void dropsWhatIsOldWhenOthersAreNoted() {
        ExecutionCriteria others = ExecutionCriteria.all(production(aWorkspace()));
        ended(criteria, 1, aPlace(1));
        ended(others, 1, aPlace(1));

        ends.ended(others, new Page(3, SIZE), aPlace(3), NOON.plus(Duration.ofMinutes(10)));

        assertEquals(new Beginning(Optional.empty(), 10), beginning(criteria, 2));
        assertEquals(new Beginning(Optional.empty(), 10), beginning(others, 2));
    }

    @Test
    void forgetsTheOldestLists() {
        Place last = aPlace(1);
        ended(criteria, 1, last);
        IntStream.range(0, 999).forEach(other -> ended(ExecutionCriteria.all(production(aWorkspace())), 1, aPlace(1)));
        assertEquals(new Beginning(Optional.of(last), 0), beginning(criteria, 2));

        ended(ExecutionCriteria.all(production(aWorkspace())), 1, aPlace(1));

        assertEquals(new Beginning(Optional.empty(), 10), beginning(criteria, 2));
    }
}
