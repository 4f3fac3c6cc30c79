package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.encryption.SealedColumn.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of documents and long texts that are encrypted. What nobody took belongs to nobody while it is deleted. */
public final class SealedContent {

    private static final SealedColumn DESCRIPTIONS = new SealedColumn(
            "documents",
            Rows.of("workfloo_document", KeyColumn.text("id"))
                    .reading("t.execution_id")
                    .where("t.execution_id <> ''"),
            "described",
            row -> Owned.by(
                    row.getString("execution_id"), DocumentRow.associated(new DocumentId(row.getString("id")))));

    private static final SealedColumn PIECES = new SealedColumn(
            "pieces of documents and long texts",
            Rows.of("workfloo_document_piece", KeyColumn.text("document_id"), KeyColumn.number("number"))
                    .reading("(select d.execution_id from workfloo_document d where d.id = t.document_id) execution_id")
                    .where(
                            "exists (select 1 from workfloo_document d where d.id = t.document_id and d.execution_id <> '')"),
            "bytes",
            SealedContent::piece);

    public static final List<SealedColumn> ALL = List.of(DESCRIPTIONS, PIECES);

    private SealedContent() {}

    /** While a document comes, nobody knows which piece is its last one; the piece itself was told. */
    private static Owned piece(ResultSet row) throws SQLException {
        DocumentId document = new DocumentId(row.getString("document_id"));
        int number = row.getInt("number");
        return new Owned(
                row.getString("execution_id"),
                List.of(Pieces.associated(document, number, false), Pieces.associated(document, number, true)));
    }
}
