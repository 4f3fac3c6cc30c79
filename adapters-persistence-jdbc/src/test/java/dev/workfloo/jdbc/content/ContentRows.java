package dev.workfloo.jdbc.content;

import dev.workfloo.jdbc.sql.Columns.Insert;
import java.util.List;

/** What is inserted of documents, for tests of the tables. */
public final class ContentRows {

    public static final List<Insert<?>> INSERTS = List.of(DocumentRow.INSERT, PieceRow.INSERT);

    private ContentRows() {}
}
