package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document that a transition brings, as it is written with it.
 *
 * @param pieces one behind the other, encrypted
 * @param pieceBytes how many each but the last one has
 */
public record BroughtDocument(DocumentReference reference, DocumentRow row, byte[] pieces, int pieceBytes) {

    /** What inserts its row; a {@code from} may follow. */
    public static final String INSERT = DocumentRow.INSERT.sql();

    /** What inserts its pieces, on PostgreSQL: they go there as one value, and are cut there. More to select from may follow. */
    public static final String INSERT_PIECES = """
            insert into workfloo_document_piece (document_id, number, bytes)
            select ?, nth, substring(?::bytea from nth * ?::integer + 1 for ?::integer)
            from generate_series(0, ?::integer - 1) nth""";

    /** For {@link #INSERT}. */
    public @Nullable Object[] values() {
        return DocumentRow.INSERT.values(row);
    }

    /** For {@link #INSERT_PIECES}. */
    public @Nullable Object[] piecesValues() {
        return new @Nullable Object[] {row.id().hex(), pieces, pieceBytes, pieceBytes, count()};
    }

    private int count() {
        return Pieces.count(reference.size());
    }

    /** Writes all of it on a connection where a statement costs no round trip. */
    public void insert(Connection connection) throws SQLException {
        Sql.insert(connection, DocumentRow.INSERT, row);
        for (int number = 0; number < count(); number++) {
            int from = number * pieceBytes;
            byte[] piece = Arrays.copyOfRange(pieces, from, Math.min(from + pieceBytes, pieces.length));
            Sql.insert(connection, PieceRow.INSERT, new PieceRow(row.id(), number, piece));
        }
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "BroughtDocument[" + reference + "]";
    }
}
