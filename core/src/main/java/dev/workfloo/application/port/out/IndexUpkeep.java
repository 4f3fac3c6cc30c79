package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.execution.ExecutionId;
import java.util.List;
import java.util.Optional;

/** How the index of executions is kept complete, and under which keys. */
public interface IndexUpkeep {

    /** Of an index that keeps no texts and misses nothing. */
    IndexUpkeep NOTHING = new IndexUpkeep() {
        @Override
        public List<Place> missing(Optional<Place> behind, int most) {
            return List.of();
        }

        @Override
        public boolean add(ExecutionId id) {
            return false;
        }

        @Override
        public Optional<Integer> changeKey(WorkspaceId workspace) {
            return Optional.empty();
        }

        @Override
        public int renew(int most) {
            return 0;
        }
    };

    /**
     * Executions that the index does not know as they stand, the newest first: processes of earlier releases keep nothing in it.
     *
     * @param behind the last one of those that are known already
     */
    List<Place> missing(Optional<Place> behind, int most);

    /**
     * Has the index know an execution as it stands.
     *
     * @return false when nothing was missing any more
     */
    boolean add(ExecutionId id);

    /**
     * Draws a new key for what the index keeps of a workspace's texts. What stands under the one before it is found until
     * {@link #renew} and {@link #add} have brought it under the new one.
     *
     * @return the key's number, from 2; empty where nothing of the workspace was ever indexed, and so none is drawn
     */
    Optional<Integer> changeKey(WorkspaceId workspace);

    /**
     * Counts executions as missing that stand under keys which were replaced, and forgets the keys under which none stands any
     * more. Both begin a minute after a key was drawn, when all processes write under it.
     *
     * @return how many are missing now that were not before
     */
    int renew(int most);
}
