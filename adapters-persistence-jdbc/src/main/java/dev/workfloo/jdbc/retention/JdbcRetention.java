package dev.workfloo.jdbc.retention;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.jdbc.execution.CallbackShortening;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.retention.RemovableExecutions.Asked;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionPolicy;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules in their table, and what they remove. */
public final class JdbcRetention implements Retention {

    private static final Columns<RetentionRule> SCOPE = Columns.<RetentionRule>none()
            .with("workspace", rule -> rule.scope().workspace().name())
            .with(
                    "environment",
                    rule -> rule.scope().environment().map(Enum::name).orElse(""))
            .with("outcome", rule -> rule.scope().outcome().map(Enum::name).orElse(""));

    private static final Insert<RetentionRule> INSERT = SCOPE.with("executions", rule -> text(rule.executions()))
            .with("callbacks", rule -> text(rule.callbacks()))
            .insertInto("workfloo_retention");

    private static final String DELETE = "delete from workfloo_retention where " + SCOPE.conditions();

    private final Sql sql;
    private final WrittenFormats formats;
    private final RemovableExecutions removable;
    private final ExecutionRemoval executions;
    private final CallbackRemoval callbacks;
    private final CallbackShortening shortening;

    public JdbcRetention(ExecutionTables.Database database, ExecutionTables tables, WrittenFormats formats) {
        this.sql = database.sql();
        this.formats = formats;
        this.removable = new RemovableExecutions(database.dialect());
        this.executions = new ExecutionRemoval(sql, removable, tables.keptConsents());
        this.callbacks = new CallbackRemoval(sql, removable);
        this.shortening = tables.callbackShortening();
    }

    private static @Nullable String text(Optional<RetentionPeriod> period) {
        return period.map(RetentionPeriod::toString).orElse(null);
    }

    @Override
    public List<RetentionRule> rules() {
        return sql.list(
                "select " + INSERT.columns().names()
                        + " from workfloo_retention order by workspace, environment, outcome",
                JdbcRetention::rule);
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        RetentionScope scope = new RetentionScope(
                new WorkspaceId(row.getString("workspace")),
                said(row.getString("environment")).map(Environment::valueOf),
                said(row.getString("outcome")).map(Outcome::valueOf));
        return new RetentionRule(scope, period(row.getString("executions")), period(row.getString("callbacks")));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    /** What cannot be read must not pass for nothing: then another rule would count, and remove what this one keeps. */
    private static Optional<RetentionPeriod> period(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(it -> RetentionPeriod.parse(it)
                        .orElseThrow(() -> new StoreDamaged("a retention period " + RetentionPeriod.FORM)));
    }

    @Override
    public void put(RetentionRule rule) {
        sql.transaction(connection -> {
            delete(connection, rule.scope());
            return Sql.insert(connection, INSERT, rule);
        });
    }

    private static int delete(Connection connection, RetentionScope scope) throws SQLException {
        return Sql.update(connection, DELETE, SCOPE.values(RetentionRule.of(scope)));
    }

    @Override
    public boolean remove(RetentionScope scope) {
        return sql.transaction(connection -> delete(connection, scope)) > 0;
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
        long counted = 0;
        for (Ended ended : new RetentionPolicy(rules()).executionsOver(now)) {
            if (counted < most) counted += removable.count(sql, ended, most - counted);
        }
        return counted;
    }
}
