package dev.workfloo.application.port.out;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.search.ExecutionCriteria;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executions as lists find them, the newest first. What a transition changes about an execution is found from the moment at
 * which the transition is kept.
 */
public interface ExecutionIndex {

    /**
     * The executions that meet the criteria, the newest first: by when they were created, of one moment by their number, both
     * downwards.
     *
     * @param most how many at most, 10,001 and fewer
     */
    List<Place> find(ExecutionCriteria criteria, Beginning from, int most);

    /**
     * Where an execution stands in a list. It keeps its place for good, so that a list can go on behind it whatever is started
     * meanwhile, and also when this one is there no more.
     *
     * @param createdAt as the store keeps it
     */
    record Place(Instant createdAt, long number, ExecutionId id) {}

    /**
     * Where in a list to begin. Behind a place costs nothing; what is skipped is counted one by one.
     *
     * @param behind empty for the front of the list
     * @param skipped how many of those behind it to leave out
     */
    record Beginning(Optional<Place> behind, long skipped) {

        public static final Beginning FRONT = new Beginning(Optional.empty(), 0);
    }
}
