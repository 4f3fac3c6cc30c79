package dev.workfloo.application.upkeep;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.PerformWork.Surroundings;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IndexingTest {

    private static final Surroundings NONE = BooleanSupplier::getAsBoolean;

    private final Few few = new Few(5);
    private final Indexing indexing = new Indexing(few, ExecutionListener.NONE, new ManualClock(NOON));

    /** An index that misses a few executions, the newest of which are refused. */
    private static final class Few implements IndexUpkeep {

        private final List<Place> missing;
        private final List<ExecutionId> added = new ArrayList<>();
        private Set<ExecutionId> refused = Set.of();
        private int renewed;

        Few(int count) {
            missing = LongStream.range(0, count)
                    .mapToObj(i -> new Place(NOON, count - i, anExecutionId()))
                    .toList();
        }

        private List<ExecutionId> ids() {
            return missing.stream().map(Place::id).toList();
        }

        @Override
        public List<Place> missing(Optional<Place> behind, int most) {
            return missing.stream()
                    .filter(place -> !added.contains(place.id()))
                    .filter(place -> behind.stream().allMatch(it -> place.number() < it.number()))
                    .limit(most)
                    .toList();
        }

        @Override
        public boolean add(ExecutionId id) {
            if (refused.contains(id)) throw new StoreUnavailable("there is no room now");
            return added.add(id);
        }

        @Override
        public Optional<Integer> changeKey(WorkspaceId workspace) {
            return Optional.empty();
        }

        @Override
        public int renew(int most) {
            renewed++;
            return 0;
        }
    }

    /** As many as end a batch: large ones for which there is no room, say. */
    @Test
    void neighboursThatAreRefusedEndNoMoreThanABatch() {
        few.refused = Set.copyOf(few.ids().subList(0, 3));

        assertThrows(StoreUnavailable.class, () -> indexing.batch(NONE));
        int indexed = indexing.batch(NONE);

        assertEquals(2, indexed);
        assertEquals(few.ids().subList(3, 5), few.added);
        assertEquals(1, few.renewed);
    }

    @Test
    void beginsAnewWhenItIsThrough() {
        few.refused = Set.copyOf(few.ids().subList(0, 3));
        assertThrows(StoreUnavailable.class, () -> indexing.batch(NONE));
        indexing.batch(NONE);
        few.refused = Set.of();

        assertEquals(3, indexing.batch(NONE));
        assertEquals(5, few.added.size());
    }

    /** What one takes is free again before the next one is read. */
    @Test
    void eachIsReadInSurroundingsOfItsOwn() {
        List<List<ExecutionId>> before = new ArrayList<>();

        indexing.batch(doing -> {
            before.add(List.copyOf(few.added));
            return doing.getAsBoolean();
        });

        assertEquals(
                LongStream.range(0, 5)
                        .mapToObj(i -> few.ids().subList(0, (int) i))
                        .toList(),
                before);
    }
}
