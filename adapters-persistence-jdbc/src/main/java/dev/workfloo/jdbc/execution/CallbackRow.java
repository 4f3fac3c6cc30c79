package dev.workfloo.jdbc.execution;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client is to be told, as columns. */
record CallbackRow(CallbackDelivery delivery, byte @Nullable [] personal) {

    /** Of what is personal in it. */
    private static final int FORMAT = 1;

    /** In the column that marks those of which is kept what a {@link Receipt} tells. */
    static final int SHORT = 1;

    /** What {@link #summary} reads, and {@link #read} beside what is personal. */
    static final String SUMMARY = "execution_id, revision, workspace, kind, at, state, tries";

    /** What {@link #read} reads too. */
    static final Columns<CallbackRow> COLUMNS = Columns.<CallbackRow>none()
            .with("execution_id", row -> row.told().execution().hex())
            .with("revision", row -> row.told().revision())
            .with("workspace", row -> row.delivery().workspace().name())
            .with("kind", row -> row.told().kind().name())
            .with("at", row -> row.told().at().toString())
            .with("personal", CallbackRow::personal)
            .with("state", row -> row.delivery().state().name())
            .with("tries", row -> row.delivery().tries());

    static final Insert<CallbackRow> INSERT = COLUMNS.insertInto("workfloo_callback");

    static Optional<CallbackRow> in(Progress progress, PersonalData personal) {
        WorkspaceId workspace = progress.execution().start().scope().workspace();
        return progress.callback()
                .map(told -> new CallbackRow(
                        new CallbackDelivery(told, workspace, State.PENDING, 0), encrypted(told, personal)));
    }

    /** What is personal in it. */
    static byte @Nullable [] encrypted(StatusCallback told, PersonalData data) {
        return encrypted(personal(told).done(), told, data);
    }

    /**
     * What is personal in one that is over. Its body's hash too: all that is secret in a body may be a phone number or an address, and
     * whoever had the hash in clear could try all of them.
     */
    static byte @Nullable [] encrypted(Receipt receipt, PersonalData data) {
        StatusCallback told = receipt.delivery().callback();
        return encrypted(
                personal(told).text("hash", Optional.of(receipt.bodyHash())).done(), told, data);
    }

    private static byte @Nullable [] encrypted(Value.Context personal, StatusCallback told, PersonalData data) {
        return data.encrypt(personal, told.execution(), associated(told.revision()));
    }

    private StatusCallback told() {
        return delivery.callback();
    }

    private static TreeWriter personal(StatusCallback told) {
        return new TreeWriter()
                .text("url", told.receiver().url())
                .text("apiKey", told.receiver().apiKey())
                .text("body", Optional.of(told.body()).filter(it -> !it.isEmpty()));
    }

    static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                new StatusCallback.Named(new ExecutionId(row.getString("execution_id")), row.getInt("revision")),
                StatusCallback.Kind.valueOf(row.getString("kind")),
                Instant.parse(row.getString("at")),
                State.valueOf(row.getString("state")),
                row.getInt("tries"));
    }

    static CallbackDelivery read(ResultSet row, PersonalData data) throws SQLException {
        return read(row, personal(row, data));
    }

    private static Value.Context personal(ResultSet row, PersonalData data) throws SQLException {
        ExecutionId execution = new ExecutionId(row.getString("execution_id"));
        String associated = associated(row.getInt("revision"));
        return DocumentFormat.read(data.decrypt(row.getBytes("personal"), execution, associated), FORMAT);
    }

    private static CallbackDelivery read(ResultSet row, Value.Context personal) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        StatusCallback told = new StatusCallback(
                new ExecutionId(row.getString("execution_id")),
                row.getInt("revision"),
                StatusCallback.Kind.valueOf(row.getString("kind")),
                Instant.parse(row.getString("at")),
                new CallbackReceiver(TreeReader.text(personal, "url"), TreeReader.optionalText(personal, "apiKey")),
                body(personal, state));
        return new CallbackDelivery(told, new WorkspaceId(row.getString("workspace")), state, row.getInt("tries"));
    }

    /** Of one that is over nothing is left of it, but where an earlier release told it. */
    private static String body(Value.Context personal, State state) {
        boolean isOver = state == State.DELIVERED || state == State.UNWANTED;
        return isOver ? TreeReader.optionalText(personal, "body").orElse("") : TreeReader.text(personal, "body");
    }

    /** What is kept of one that is over; before an earlier release's was gone through, all of it. */
    static Receipt receipt(ResultSet row, PersonalData data) throws SQLException {
        Value.Context personal = personal(row, data);
        Receipt read = Receipt.of(read(row, personal), Sql.optionalInstant(row, "settled_at"));
        return TreeReader.optionalText(personal, "hash")
                .map(hash -> new Receipt(read.delivery(), read.at(), hash))
                .orElse(read);
    }

    static String associated(int revision) {
        return "callback " + revision;
    }
}
