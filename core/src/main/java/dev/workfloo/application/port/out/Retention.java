package dev.workfloo.application.port.out;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long is kept what is over, and the removal of what is older. */
public interface Retention {

    /** Of a store that keeps all for good. */
    Retention FOR_GOOD = new Retention() {
        @Override
        public List<RetentionRule> rules() {
            return List.of();
        }

        @Override
        public RetentionRule put(RetentionRule rule) {
            throw new UnsupportedOperationException("this store keeps all for good");
        }

        @Override
        public boolean remove(RetentionScope scope) {
            return false;
        }

        @Override
        public Removed removeExecutions(Ended ended, Set<ExecutionId> but, int most) {
            return Removed.NOTHING;
        }

        @Override
        public int removeCallbacks(Ended ended) {
            return 0;
        }

        @Override
        public int shortenCallbacks(int most) {
            return 0;
        }

        @Override
        public Overdue count(Ended ended, int most) {
            return new Overdue(0, 0);
        }
    };

    /** The rules of all workspaces. */
    List<RetentionRule> rules();

    /**
     * Keeps a rule. What it leaves out stays as the rule for the same executions says it, also where somebody else says that right now.
     *
     * @return the rule as it is then
     */
    RetentionRule put(RetentionRule rule);

    /** Forgets the rule for these executions; false when there was none. */
    boolean remove(RetentionScope scope);

    /**
     * Removes executions with all that belongs to them, those that ended first in front, each wholly or not at all. Consent
     * records stay, and can be read; one that is not chained yet keeps its execution, as does a callback that is still to be
     * told. What another process removes, or somebody holds, is left to them.
     *
     * @param but those that are left alone
     * @param most how many at once; fewer where they are large
     */
    Removed removeExecutions(Ended ended, Set<ExecutionId> but, int most);

    /**
     * Removes callbacks of executions, but not those that are still to be told: these once they are, and those of executions that
     * ended later may wait for them.
     *
     * @return how many executions were gone through; 0 when it is through, or another process does it
     */
    int removeCallbacks(Ended ended);

    /**
     * Leaves of callbacks that are over no more than {@link CallbackDeliveries#settle} does: an earlier release left all.
     *
     * @return how many; 0 when it is through
     */
    int shortenCallbacks(int most);

    /** How much there is of these executions, with their callbacks; counting ends at the most. */
    Overdue count(Ended ended, int most);

    /**
     * What came of a removal.
     *
     * @param executions how many are gone
     * @param failed those that cannot be removed, with what is wrong with them
     */
    record Removed(int executions, Map<ExecutionId, Throwable> failed) {

        public static final Removed NOTHING = new Removed(0, Map.of());

        public Removed {
            failed = Map.copyOf(failed);
        }
    }

    record Overdue(long executions, long callbacks) {}
}
