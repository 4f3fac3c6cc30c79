package dev.workfloo.jdbc;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Statistics;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;

final class JdbcDefinitions extends JdbcVersions<DefinitionId, DefinitionVersion, WorkflooDefinition>
        implements Definitions {

    JdbcDefinitions(Sql sql, Statistics statistics) {
        super(sql, statistics, "definition");
    }

    @Override
    public List<Current> current() {
        return sql().list(
                        "select workspace, id, current_version from workfloo_definition order by workspace, id",
                        row -> new Current(
                                new WorkspaceId(row.getString(1)), version(row.getString(2), row.getInt(3))));
    }

    @Override
    public List<DefinitionVersion> current(WorkspaceId workspace) {
        return sql().list(
                        "select id, current_version from workfloo_definition where workspace = ? order by id",
                        row -> version(row.getString(1), row.getInt(2)),
                        workspace.name());
    }

    @Override
    DefinitionVersion version(String id, int number) {
        return new DefinitionVersion(new DefinitionId(id), number);
    }

    @Override
    String hex(DefinitionId id) {
        return id.hex();
    }

    @Override
    DefinitionId idOf(WorkflooDefinition definition) {
        return definition.id();
    }

    @Override
    Value.Context write(WorkflooDefinition definition) {
        return DefinitionWriter.write(definition);
    }

    @Override
    Optional<WorkflooDefinition> readTree(Value.Context document) {
        return DefinitionReader.read(document).toJavaOptional();
    }
}
