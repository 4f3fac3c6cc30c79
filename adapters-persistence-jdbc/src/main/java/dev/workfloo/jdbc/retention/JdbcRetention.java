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
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionPolicy;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
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

    private static final Columns<RetentionRule> SAID = Columns.<RetentionRule>none()
            .withNullable("executions", rule -> text(rule.executions()))
            .withNullable("callbacks", rule -> text(rule.callbacks()));

    private static final Insert<RetentionRule> INSERT = SCOPE.and(SAID).insertInto("workfloo_retention");

    private static final String SELECT = "select " + INSERT.columns().names() + " from workfloo_retention";

    private static final String UPDATE = "update workfloo_retention set executions = coalesce(?, executions),"
            + " callbacks = coalesce(?, callbacks), changed_at = current_timestamp where " + SCOPE.conditions();

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
        return sql.list(SELECT + " order by workspace, environment, outcome", JdbcRetention::rule);
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
    public RetentionRule put(RetentionRule rule) {
        return changed(rule).orElseGet(() -> added(rule));
    }

    private Optional<RetentionRule> changed(RetentionRule rule) {
        return sql.transaction(connection -> {
            int changed = Sql.update(connection, UPDATE, Sql.together(SAID.values(rule), SCOPE.values(rule)));
            if (changed == 0) return Optional.empty();
            return Sql.list(
                            connection,
                            SELECT + " where " + SCOPE.conditions(),
                            JdbcRetention::rule,
                            SCOPE.values(rule))
                    .stream()
                    .findFirst();
        });
    }

    /** Somebody else may be faster: then theirs is changed, and should it be gone again, this one is added after all. */
    private RetentionRule added(RetentionRule rule) {
        try {
            sql.singleOrThrow(connection -> Sql.insert(connection, INSERT, rule));
            return rule;
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return put(rule);
            throw Failures.of(e);
        }
    }

    @Override
    public boolean remove(RetentionScope scope) {
        return sql.update(DELETE, SCOPE.values(RetentionRule.of(scope))) > 0;
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
