package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.application.port.out.Executions.StartResult.Kept;
import dev.workfloo.application.port.out.Executions.StartResult.KeyInUse;
import dev.workfloo.application.port.out.Executions.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2 runs in this process, where several statements in a transaction cost no round trips. */
final class H2Writes implements ExecutionWrites {

    private static final String INSERT = """
            insert into workfloo_execution
              (id, workspace, environment, definition_id, definition_version, created_at,
               begun_revision, begun_format, begun, begun_personal,
               format, status, revision, modified_at, state, state_personal)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where exists (select 1 from workfloo_definition where workspace = ? and id = ? and current_version = ?)""";

    private static final String SCENARIO_EXISTS = """

            and exists (select 1 from workfloo_scenario where workspace = ? and definition_id = ? and id = ?)""";

    private static final String INSERT_HISTORY = """
            insert into workfloo_history (execution_id, revision, at, format, events, events_personal)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_KEY = """
            insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update workfloo_execution
            set format = ?, status = ?, revision = ?, modified_at = ?, state = ?, state_personal = ?
            where id = ? and revision = ?""";

    private final Sql sql;

    H2Writes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        return key.isPresent() ? insertOnce(row, key.get()) : sql.single(connection -> insert(connection, row));
    }

    /** A lock time-out is tried again until our own patience ends, since H2's own is the host's to set. */
    private StartResult insertOnce(ExecutionRow row, IdempotencyKey key) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return sql.transactionOrThrow(connection -> {
                    Sql.update(connection, INSERT_KEY, row.keyed(key));
                    StartResult result = insert(connection, row);
                    if (result instanceof Outdated) connection.rollback();
                    return result;
                });
            } catch (SQLException e) {
                if (Failures.isUniqueViolation(e)) return new KeyTaken();
                if (!Failures.isLockTimeout(e)) throw Failures.of(e);
                if (System.nanoTime() - begun >= PATIENCE.toNanos()) return new KeyInUse();
            }
        }
    }

    private static StartResult insert(Connection connection, ExecutionRow row) throws SQLException {
        String insert = row.start().scenario().isPresent() ? INSERT + SCENARIO_EXISTS : INSERT;
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"number"})) {
            Sql.bind(statement, ExecutionRow.concat(row.inserted(), row.guard()));
            if (statement.executeUpdate() == 0) return new Outdated();
            try (ResultSet number = statement.getGeneratedKeys()) {
                number.next();
                return new Kept(number.getLong(1));
            }
        }
    }

    @Override
    public boolean update(ExecutionRow row, int before) {
        return sql.transaction(connection -> {
            @Nullable Object[] values = ExecutionRow.concat(row.changing(), new Object[] {row.id(), before});
            if (Sql.update(connection, UPDATE, values) == 0) return false;
            Sql.update(connection, INSERT_HISTORY, ExecutionRow.concat(new Object[] {row.id()}, row.happened()));
            return true;
        });
    }
}
