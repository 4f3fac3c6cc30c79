package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;

/** A piece of a document as columns. */
record PieceRow(DocumentId document, int number, byte[] bytes) {

    static final Insert<PieceRow> INSERT = Columns.<PieceRow>none()
            .with("document_id", row -> row.document().hex())
            .with("number", PieceRow::number)
            .with("bytes", PieceRow::bytes)
            .insertInto("workfloo_document_piece");
}
