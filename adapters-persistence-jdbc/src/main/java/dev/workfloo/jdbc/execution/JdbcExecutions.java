package dev.workfloo.jdbc.execution;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.jdbc.sql.TextPlaces;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcExecutions implements Executions {

    /** Where a document stands. */
    private record Stored(String format, String trail, String personal) {}

    private static final Stored BEGUN = new Stored("begun_format", "begun", "begun_personal");
    private static final Stored STATE = new Stored("format", "state", "state_personal");
    private static final Stored EVENTS = new Stored("format", "events", "events_personal");

    /** What is personal only where it is not large: that is read once there is room for it. */
    private static final String FIND = """
            select begun_revision, begun_format, begun, format, revision, write_mark, state, size,
              case when size <= ? then begun_personal end begun_personal,
              case when size <= ? then state_personal end state_personal
            from (
              select e.*, coalesce(octet_length(begun_personal), 0) + coalesce(octet_length(state_personal), 0) size
              from workfloo_execution e where id = ?) found""";

    private static final String STARTED_UNDER = """
            select e.id, e.definition_id, e.number, k.fingerprint, k.at
            from workfloo_start_key k join workfloo_execution e on e.id = k.execution_id
            where k.workspace = ? and k.environment = ? and k.start_key in\s""";

    /** Before all times that databases know. */
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private final Sql sql;
    private final StartKeys keys;
    private final Personal personal;
    private final LargeReads large;

    JdbcExecutions(Sql sql, StartKeys keys, Personal personal, LargeReads large) {
        this.sql = sql;
        this.keys = keys;
        this.personal = personal;
        this.large = large;
    }

    @Override
    public Optional<KeptStart> startedUnder(Scope scope, String key) {
        List<String> forms = keys.forms(scope, key);
        Object[] place = {scope.workspace().name(), scope.environment().name()};
        return sql.first(
                STARTED_UNDER + StartKeys.marks(forms.size()),
                row -> new KeptStart(
                        new ExecutionId(row.getString("id")),
                        new DefinitionId(row.getString("definition_id")),
                        row.getLong("number"),
                        row.getString("fingerprint"),
                        Sql.instant(row, "at")),
                Sql.together(place, forms.toArray()));
    }

    @Override
    public Optional<RepeatableAnswer.Kept> answered(Scope scope, ExecutionId id, String operation, String key) {
        return personal.answers().find(sql, scope, id, new Answers.Call(operation, key));
    }

    @Override
    public Optional<Standing> standing(Scope scope, ExecutionId id) {
        return large.read(most -> sql.first(
                FIND + " where workspace = ? and environment = ?",
                Sql.of(name(id), row -> sized(row, most, id)),
                most,
                most,
                id.hex(),
                scope.workspace().name(),
                scope.environment().name()));
    }

    @Override
    public Optional<Standing> standing(ExecutionId id) {
        return large.read(most -> sql.first(FIND, Sql.of(name(id), row -> sized(row, most, id)), most, most, id.hex()));
    }

    private Either<Long, Standing> sized(ResultSet row, long most, ExecutionId id) throws SQLException {
        long size = row.getLong("size");
        return size > most ? Either.left(size) : Either.right(new Standing(execution(row, id), mark(row)));
    }

    private static Optional<Standing.Mark> mark(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("write_mark", Long.class)).map(Standing.Mark::new);
    }

    private static String name(ExecutionId id) {
        return "execution " + id;
    }

    private WorkflooExecution execution(ResultSet row, ExecutionId id) throws SQLException {
        Recorded state = read(row, STATE, id, ExecutionRow.ofState(id, row.getInt("revision")));
        return ExecutionDocument.read(row.getInt(STATE.format()), state, begun(row, id));
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
        return large.read(most -> begun(scope, id, most))
                .flatMap(begun -> whole(begun, transitions(id)).or(() -> unlessItIsThere(scope, id)));
    }

    /** An execution that was removed between the two statements is there no more; of one that is, transitions are missing. */
    private Optional<ExecutionHistory> unlessItIsThere(Scope scope, ExecutionId id) {
        if (find(scope, id).isPresent()) throw new StoreDamaged(name(id) + ": what happened to it is not there whole");
        return Optional.empty();
    }

    /** Nothing where it is not whole: what an execution did is not half shown. */
    private static Optional<ExecutionHistory> whole(Begun begun, List<Transition> transitions) {
        int last = transitions.stream().mapToInt(Transition::revision).reduce(begun.revision(), (one, next) -> next);
        if (last < begun.latest()) return Optional.empty();
        return Optional.of(transitions.stream()
                .map(Transition::events)
                .reduce(begun.history(), ExecutionHistory::with, (one, other) -> other));
    }

    /**
     * How it began.
     *
     * @param latest the revision up to which there is more
     */
    private record Begun(ExecutionHistory history, int revision, int latest) {}

    private record Transition(int revision, List<ExecutionEvent> events) {}

    /** How it began; its size is that of all its history. */
    private Optional<Either<Long, Begun>> begun(Scope scope, ExecutionId id, long most) {
        return sql.first(
                """
                select number, revision, begun_revision, begun_format, begun, size,
                  case when size <= ? then begun_personal end begun_personal
                from (
                  select e.*, coalesce(octet_length(begun_personal), 0) + coalesce((
                    select sum(octet_length(events_personal)) from workfloo_history where execution_id = e.id), 0) size
                  from workfloo_execution e where id = ? and workspace = ? and environment = ?) found""",
                Sql.of(name(id), row -> {
                    long size = row.getLong("size");
                    if (size > most) return Either.<Long, Begun>left(size);
                    return Either.<Long, Begun>right(new Begun(
                            new ExecutionHistory(row.getLong("number"), begun(row, id)),
                            row.getInt("begun_revision"),
                            row.getInt("revision")));
                }),
                most,
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
    }

    private List<Transition> transitions(ExecutionId id) {
        return sql.list("""
                select revision, format, events, events_personal from workfloo_history
                where execution_id = ? order by revision""", Sql.of(name(id), row -> transition(row, id)), id.hex());
    }

    private Transition transition(ResultSet row, ExecutionId id) throws SQLException {
        int revision = row.getInt("revision");
        return new Transition(revision, events(row, EVENTS, id, revision));
    }

    private List<ExecutionEvent> begun(ResultSet row, ExecutionId id) throws SQLException {
        return events(row, BEGUN, id, row.getInt("begun_revision"));
    }

    private List<ExecutionEvent> events(ResultSet row, Stored stored, ExecutionId id, int revision)
            throws SQLException {
        Recorded events = read(row, stored, id, ExecutionRow.ofEvents(id, revision));
        return EventDocument.read(row.getInt(stored.format()), events);
    }

    private Recorded read(ResultSet row, Stored stored, ExecutionId id, String associated) throws SQLException {
        TextPlaces texts = personal.texts().of(id, row.getInt(stored.format()));
        return new Recorded(
                StoredJson.read(row.getString(stored.trail())),
                personal.data().decrypt(row.getBytes(stored.personal()), id, associated, texts));
    }
}
