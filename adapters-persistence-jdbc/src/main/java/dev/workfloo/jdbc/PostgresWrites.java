package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.application.port.out.Executions.StartResult.Kept;
import dev.workfloo.application.port.out.Executions.StartResult.KeyInUse;
import dev.workfloo.application.port.out.Executions.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement for each write: one round trip and, as PostgreSQL runs it whole or not at all, one transaction. The guard
 * reads without a lock: whoever publishes meanwhile comes after this start.
 */
final class PostgresWrites implements ExecutionWrites {

    private static final String INSERT = """
            insert into workfloo_execution
              (id, workspace, environment, definition_id, definition_version, created_at,
               begun_revision, begun_format, begun, begun_personal,
               format, status, revision, modified_at, state, state_personal)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from workfloo_definition
            where workspace = ? and id = ? and current_version = ?""";

    private static final String SCENARIO_EXISTS = """

            and exists (select 1 from workfloo_scenario where workspace = ? and definition_id = ? and id = ?)""";

    /** Set inside the statement, so that it costs no round trip and ends with the transaction. */
    private static final String BE_PATIENT =
            "\nand set_config('lock_timeout', '" + PATIENCE.toMillis() + "ms', true) is not null";

    private static final String RETURNING = "\nreturning number";

    private static final String INSERT_KEY = """

            ), keyed as (
              insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)
              select ?, ?, ?, ?, ?, ? from started
            )
            select number from started""";

    private static final String UPDATE = """
            with moved as (
              update workfloo_execution
              set format = ?, status = ?, revision = ?, modified_at = ?, state = ?, state_personal = ?
              where id = ? and revision = ?
              returning id
            )
            insert into workfloo_history (execution_id, revision, at, format, events, events_personal)
            select id, ?, ?, ?, ?, ? from moved""";

    private static final String START = INSERT + RETURNING;
    private static final String START_SCENARIO = INSERT + SCENARIO_EXISTS + RETURNING;
    private static final String START_ONCE = "with started as (" + INSERT + BE_PATIENT + RETURNING + INSERT_KEY;
    private static final String START_SCENARIO_ONCE =
            "with started as (" + INSERT + SCENARIO_EXISTS + BE_PATIENT + RETURNING + INSERT_KEY;

    private final Sql sql;

    PostgresWrites(Sql sql) {
        this.sql = sql;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        String statement = statement(row.start().scenario().isPresent(), key.isPresent());
        @Nullable
        Object[] values = ExecutionRow.concat(
                row.inserted(), row.guard(), key.map(row::keyed).orElse(new Object[0]));
        try {
            List<Long> number =
                    sql.singleOrThrow(connection -> Sql.list(connection, statement, it -> it.getLong(1), values));
            return number.isEmpty() ? new Outdated() : new Kept(number.get(0));
        } catch (SQLException e) {
            if (key.isPresent() && Failures.isUniqueViolation(e)) return new KeyTaken();
            if (key.isPresent() && Failures.isLockTimeout(e)) return new KeyInUse();
            throw Failures.of(e);
        }
    }

    private static String statement(boolean scenario, boolean once) {
        if (scenario) return once ? START_SCENARIO_ONCE : START_SCENARIO;
        return once ? START_ONCE : START;
    }

    @Override
    public boolean update(ExecutionRow row, int before) {
        @Nullable
        Object[] values = ExecutionRow.concat(row.changing(), new Object[] {row.id(), before}, row.happened());
        return sql.update(UPDATE, values) == 1;
    }
}
