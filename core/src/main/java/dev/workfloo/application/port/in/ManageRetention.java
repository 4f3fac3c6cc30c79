package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.util.List;

/**
 * How long a workspace's executions and callbacks are kept: for good, unless something else is said. What is older is deleted in
 * the background ({@link Maintenance#RETENTION}), by each process within a minute of a change.
 */
public interface ManageRetention {

    /** What {@link Kept} counts up to. */
    int MOST_COUNTED = 100_000;

    /** The rules of a workspace, those that name least in front. */
    List<RetentionRule> rules(WorkspaceId workspace);

    /**
     * Keeps a rule. What it leaves out is what the rule for the same executions said before.
     *
     * @return the rule as it is now
     */
    RetentionRule set(RetentionRule rule);

    /** Forgets the rule for these executions; false when there was none. */
    boolean clear(RetentionScope scope);

    /** What the rules come to, and how much is older now. */
    List<Kept> kept(WorkspaceId workspace);

    /** The same, if this rule were set. */
    List<Kept> keptWith(RetentionRule rule);

    /** The same, if the rule for these executions were cleared: another one may count for them then. */
    List<Kept> keptWithout(RetentionScope scope);

    /**
     * How long executions of a kind are kept.
     *
     * @param overdueExecutions how many are older, and still there; up to {@link #MOST_COUNTED}
     * @param overdueCallbacks how many callbacks are older; likewise
     */
    record Kept(
            Ended.Kind kind,
            RetentionPeriod executions,
            RetentionPeriod callbacks,
            long overdueExecutions,
            long overdueCallbacks) {}
}
