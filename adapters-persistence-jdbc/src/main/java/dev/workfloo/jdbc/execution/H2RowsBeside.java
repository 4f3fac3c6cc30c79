package dev.workfloo.jdbc.execution;

import dev.workfloo.jdbc.content.BroughtDocument;
import dev.workfloo.jdbc.event.EventRows;
import dev.workfloo.jdbc.idempotency.AnswerRow;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What is written on H2 together with an execution's row. */
final class H2RowsBeside {

    private H2RowsBeside() {}

    static void insert(Connection connection, ExecutionRow row) throws SQLException {
        RowsKeptAlong beside = row.beside();
        for (KeptWork work : beside.work()) Sql.insert(connection, KeptWork.INSERT, work);
        for (ConsentRow consent : beside.consents()) Sql.insert(connection, ConsentRow.INSERT, consent);
        if (beside.callback().isPresent()) {
            Sql.insert(connection, CallbackRow.INSERT, beside.callback().get());
        }
        if (beside.answer().isPresent()) {
            for (AnswerRow answer : beside.answer().get().rows()) Sql.insert(connection, AnswerRow.INSERT, answer);
        }
        for (BroughtDocument document : row.texts().brought()) document.insert(connection);
        Sql.update(connection, EventRows.NOTE_ON_H2, row.id(), row.execution().revision());
    }

    /** One statement counts where it does not wait any more, and where it waits now. */
    static void count(Connection connection, ExecutionRow row) throws SQLException {
        Optional<String> before = row.waitedFor();
        Optional<String> after = row.waitingFor();
        if (before.equals(after)) return;
        String environment = row.start().scope().environment().name();
        if (before.isEmpty()) Sql.update(connection, OpenCounts.CHANGE, environment, after.orElseThrow(), 1);
        else if (after.isEmpty()) Sql.update(connection, OpenCounts.CHANGE, environment, before.get(), -1);
        else Sql.update(connection, OpenCounts.MOVE, environment, before.get(), environment, after.get());
    }
}
