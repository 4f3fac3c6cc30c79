package dev.workfloo.memory;

import dev.workfloo.application.port.out.Retention;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules in memory, and what they remove there. */
final class MemoryRetention implements Retention {

    private final Map<RetentionScope, RetentionRule> rules = new LinkedHashMap<>();
    private final MemoryExecutions executions;

    MemoryRetention(MemoryExecutions executions) {
        this.executions = executions;
    }

    @Override
    public synchronized List<RetentionRule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public synchronized RetentionRule put(RetentionRule rule) {
        return rules.merge(rule.scope(), rule, (before, then) -> then.or(before));
    }

    @Override
    public synchronized boolean remove(RetentionScope scope) {
        return rules.remove(scope) != null;
    }

    @Override
    public Removed removeExecutions(Ended ended, Set<ExecutionId> but, int most) {
        int removed = 0;
        for (ExecutionId id : executions.ended(ended)) {
            if (removed < most && !but.contains(id) && executions.remove(id)) removed++;
        }
        return new Removed(removed, Map.of());
    }

    @Override
    public int removeCallbacks(Ended ended) {
        return executions.ended(ended).stream()
                .mapToInt(executions::removeCallbacks)
                .sum();
    }

    /** None is kept any longer than it needs to be. */
    @Override
    public int shortenCallbacks(int most) {
        return 0;
    }

    @Override
    public Overdue count(Ended ended, int most) {
        List<ExecutionId> ids = executions.ended(ended);
        int callbacks = ids.stream().mapToInt(executions::countCallbacks).sum();
        return new Overdue(Math.min(ids.size(), most), Math.min(callbacks, most));
    }
}
