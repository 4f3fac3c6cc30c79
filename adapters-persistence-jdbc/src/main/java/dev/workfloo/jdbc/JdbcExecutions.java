package dev.workfloo.jdbc;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.execution.EventDocument;
import dev.workfloo.execution.ExecutionDocument;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionHistory;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Recorded;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcExecutions implements Executions {

    /** The columns of one document. */
    private record Columns(String format, String trail, String personal) {}

    private static final Columns BEGUN = new Columns("begun_format", "begun", "begun_personal");
    private static final Columns STATE = new Columns("format", "state", "state_personal");
    private static final Columns EVENTS = new Columns("format", "events", "events_personal");

    private static final String FIND = """
            select begun_revision, begun_format, begun, begun_personal, format, revision, state, state_personal
            from workfloo_execution
            where id = ?""";

    /** Before all times that databases know. */
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private final Sql sql;
    private final ExecutionWrites writes;
    private final PersonalData personal;
    private final Holds holds;

    JdbcExecutions(Sql sql, ExecutionWrites writes, PersonalData personal, Holds holds) {
        this.sql = sql;
        this.writes = writes;
        this.personal = personal;
        this.holds = holds;
    }

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        return holds.during(
                started,
                work -> writes.insert(ExecutionRow.of(started, work, personal), key),
                result -> result instanceof StartResult.Kept);
    }

    @Override
    public boolean save(Progress progress, Optional<Work> done) {
        boolean kept = holds.during(
                progress, work -> writes.update(ExecutionRow.of(progress, work, personal), done), saved -> saved);
        if (kept) done.ifPresent(holds::ended);
        return kept;
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
                FIND + " and workspace = ? and environment = ?",
                Sql.of(name(id), row -> execution(row, id)),
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
    }

    @Override
    public Optional<WorkflooExecution> find(ExecutionId id) {
        return sql.first(FIND, Sql.of(name(id), row -> execution(row, id)), id.hex());
    }

    private static String name(ExecutionId id) {
        return "execution " + id;
    }

    private WorkflooExecution execution(ResultSet row, ExecutionId id) throws SQLException {
        Recorded state = read(row, STATE, id, ExecutionRow.statePlace(id, row.getInt("revision")));
        return ExecutionDocument.read(state, begun(row, id));
    }

    @Override
    public List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
        Instant from = behind.map(Expired::at).orElse(BEGINNING);
        return sql.list(
                """
                select expires_at, id from workfloo_execution
                where expires_at <= ? and expires_at >= ? and (expires_at > ? or id > ?)
                order by expires_at, id limit ?""",
                row -> new Expired(Sql.instant(row, "expires_at"), new ExecutionId(row.getString("id"))),
                moment,
                from,
                from,
                behind.map(it -> it.id().hex()).orElse(""),
                most);
    }

    @Override
    public Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
        return sql.first(
                        """
                        select number, begun_revision, begun_format, begun, begun_personal from workfloo_execution
                        where id = ? and workspace = ? and environment = ?""",
                        Sql.of(name(id), row -> new ExecutionHistory(row.getLong("number"), begun(row, id))),
                        id.hex(),
                        scope.workspace().name(),
                        scope.environment().name())
                .map(begun -> transitions(id).stream().reduce(begun, ExecutionHistory::with, (one, other) -> other));
    }

    private List<List<ExecutionEvent>> transitions(ExecutionId id) {
        return sql.list(
                """
                select revision, format, events, events_personal from workfloo_history
                where execution_id = ? order by revision""",
                Sql.of(
                        name(id),
                        row -> EventDocument.read(
                                read(row, EVENTS, id, ExecutionRow.eventsPlace(id, row.getInt("revision"))))),
                id.hex());
    }

    private List<ExecutionEvent> begun(ResultSet row, ExecutionId id) throws SQLException {
        return EventDocument.read(read(row, BEGUN, id, ExecutionRow.eventsPlace(id, row.getInt("begun_revision"))));
    }

    private Recorded read(ResultSet row, Columns columns, ExecutionId id, String place) throws SQLException {
        int format = row.getInt(columns.format());
        if (format > ExecutionDocument.FORMAT) {
            throw new StoreDamaged("it was written by a newer release, in format " + format);
        }
        return new Recorded(
                Json.read(row.getString(columns.trail())), personal.open(row.getBytes(columns.personal()), id, place));
    }
}
