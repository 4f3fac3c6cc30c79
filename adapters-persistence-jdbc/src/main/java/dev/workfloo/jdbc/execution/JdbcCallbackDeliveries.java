package dev.workfloo.jdbc.execution;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcCallbackDeliveries implements CallbackDeliveries {

    private static final String SELECT = "select " + CallbackRow.COLUMNS.names() + " from workfloo_callback where ";

    /** Work that somebody does right now is left to them. */
    private static final String HASTEN = "update " + ExecutionTables.WORK
            + " set execution_time = ?, version = version + 1 where task_name = '" + ExecutionTables.WORK_TASK
            + "' and task_instance = ? and picked = false";

    private static final String NOT_OVER = " and state not in ('" + State.DELIVERED + "', '" + State.UNWANTED + "')";

    private static final String PENDING = " and state = '" + State.PENDING + "'";

    private static final String END = "update workfloo_callback set state = ?, tries = ?, given_up_at = null,"
            + " settled_at = ?, is_short = ?, personal = ? where execution_id = ? and revision = ?" + NOT_OVER;

    private static final String RECEIPT = "select " + CallbackRow.COLUMNS.names()
            + ", settled_at from workfloo_callback where execution_id = ? and revision = ? and state in ('"
            + State.DELIVERED + "', '" + State.UNWANTED + "')";

    private static final String IS_KEPT = "select 1 from " + ExecutionTables.WORK + " where task_name = '"
            + ExecutionTables.WORK_TASK + "' and task_instance = ?";

    private final Sql sql;
    private final PersonalData personal;
    private final WrittenFormats formats;
    private final WorkHolds holds;

    JdbcCallbackDeliveries(Sql sql, PersonalData personal, WrittenFormats formats, WorkHolds holds) {
        this.sql = sql;
        this.personal = personal;
        this.formats = formats;
        this.holds = holds;
    }

    @Override
    public Optional<CallbackDelivery> find(ExecutionId execution, int revision) {
        return first(SELECT + "execution_id = ? and revision = ?", execution.hex(), revision);
    }

    private Optional<CallbackDelivery> first(String select, @Nullable Object... values) {
        return sql.first(select, this::read, values);
    }

    @Override
    public Optional<CallbackDelivery> firstPending(ExecutionId execution) {
        return first(
                SELECT + "execution_id = ? and state = ? order by revision limit 1",
                execution.hex(),
                State.PENDING.name());
    }

    @Override
    public boolean isUnwanted(ExecutionId execution) {
        return sql.first(
                        "select 1 from workfloo_callback where execution_id = ? and state = ? limit 1",
                        row -> row.getInt(1),
                        execution.hex(),
                        State.UNWANTED.name())
                .isPresent();
    }

    @Override
    public void settle(CallbackDelivery delivery, Instant at) {
        sql.single(connection -> delivery.isOver() ? end(connection, delivery, at) : settle(connection, delivery));
    }

    private static int settle(Connection connection, CallbackDelivery delivery) throws SQLException {
        boolean givenUp = delivery.state() == State.GIVEN_UP;
        return update(connection, delivery, givenUp ? "current_timestamp" : "null", PENDING);
    }

    /** Of the body its hash is kept; while it is to be read by others, {@link CallbackShortening} does the rest later. */
    private int end(Connection connection, CallbackDelivery delivery, Instant at) throws SQLException {
        boolean isShort = formats.shortensCallbacks();
        return Sql.update(
                connection,
                END,
                delivery.state().name(),
                delivery.tries(),
                at,
                isShort ? CallbackRow.SHORT : null,
                isShort
                        ? CallbackRow.encrypted(Receipt.of(delivery, Optional.of(at)), personal)
                        : CallbackRow.encrypted(delivery.callback(), personal),
                delivery.callback().execution().hex(),
                delivery.callback().revision());
    }

    @Override
    public Optional<Receipt> receipt(ExecutionId execution, int revision) {
        return sql.first(
                RECEIPT, Sql.of("a callback", row -> CallbackRow.receipt(row, personal)), execution.hex(), revision);
    }

    private static int update(Connection connection, CallbackDelivery delivery, String givenUpAt, String condition)
            throws SQLException {
        return Sql.update(
                connection,
                "update workfloo_callback set state = ?, tries = ?, given_up_at = " + givenUpAt
                        + " where execution_id = ? and revision = ?" + condition,
                delivery.state().name(),
                delivery.tries(),
                delivery.callback().execution().hex(),
                delivery.callback().revision());
    }

    @Override
    public List<CallbackDelivery> givenUp(WorkspaceId workspace, int most) {
        return sql.list(
                SELECT
                        + "workspace = ? and given_up_at is not null order by given_up_at, execution_id, revision limit ?",
                this::read,
                workspace.name(),
                most);
    }

    private CallbackDelivery read(ResultSet row) throws SQLException {
        return Sql.of("a callback", it -> CallbackRow.read(it, personal)).read(row);
    }

    /** It is handed to the runner as all work is, so that it need not wait until it is looked for. */
    @Override
    public void schedule(CallbackDelivery delivery, Work.Due due) {
        WorkHold hold = holds.take(due);
        boolean isOurs = false;
        try {
            isOurs = sql.transaction(connection -> {
                boolean isToBeTold = update(connection, delivery, "null", NOT_OVER) > 0;
                return isToBeTold && keep(connection, KeptWork.of(due.work(), hold));
            });
        } finally {
            (isOurs ? hold.kept() : hold.lost()).run();
        }
    }

    /** @return false when somebody does it right now */
    private static boolean keep(Connection connection, KeptWork work) throws SQLException {
        String name = work.work().name();
        if (Sql.update(connection, HASTEN, work.until(), name) > 0) return true;
        boolean isKept =
                !Sql.list(connection, IS_KEPT, row -> row.getInt(1), name).isEmpty();
        return !isKept && Sql.insert(connection, KeptWork.INSERT, work) > 0;
    }
}
