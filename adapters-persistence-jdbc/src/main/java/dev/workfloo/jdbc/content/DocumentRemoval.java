package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Deletes documents, a few pieces in a statement: a statement that takes long is cut off, and one that deletes a large document
 * whole would be so each time.
 */
public final class DocumentRemoval {

    /** Of a document, at once: some mebibytes. */
    private static final int PIECES = 64;

    /** From then on it belongs to nobody: no step takes it, and no piece comes any more. */
    private static final String DISOWN = """
            update workfloo_document set execution_id = '' where untaken_since < ? and id in (
              select id from workfloo_document where untaken_since < ? order by untaken_since limit ?)""";

    private static final String DISOWN_ONE = """
            update workfloo_document set execution_id = ''
            where id = ? and execution_id = ? and untaken_since is not null""";

    private static final String DISOWNED = """
            select id from workfloo_document where untaken_since < ? and execution_id = ''
            order by untaken_since limit ?""";

    private static final String OF_ONE = "document_id = ?";
    private static final String OF_AN_EXECUTION =
            "document_id in (select id from workfloo_document where execution_id = ?)";
    private static final String LAST = "select coalesce(max(number), -1) from workfloo_document_piece where ";
    private static final String DELETE_PIECES = "delete from workfloo_document_piece where ";
    private static final String SOME = " and number >= ? and number < ?";
    private static final String DELETE = "delete from workfloo_document where id = ?";
    private static final String DELETE_ALL = "delete from workfloo_document where execution_id = ?";

    private final Sql sql;

    DocumentRemoval(Sql sql) {
        this.sql = sql;
    }

    private interface Statements {
        int run(Sql.Task<Integer> statement) throws SQLException;
    }

    /** Leaves nothing of what was kept for the execution. */
    public static void forget(Connection connection, ExecutionId id) throws SQLException {
        deletePieces(statement -> statement.run(connection), OF_AN_EXECUTION, id.hex());
        Sql.update(connection, DELETE_ALL, id.hex());
    }

    /** Those that came before this time and that no step took; how many. What was begun once goes on the next time. */
    int untaken(Instant before, int most) {
        sql.update(DISOWN, before, before, most);
        List<String> ids = sql.list(DISOWNED, row -> row.getString(1), before, most);
        return ids.stream().mapToInt(this::delete).sum();
    }

    /** One of this execution, unless a step took it. What was begun here goes on with all that is untaken for long. */
    void untaken(ExecutionId execution, DocumentId id) {
        if (sql.update(DISOWN_ONE, id.hex(), execution.hex()) > 0) delete(id);
    }

    /** One that no step can take. */
    void delete(DocumentId id) {
        delete(id.hex());
    }

    private int delete(String id) {
        try {
            deletePieces(sql::singleOrThrow, OF_ONE, id);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        return sql.update(DELETE, id);
    }

    /** By their numbers, also where another process deletes them too. */
    private static void deletePieces(Statements each, String which, String id) throws SQLException {
        int last = each.run(connection ->
                Sql.list(connection, LAST + which, row -> row.getInt(1), id).get(0));
        for (int number = 0; number <= last; number += PIECES) {
            int first = number;
            each.run(connection -> Sql.update(connection, DELETE_PIECES + which + SOME, id, first, first + PIECES));
        }
    }
}
