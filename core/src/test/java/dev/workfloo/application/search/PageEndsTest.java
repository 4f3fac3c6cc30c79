package dev.workfloo.application.search;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aWorkspace;
import static dev.workfloo.Fixtures.anExecutionId;
import static dev.workfloo.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.application.port.in.FindExecutions.Page;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.search.ExecutionCriteria;
import java.util.Optional;
import java.util.stream.IntStream;
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
