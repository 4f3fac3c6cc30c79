package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.idempotency.AnswerRow;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;

/** How executions, and what is kept with them, stand in their tables. */
public final class KeptRows {

    /** All that is inserted here. */
    public static final List<Insert<?>> INSERTS = List.of(
            ExecutionRow.INSERT,
            ExecutionRow.INSERT_HISTORY,
            KeptKey.INSERT,
            AnswerRow.INSERT,
            KeptWork.INSERT,
            ConsentRow.INSERT,
            CallbackRow.INSERT);

    private KeptRows() {}

    public static List<CallbackDelivery> callbacks(Sql sql, PersonalData personal) {
        return sql.list(
                "select " + CallbackRow.COLUMNS.names() + " from workfloo_callback",
                row -> CallbackRow.read(row, personal));
    }
}
