package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.WorkBacklog.Entry;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store must do for whoever looks through what is pending, and holds it back. */
abstract class WorkBacklogContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private WorkBacklog backlog() {
        return store().backlog();
    }

    @AfterEach
    void letGo() {
        backlog().resume();
    }

    /** @return the name of the work that it keeps */
    private String kept() {
        BureauRun run = BureauRun.calling(store(), workspace);
        store().journal().start(run.latest(), Optional.empty());
        return run.call().name();
    }

    private List<Entry> paged(int most) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = backlog().behind("", most);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= most, page::toString);
            all.addAll(page);
            page = backlog().behind(page.get(page.size() - 1).name(), most);
        }
        return all;
    }

    @Test
    void givesAllThatIsPendingOncePageByPage() {
        Set<String> kept = new TreeSet<>();
        for (int i = 0; i < 5; i++) kept.add(kept());

        List<String> ours =
                paged(2).stream().map(Entry::name).filter(kept::contains).toList();

        assertEquals(kept.size(), ours.size());
        assertEquals(kept, new TreeSet<>(ours));
    }

    @Test
    void saysWhenItIsDueAndThatNobodyDoesIt() {
        String name = kept();

        assertTrue(paged(100).contains(new Entry(name, NOON, false)));
    }

    @Test
    void takesAwayWhatIsNamed() {
        String name = kept();
        String other = kept();

        assertTrue(backlog().remove(name));

        assertFalse(backlog().remove(name));
        List<String> left = paged(100).stream().map(Entry::name).toList();
        assertFalse(left.contains(name));
        assertTrue(left.contains(other));
    }

    @Test
    void nobodyWorksWhereNothingWasBegun() {
        kept();

        assertFalse(backlog().isWorkedOn(NOON));
    }

    @Test
    void isHeldBackUntilItIsLetGo() {
        assertEquals(Optional.empty(), backlog().pausedSince());

        assertEquals(NOON, backlog().pause(NOON));
        assertEquals(NOON, backlog().pause(NOON.plusSeconds(60)));
        assertEquals(Optional.of(NOON), backlog().pausedSince());

        assertTrue(backlog().resume());
        assertFalse(backlog().resume());
        assertEquals(Optional.empty(), backlog().pausedSince());
    }
}
