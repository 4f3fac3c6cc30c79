package dev.workfloo.jdbc;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcDefinitions implements Definitions {

    /** Of its documents. */
    private static final int FORMAT = 1;

    private final Sql sql;
    private final Dialect dialect;

    JdbcDefinitions(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    @Override
    public Optional<DefinitionVersion> current(WorkspaceId workspace, DefinitionId id) {
        return sql.first(
                "select current_version from workfloo_definition where workspace = ? and id = ?",
                row -> new DefinitionVersion(id, row.getInt(1)),
                workspace.name(),
                id.hex());
    }

    @Override
    public List<Current> current() {
        return sql.list(
                "select workspace, id, current_version from workfloo_definition order by workspace, id",
                row -> new Current(
                        new WorkspaceId(row.getString(1)),
                        new DefinitionVersion(new DefinitionId(row.getString(2)), row.getInt(3))));
    }

    @Override
    public List<DefinitionVersion> current(WorkspaceId workspace) {
        return sql.list(
                "select id, current_version from workfloo_definition where workspace = ? order by id",
                row -> new DefinitionVersion(new DefinitionId(row.getString(1)), row.getInt(2)),
                workspace.name());
    }

    @Override
    public Optional<WorkflooDefinition> find(WorkspaceId workspace, DefinitionVersion version) {
        return sql.first(
                "select document from workfloo_definition_version where workspace = ? and id = ? and version = ?",
                Sql.of(
                        "version " + version.number() + " of definition " + version.definition(),
                        row -> read(row.getString(1))),
                workspace.name(),
                version.definition().hex(),
                version.number());
    }

    private static WorkflooDefinition read(String document) {
        return DefinitionReader.read(DocumentFormat.read(StoredJson.read(document), FORMAT))
                .getOrElseThrow(findings -> new StoreDamaged("its document has findings: " + findings.size()));
    }

    @Override
    public Optional<DefinitionVersion> saying(WorkspaceId workspace, WorkflooDefinition definition) {
        return sql
                .list(
                        "select version, document from workfloo_definition_version where workspace = ? and id = ?"
                                + " order by version desc",
                        row -> new Stored(row.getInt("version"), row.getString("document")),
                        workspace.name(),
                        definition.id().hex())
                .stream()
                .filter(stored -> says(stored.document(), definition))
                .map(stored -> new DefinitionVersion(definition.id(), stored.version()))
                .findFirst();
    }

    /** A version that is damaged says nothing. */
    private static boolean says(String document, WorkflooDefinition definition) {
        try {
            return DefinitionWriter.saySame(read(document), definition);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private record Stored(int version, String document) {}

    @Override
    public boolean publish(WorkspaceId workspace, int version, WorkflooDefinition definition, Instant now) {
        // Made before a connection is taken: others who publish wait for whoever holds the row.
        String document = StoredJson.text(DefinitionWriter.write(definition));
        VersionRow row = new VersionRow(workspace, definition.id(), version, document, now);
        try {
            boolean published = sql.transactionOrThrow(connection -> {
                return row.makeCurrent(connection) && Sql.insert(connection, VersionRow.INSERT, row) == 1;
            });
            if (published) dialect.refreshStatistics(sql, "workfloo_definition");
            return published;
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return false;
            throw Failures.of(e);
        }
    }
}
