package dev.workfloo.jdbc.content;

import dev.workfloo.content.DocumentId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Documents of an execution that a transition takes: all of them, or it is not kept. */
public record TakenDocuments(ExecutionId execution, List<DocumentId> ids) {

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    public int count() {
        return ids.size();
    }

    /** Selects those that are there, so that nobody forgets them before the end of the transaction. */
    public String locked() {
        return "select id from workfloo_document where " + condition() + " for update";
    }

    /** Takes them; another condition may follow. */
    public String take() {
        return "update workfloo_document set untaken_since = null where " + condition();
    }

    private String condition() {
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return "id in (" + marks + ") and execution_id = ? and described is not null";
    }

    /** For either statement. */
    public Object[] values() {
        List<Object> values = new ArrayList<>(ids.stream().map(DocumentId::hex).toList());
        values.add(execution.hex());
        return values.toArray();
    }

    /** Takes them on a connection where a statement costs no round trip; false when not all are there. */
    public boolean take(Connection connection) throws SQLException {
        return isEmpty() || Sql.update(connection, take(), values()) == count();
    }
}
