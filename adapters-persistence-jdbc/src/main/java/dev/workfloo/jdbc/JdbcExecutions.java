package dev.workfloo.jdbc;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.execution.EventDocument;
import dev.workfloo.execution.ExecutionDocument;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Recorded;
import dev.workfloo.execution.WorkflooExecution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcExecutions implements Executions {

    private final Sql sql;
    private final ExecutionWrites writes;
    private final PersonalData personal;

    JdbcExecutions(Sql sql, ExecutionWrites writes, PersonalData personal) {
        this.sql = sql;
        this.writes = writes;
        this.personal = personal;
    }

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        return writes.insert(ExecutionRow.of(started, personal), key);
    }

    @Override
    public boolean save(Progress progress) {
        return writes.update(ExecutionRow.of(progress, personal), progress.before());
    }

    @Override
    public Optional<KeptStart> startedUnder(Scope scope, String key) {
        return sql.first(
                """
                select e.id, e.number, k.fingerprint, k.at
                from workfloo_start_key k join workfloo_execution e on e.id = k.execution_id
                where k.workspace = ? and k.environment = ? and k.start_key = ?""",
                row -> new KeptStart(
                        new ExecutionId(row.getString("id")),
                        row.getLong("number"),
                        row.getString("fingerprint"),
                        Sql.instant(row, "at")),
                scope.workspace().name(),
                scope.environment().name(),
                key);
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        sql.update("delete from workfloo_start_key where at < ?", usedBefore);
    }

    @Override
    public Optional<WorkflooExecution> find(Scope scope, ExecutionId id) {
        return sql.first(
                """
                select revision, format, trail, personal from workfloo_execution
                where id = ? and workspace = ? and environment = ?""",
                row -> ExecutionDocument.read(read(row, id, ExecutionRow.statePlace(id, row.getInt("revision")))),
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
    }

    @Override
    public List<ExecutionEvent> history(Scope scope, ExecutionId id) {
        List<List<ExecutionEvent>> transitions = sql.list(
                """
                select h.revision, h.format, h.trail, h.personal
                from workfloo_history h join workfloo_execution e on e.id = h.execution_id
                where e.id = ? and e.workspace = ? and e.environment = ?
                order by h.revision""",
                row -> EventDocument.read(read(row, id, ExecutionRow.eventsPlace(id, row.getInt("revision")))),
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
        return transitions.stream().flatMap(List::stream).toList();
    }

    private Recorded read(ResultSet row, ExecutionId id, String place) throws SQLException {
        int format = row.getInt("format");
        if (format > ExecutionDocument.FORMAT) {
            throw new IllegalStateException("execution " + id + " was written by a newer release, in format " + format);
        }
        return new Recorded(Json.read(row.getString("trail")), personal.open(row.getBytes("personal"), id, place));
    }
}
