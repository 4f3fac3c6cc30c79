package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.util.Optional;

/**
 * The two writes on which speed depends; each database does them in the way that costs it least. The statements select what
 * they insert, so that a database may let them depend on another one.
 */
interface ExecutionWrites {

    /** How long a start waits for another one under the same idempotency key. */
    Duration PATIENCE = Duration.ofSeconds(2);

    String INSERT = """
            insert into workfloo_execution
              (id, workspace, environment, definition_id, definition_version, created_at,
               begun_revision, begun_format, begun, begun_personal,
               format, status, waiting_for, revision, modified_at, expires_at, state, state_personal)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?""";

    String SCENARIO_EXISTS = """

            and exists (select 1 from workfloo_scenario where workspace = ? and definition_id = ? and id = ?)""";

    String INSERT_KEY = """
            insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)
            select ?, ?, ?, ?, ?, ?""";

    /** A start under a key that a process of the release before keeps. */
    String KEPT_IN_CLEAR = """
            from workfloo_start_key where workspace = ? and environment = ? and start_key = ?""";

    String UPDATE = """
            update workfloo_execution
            set format = ?, status = ?, waiting_for = ?, revision = ?, modified_at = ?, expires_at = ?, state = ?,
                state_personal = ?
            where id = ? and revision = ?""";

    String INSERT_HISTORY = """
            insert into workfloo_history (execution_id, revision, at, format, events, events_personal)
            select ?, ?, ?, ?, ?, ?""";

    String INSERT_WORK = "insert into " + JdbcStore.WORK_TABLE
            + " (task_name, task_instance, execution_time, task_data, priority, picked, version) select '"
            + JdbcStore.WORK_TASK + "', ?, ?, ?, ?, false, 1";

    String DELETE_WORK = "delete from " + JdbcStore.WORK_TABLE + " where task_name = '" + JdbcStore.WORK_TASK
            + "' and task_instance = ?";

    StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key);

    /**
     * @param done work that is over with the transition
     * @return false when the execution does not stand at the revision before the row any more
     */
    boolean update(ExecutionRow row, Optional<Work> done);

    static ExecutionWrites on(Dialect dialect, Sql sql, StartKeys keys) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresWrites(sql, keys);
            case H2 -> new H2Writes(sql, keys);
        };
    }
}
