package dev.workfloo.jdbc.execution;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Sql.Row;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class JdbcCallbackDeliveries implements CallbackDeliveries {

    private static final String SUMMARY = "select " + CallbackRow.SUMMARY + " from workfloo_callback where ";

    /** What is personal only where it is not large: that is read once there is room for it. */
    private static final String FIND = "select " + CallbackRow.SUMMARY + ", settled_at, size,"
            + " case when size <= ? then personal end personal from (select c.*, coalesce(octet_length(personal), 0) size"
            + " from workfloo_callback c where execution_id = ? and revision = ?) found";

    /** Work that somebody does right now is left to them. */
    private static final String HASTEN = "update " + ExecutionTables.WORK
            + " set execution_time = ?, version = version + 1 where task_name = '" + ExecutionTables.WORK_TASK
            + "' and task_instance = ? and picked = false";

    private static final String NOT_OVER = " and state not in ('" + State.DELIVERED + "', '" + State.UNWANTED + "')";

    private static final String REOPEN = "update workfloo_callback set state = '" + State.PENDING
            + "', given_up_at = null where execution_id = ? and revision = ?" + NOT_OVER;

    private static final String PENDING = " and state = '" + State.PENDING + "'";

    private static final String END = "update workfloo_callback set state = ?, tries = ?, given_up_at = null,"
            + " settled_at = ?, is_short = ?, personal = ? where execution_id = ? and revision = ?" + NOT_OVER;

    private static final String RECEIPT =
            FIND + " where state in ('" + State.DELIVERED + "', '" + State.UNWANTED + "')";

    private static final String IS_KEPT = "select 1 from " + ExecutionTables.WORK + " where task_name = '"
            + ExecutionTables.WORK_TASK + "' and task_instance = ?";

    private final Sql sql;
    private final Bodies bodies;
    private final WrittenFormats formats;
    private final WorkHolds holds;

    /** What clients are told may be as large as all that a reviewer is shown. */
    record Bodies(PersonalData personal, LargeReads reads) {}

    JdbcCallbackDeliveries(Sql sql, Bodies bodies, WrittenFormats formats, WorkHolds holds) {
        this.sql = sql;
        this.bodies = bodies;
        this.formats = formats;
        this.holds = holds;
    }

    @Override
    public Optional<CallbackDelivery> find(ExecutionId execution, int revision) {
        return read(FIND, execution, revision, CallbackRow::read);
    }

    private interface Reading<T> {
        T read(ResultSet row, PersonalData personal) throws SQLException;
    }

    private <T> Optional<T> read(String select, ExecutionId execution, int revision, Reading<T> reading) {
        Function<Long, Row<Either<Long, T>>> sized = most -> Sql.of("a callback", row -> {
            long size = row.getLong("size");
            return size > most ? Either.left(size) : Either.right(reading.read(row, bodies.personal()));
        });
        return bodies.reads().read(most -> sql.first(select, sized.apply(most), most, execution.hex(), revision));
    }

    @Override
    public Optional<Summary> summary(ExecutionId execution, int revision) {
        return first("execution_id = ? and revision = ?", execution.hex(), revision);
    }

    private Optional<Summary> first(String condition, @Nullable Object... values) {
        return sql.first(SUMMARY + condition, Sql.of("a callback", CallbackRow::summary), values);
    }

    @Override
    public Optional<Summary> firstPending(ExecutionId execution) {
        return first("execution_id = ? and state = ? order by revision limit 1", execution.hex(), State.PENDING.name());
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
        String givenUpAt = delivery.state() == State.GIVEN_UP ? "current_timestamp" : "null";
        return Sql.update(
                connection,
                "update workfloo_callback set state = ?, tries = ?, given_up_at = " + givenUpAt
                        + " where execution_id = ? and revision = ?" + PENDING,
                delivery.state().name(),
                delivery.tries(),
                delivery.callback().execution().hex(),
                delivery.callback().revision());
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
                        ? CallbackRow.encrypted(Receipt.of(delivery, Optional.of(at)), bodies.personal())
                        : CallbackRow.encrypted(delivery.callback(), bodies.personal()),
                delivery.callback().execution().hex(),
                delivery.callback().revision());
    }

    @Override
    public Optional<Receipt> receipt(ExecutionId execution, int revision) {
        return read(RECEIPT, execution, revision, CallbackRow::receipt);
    }

    @Override
    public List<Summary> givenUp(WorkspaceId workspace, int most) {
        return sql.list(
                SUMMARY
                        + "workspace = ? and given_up_at is not null order by given_up_at, execution_id, revision limit ?",
                Sql.of("a callback", CallbackRow::summary),
                workspace.name(),
                most);
    }

    /** It is handed to the runner as all work is, so that it need not wait until it is looked for. */
    @Override
    public void schedule(Work.Callback work, Instant due) {
        holds.during(
                List.of(new Work.Due(work, due)),
                held -> sql.transaction(connection -> {
                    boolean isToBeTold =
                            Sql.update(connection, REOPEN, work.execution().hex(), work.revision()) > 0;
                    return isToBeTold && keep(connection, held.get(0));
                }),
                isOurs -> isOurs);
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
