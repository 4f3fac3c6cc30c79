package dev.workfloo.jdbc.retention;

import dev.workfloo.application.port.out.Retention;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.execution.CallbackShortening;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.retention.RemovableExecutions.Asked;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPolicy;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Rules, and what they remove. */
public final class JdbcRetention implements Retention {

    private final Sql sql;
    private final WrittenFormats formats;
    private final RuleTable rules;
    private final RemovableExecutions removable;
    private final ExecutionRemoval executions;
    private final CallbackRemoval callbacks;
    private final CallbackShortening shortening;

    public JdbcRetention(ExecutionTables.Database database, ExecutionTables tables, WrittenFormats formats) {
        this.sql = database.sql().apart();
        this.formats = formats;
        this.rules = new RuleTable(database.sql());
        this.removable = new RemovableExecutions(database.dialect());
        this.executions = new ExecutionRemoval(sql, removable, tables.keptConsents());
        this.callbacks = new CallbackRemoval(sql, removable, System::nanoTime);
        this.shortening = tables.callbackShortening();
    }

    @Override
    public List<RetentionRule> rules() {
        return rules.all();
    }

    @Override
    public RetentionRule put(RetentionRule rule) {
        return rules.put(rule);
    }

    @Override
    public boolean remove(RetentionScope scope) {
        return rules.remove(scope);
    }

    @Override
    public Removed removeExecutions(Ended ended, Set<ExecutionId> but, int most) {
        return formats.removesExecutions() ? executions.remove(ended, new Asked(but, most)) : Removed.NOTHING;
    }

    @Override
    public int removeCallbacks(Ended ended) {
        return formats.removesExecutions() ? callbacks.remove(ended) : 0;
    }

    @Override
    public int shortenCallbacks(int most) {
        return formats.shortensCallbacks() ? shortening.batch(most) : 0;
    }

    @Override
    public Overdue count(Ended ended, int most) {
        return new Overdue(
                removable.count(sql, ended, most), Math.min(removable.countCallbacks(sql, ended, most), most));
    }

    /** How many executions are kept no longer, and still there; counting ends at the most. */
    public long overdue(Instant now, int most) {
        return removable.count(sql, new RetentionPolicy(rules()).executionsOver(now), most);
    }
}
