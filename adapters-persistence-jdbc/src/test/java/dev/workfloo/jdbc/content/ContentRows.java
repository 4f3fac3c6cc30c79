package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentText;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.rule.Value;
import java.util.List;

/** What is inserted of documents, for tests of the tables. */
public final class ContentRows {

    public static final List<Insert<?>> INSERTS = List.of(DocumentRow.INSERT, PieceRow.INSERT);

    private ContentRows() {}

    /** What stands in state and events in the place of a text. */
    public static Value.Text place(DocumentText text) {
        return new Value.Text(TextPlace.write(text.reference()));
    }

    public static Value.Text readAndWritten(Value.Text place) {
        return new Value.Text(TextPlace.write(TextPlace.read(place.text())));
    }
}
