package dev.workfloo.jdbc.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.encryption.SealedColumn.Rows;
import dev.workfloo.jdbc.idempotency.AnswerRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of executions, and of what is kept together with them, that are encrypted. */
final class SealedExecutions {

    private static final Rows EXECUTIONS = Rows.of("workfloo_execution", KeyColumn.text("id"));
    private static final KeyColumn EXECUTION = KeyColumn.text("execution_id");
    private static final KeyColumn REVISION = KeyColumn.number("revision");

    private static final SealedColumn STATES = new SealedColumn(
            "states",
            EXECUTIONS.reading("t.revision"),
            "state_personal",
            row -> owned(row, "id", ExecutionRow.ofState(id(row, "id"), row.getInt("revision"))));

    private static final SealedColumn STARTS = new SealedColumn(
            "starts",
            EXECUTIONS.reading("t.begun_revision"),
            "begun_personal",
            row -> owned(row, "id", ExecutionRow.ofEvents(id(row, "id"), row.getInt("begun_revision"))));

    private static final SealedColumn HISTORY = new SealedColumn(
            "steps",
            Rows.of("workfloo_history", EXECUTION, REVISION),
            "events_personal",
            row -> owned(row, "execution_id", ExecutionRow.ofEvents(id(row, "execution_id"), row.getInt("revision"))));

    private static final Rows CONSENT_RECORDS =
            Rows.of("workfloo_consent", EXECUTION, KeyColumn.text("node"), KeyColumn.number("visit"));

    private static final SealedColumn CONSENTS = new SealedColumn(
            "consents",
            CONSENT_RECORDS.where("t.own_key is null"),
            "personal",
            row -> owned(row, "execution_id", associatedConsent(row)));

    /** What is personal in the others is under these. */
    private static final SealedColumn CONSENT_KEYS = new SealedColumn(
            "keys of consents",
            CONSENT_RECORDS.where("t.own_key is not null"),
            "own_key",
            row -> owned(row, "execution_id", PersonalData.keyOf(associatedConsent(row))));

    private static final SealedColumn CALLBACKS = new SealedColumn(
            "callbacks",
            Rows.of("workfloo_callback", EXECUTION, REVISION),
            "personal",
            row -> owned(row, "execution_id", CallbackRow.associated(row.getInt("revision"))));

    private static final SealedColumn ANSWERS = new SealedColumn(
            "answers",
            Rows.of("workfloo_answer", EXECUTION, KeyColumn.text("call_key")),
            "answer",
            row -> owned(row, "execution_id", AnswerRow.associated(row.getString("call_key"))));

    static final List<SealedColumn> ALL = List.of(STATES, STARTS, HISTORY, CONSENTS, CONSENT_KEYS, CALLBACKS, ANSWERS);

    private SealedExecutions() {}

    private static String associatedConsent(ResultSet row) throws SQLException {
        return ConsentRow.associated(new NodeId(row.getString("node")), row.getInt("visit"));
    }

    private static ExecutionId id(ResultSet row, String column) throws SQLException {
        return new ExecutionId(row.getString(column));
    }

    private static Owned owned(ResultSet row, String execution, String associated) throws SQLException {
        return Owned.by(row.getString(execution), associated);
    }
}
