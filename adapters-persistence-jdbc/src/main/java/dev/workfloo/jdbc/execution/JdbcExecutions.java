package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.jdbc.execution.ExecutionRow.Document;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcExecutions implements Executions {

    /** What is personal only where it is not large: that is read once there is room for it. */
    private static final String FIND = """
            select begun_revision, begun_format, begun, format, revision, write_mark, state, size,
              case when size <= ? then begun_personal end begun_personal,
              case when size <= ? then state_personal end state_personal
            from (
              select e.*, coalesce(octet_length(begun_personal), 0) + coalesce(octet_length(state_personal), 0) size
              from workfloo_execution e where id = ?) found""";

    private static final String LAST_WRITE =
            "select revision, write_mark from workfloo_execution where id = ? and workspace = ? and environment = ?";

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
    private final JdbcHistories histories;

    JdbcExecutions(Sql sql, StartKeys keys, Personal personal, LargeReads large) {
        this.sql = sql;
        this.keys = keys;
        this.personal = personal;
        this.large = large;
        this.histories = new JdbcHistories(sql, personal, large);
    }

    @Override
    public Optional<KeptStart> startedUnder(Scope scope, String key) {
        List<String> forms = keys.forms(scope, key);
        Object[] place = {scope.workspace().name(), scope.environment().name()};
        return sql.first(
                STARTED_UNDER + Sql.marks(forms.size()),
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

    @Override
    public Optional<LastWrite> lastWrite(Scope scope, ExecutionId id) {
        return sql.first(
                LAST_WRITE,
                row -> new LastWrite(row.getInt("revision"), mark(row)),
                id.hex(),
                scope.workspace().name(),
                scope.environment().name());
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
        Document state = Document.state(row);
        Recorded stands = personal.read(state, id, ExecutionRow.ofState(id, row.getInt("revision")));
        Document begun = Document.begun(row);
        String associated = ExecutionRow.ofEvents(id, row.getInt("begun_revision"));
        return ExecutionDocument.read(
                state.format(), stands, EventDocument.read(begun.format(), personal.read(begun, id, associated)));
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
        return histories.one(scope, id);
    }

    @Override
    public Histories histories(Scope scope, List<ExecutionId> ids) {
        return histories.several(scope, ids);
    }
}
