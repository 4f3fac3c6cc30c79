package dev.workfloo.jdbc.person;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.encryption.SealedColumn.Rows;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;

/**
 * A draft, as columns.
 *
 * @param revision at which the execution stood
 * @param draft encrypted
 */
public record DraftRow(ExecutionId execution, int revision, byte[] draft) {

    public static final Insert<DraftRow> INSERT = Columns.<DraftRow>none()
            .with("execution_id", row -> row.execution().hex())
            .with("revision", DraftRow::revision)
            .with("draft", DraftRow::draft)
            .insertInto("workfloo_draft");

    /** Of one execution. */
    public static final String FORGET = "delete from workfloo_draft where execution_id = ?";

    static final SealedColumn SEALED = new SealedColumn(
            "drafts",
            Rows.of("workfloo_draft", KeyColumn.text("execution_id")).reading("t.revision"),
            "draft",
            row -> Owned.by(row.getString("execution_id"), associated(row.getInt("revision"))));

    /** As what it is encrypted. */
    static String associated(int revision) {
        return "draft " + revision;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "DraftRow[" + execution + "]";
    }
}
