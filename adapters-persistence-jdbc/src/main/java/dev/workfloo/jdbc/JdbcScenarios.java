package dev.workfloo.jdbc;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioDocument;
import java.util.List;
import java.util.Optional;

final class JdbcScenarios implements Scenarios {

    private static final String SELECT =
            "select document from workfloo_scenario where workspace = ? and definition_id = ?";

    private final Sql sql;
    private final Dialect dialect;

    JdbcScenarios(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    @Override
    public Optional<Scenario> find(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {
        return sql.first(SELECT + " and id = ?", read(definition), workspace.name(), definition.hex(), id.hex());
    }

    @Override
    public List<Scenario> of(WorkspaceId workspace, DefinitionId definition) {
        return sql.list(SELECT + " order by id", read(definition), workspace.name(), definition.hex());
    }

    private static Sql.Row<Scenario> read(DefinitionId definition) {
        return Sql.of(
                "a scenario of " + definition, row -> ScenarioDocument.read(Json.read(row.getString(1)), definition));
    }

    @Override
    public void replaceAll(WorkspaceId workspace, DefinitionId definition, List<Scenario> scenarios) {
        sql.transaction(connection -> {
            Sql.update(
                    connection,
                    "delete from workfloo_scenario where workspace = ? and definition_id = ?",
                    workspace.name(),
                    definition.hex());
            for (Scenario scenario : scenarios) {
                Sql.update(
                        connection,
                        "insert into workfloo_scenario (workspace, definition_id, id, document) values (?, ?, ?, ?)",
                        workspace.name(),
                        definition.hex(),
                        scenario.id().hex(),
                        Json.text(ScenarioDocument.write(scenario)));
            }
            return scenarios.size();
        });
        dialect.refreshStatistics(sql, "workfloo_scenario");
    }
}
