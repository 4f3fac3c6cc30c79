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

/** H2 runs in this process, where several statements in a transaction cost no round trips. */
final class H2Writes implements ExecutionWrites {

    private static final String INSERT = """
            insert into workfloo_execution
              (id, workspace, environment, definition_id, definition_version,
               status, revision, modified_at, format, trail, personal, created_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where exists (select 1 from workfloo_definition where workspace = ? and id = ? and current_version = ?)""";

    private static final String SCENARIO_EXISTS = """

            and exists (select 1 from workfloo_scenario where workspace = ? and definition_id = ? and id = ?)""";

    private static final String INSERT_HISTORY = """
            insert into workfloo_history (execution_id, revision, at, format, trail, personal)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_KEY = """
            insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update workfloo_execution
            set status = ?, revision = ?, modified_at = ?, format = ?, trail = ?, personal = ?
            where id = ? and revision = ?""";

    private final Sql sql;

    H2Writes(Sql sql) {
        this.sql = sql;
    }

    /** A lock time-out is tried again until our own patience ends, since H2's own is the host's to set. */
    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return sql.transactionOrThrow(connection -> insert(connection, row, key));
            } catch (SQLException e) {
                if (key.isPresent() && Failures.isUniqueViolation(e)) return new KeyTaken();
                if (key.isEmpty() || !Failures.isLockTimeout(e)) throw Failures.of(e);
                if (System.nanoTime() - begun >= PATIENCE.toNanos()) return new KeyInUse();
            }
        }
    }

    private static StartResult insert(Connection connection, ExecutionRow row, Optional<IdempotencyKey> key)
            throws SQLException {
        if (key.isPresent()) Sql.update(connection, INSERT_KEY, row.keyed(key.get()));
        String insert = row.start().scenario().isPresent() ? INSERT + SCENARIO_EXISTS : INSERT;
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"number"})) {
            Sql.bind(statement, ExecutionRow.concat(row.inserted(), row.guard()));
            if (statement.executeUpdate() == 0) {
                connection.rollback();
                return new Outdated();
            }
            Sql.update(connection, INSERT_HISTORY, ExecutionRow.concat(new Object[] {row.id()}, row.happened()));
            try (ResultSet number = statement.getGeneratedKeys()) {
                number.next();
                return new Kept(number.getLong(1));
            }
        }
    }

    @Override
    public boolean update(ExecutionRow row, int before) {
        return sql.transaction(connection -> {
            Object[] values = ExecutionRow.concat(row.changing(), new Object[] {row.id(), before});
            if (Sql.update(connection, UPDATE, values) == 0) return false;
            Sql.update(connection, INSERT_HISTORY, ExecutionRow.concat(new Object[] {row.id()}, row.happened()));
            return true;
        });
    }
}
