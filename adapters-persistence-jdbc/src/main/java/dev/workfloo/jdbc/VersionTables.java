package dev.workfloo.jdbc;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The tables of what is published version by version.
 *
 * @param name of the one that says which version is current; what each version says is in another, {@code <name>_version}
 */
record VersionTables(String name) {

    /** A version, as it is published. */
    record Row(WorkspaceId workspace, String id, int number, String document, Instant publishedAt) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .with("workspace", row -> row.workspace().name())
            .with("id", Row::id)
            .with("version", Row::number)
            .with("document", Row::document)
            .with("published_at", Row::publishedAt);

    Insert<Row> insert() {
        return COLUMNS.insertInto(name + "_version");
    }

    /** False when another was published meanwhile. */
    boolean makeCurrent(Connection connection, Row row) throws SQLException {
        String workspace = row.workspace().name();
        if (row.number() == 1) {
            String first = "insert into " + name + " (workspace, id, current_version) values (?, ?, 1)";
            return Sql.update(connection, first, workspace, row.id()) == 1;
        }
        String next = "update " + name + " set current_version = ?"
                + " where workspace = ? and id = ? and current_version = ?";
        return Sql.update(connection, next, row.number(), workspace, row.id(), row.number() - 1) == 1;
    }
}
