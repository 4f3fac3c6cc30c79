package dev.workfloo.jdbc.retention;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules in their table. */
final class RuleTable {

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

    RuleTable(Sql sql) {
        this.sql = sql;
    }

    private static @Nullable String text(Optional<RetentionPeriod> period) {
        return period.map(RetentionPeriod::toString).orElse(null);
    }

    List<RetentionRule> all() {
        return sql.list(SELECT + " order by workspace, environment, outcome", RuleTable::rule);
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

    RetentionRule put(RetentionRule rule) {
        return changed(rule).orElseGet(() -> added(rule));
    }

    private Optional<RetentionRule> changed(RetentionRule rule) {
        return sql.transaction(connection -> {
            int changed = Sql.update(connection, UPDATE, Sql.together(SAID.values(rule), SCOPE.values(rule)));
            if (changed == 0) return Optional.empty();
            return Sql.list(connection, SELECT + " where " + SCOPE.conditions(), RuleTable::rule, SCOPE.values(rule))
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

    boolean remove(RetentionScope scope) {
        return sql.update(DELETE, SCOPE.values(RetentionRule.of(scope))) > 0;
    }
}
