package dev.workfloo.jdbc;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A version of a definition, as it is published. */
record VersionRow(WorkspaceId workspace, DefinitionId id, int number, String document, Instant publishedAt) {

    static final Insert<VersionRow> INSERT = Columns.<VersionRow>none()
            .with("workspace", row -> row.workspace().name())
            .with("id", row -> row.id().hex())
            .with("version", VersionRow::number)
            .with("document", VersionRow::document)
            .with("published_at", VersionRow::publishedAt)
            .insertInto("workfloo_definition_version");

    /** False when another was published meanwhile. */
    boolean makeCurrent(Connection connection) throws SQLException {
        if (number == 1) {
            String first = "insert into workfloo_definition (workspace, id, current_version) values (?, ?, 1)";
            return Sql.update(connection, first, workspace.name(), id.hex()) == 1;
        }
        String next = "update workfloo_definition set current_version = ?"
                + " where workspace = ? and id = ? and current_version = ?";
        return Sql.update(connection, next, number, workspace.name(), id.hex(), number - 1) == 1;
    }
}
