package dev.workfloo.jdbc.cache;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Standing.Mark;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.memory.MemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExecutionCacheTest {

    private static final long PLENTY = 1_000_000;

    private final MemoryStore store = new MemoryStore();
    private final WorkspaceId workspace = aWorkspace();

    private Standing standing(long mark) {
        return new Standing(
                begun(aStart(production(workspace), aPublishedDefinition(store, workspace)))
                        .execution(),
                Optional.of(new Mark(mark)));
    }

    private static ExecutionId id(Standing standing) {
        return standing.execution().id();
    }

    private static boolean holds(ExecutionCache cache, Standing standing) {
        return cache.take(id(standing), it -> true).isPresent();
    }

    @Test
    void givesEachOutOnce() {
        ExecutionCache cache = new ExecutionCache(PLENTY);
        Standing standing = standing(1);
        cache.put(standing, 100);

        Optional<Standing> first = cache.take(id(standing), it -> true);
        Optional<Standing> second = cache.take(id(standing), it -> true);

        assertEquals(Optional.of(standing), first);
        assertEquals(Optional.empty(), second);
        assertEquals(new CacheCounts(1, 1, 0, 0), cache.counts());
    }

    @Test
    void keepsWhatIsNotMeant() {
        ExecutionCache cache = new ExecutionCache(PLENTY);
        Standing standing = standing(1);
        cache.put(standing, 100);

        Optional<Standing> notMeant = cache.take(id(standing), it -> false);

        assertEquals(Optional.empty(), notMeant);
        assertTrue(holds(cache, standing));
    }

    @Test
    void givesUpThoseThatMovedLeastRecently() {
        ExecutionCache cache = new ExecutionCache(11_000);
        List<Standing> standings =
                IntStream.range(0, 4).mapToObj(this::standing).toList();
        for (Standing standing : standings.subList(0, 3)) cache.put(standing, 100);
        cache.put(standings.get(0), 100);

        cache.put(standings.get(3), 100);

        assertTrue(cache.counts().bytes() <= 11_000);
        assertEquals(
                List.of(true, false, true, true),
                standings.stream().map(it -> holds(cache, it)).toList());
        assertEquals(0, cache.counts().bytes());
    }

    @Test
    void takesNothingThatIsLargerThanItself() {
        ExecutionCache cache = new ExecutionCache(10_000);
        Standing small = standing(1);
        Standing large = standing(2);
        cache.put(small, 100);

        cache.put(large, 10_000);

        assertTrue(holds(cache, small));
        assertEquals(new CacheCounts(1, 0, 0, 0), cache.counts());
    }

    @Test
    void staysEmptyWithoutRoom() {
        ExecutionCache cache = new ExecutionCache(0);
        Standing standing = standing(1);

        cache.put(standing, 0);

        assertEquals(0, cache.counts().executions());
    }

    @Test
    void removesWhatAWriteFoundStale() {
        ExecutionCache cache = new ExecutionCache(PLENTY);
        Standing standing = standing(1);
        cache.put(standing, 100);

        cache.remove(id(standing), Optional.of(new Mark(2)));
        long afterAnothers = cache.counts().executions();
        cache.remove(id(standing), Optional.of(new Mark(1)));

        assertEquals(1, afterAnothers);
        assertEquals(0, cache.counts().executions());
        assertEquals(0, cache.counts().bytes());
    }
}
