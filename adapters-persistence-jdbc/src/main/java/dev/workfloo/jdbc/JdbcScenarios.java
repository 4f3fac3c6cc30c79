package dev.workfloo.jdbc;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Statistics;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class JdbcScenarios implements Scenarios {

    private static final String SELECT =
            "select document from workfloo_scenario where workspace = ? and definition_id = ?";

    private static final String HOLD =
            "select current_version from workfloo_definition where workspace = ? and id = ? for update";

    private static final int ATTEMPTS = 5;

    /** Of their documents. */
    private static final int FORMAT = 1;

    private final Sql sql;
    private final Statistics statistics;

    JdbcScenarios(Sql sql, Statistics statistics) {
        this.sql = sql;
        this.statistics = statistics;
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
                "a scenario of " + definition,
                row -> ScenarioDocument.read(
                        DocumentFormat.read(StoredJson.read(row.getString(1)), FORMAT), definition));
    }

    /**
     * A process that replaces scenarios holds their definition meanwhile. The release before does not: who meets one of its
     * processes comes again, and finds what it wrote.
     */
    @Override
    public void replaceAll(WorkspaceId workspace, DefinitionId definition, List<Scenario> scenarios) {
        for (int attempt = 1; ; attempt++) {
            try {
                boolean written =
                        sql.transactionOrThrow(connection -> replaceAll(connection, workspace, definition, scenarios));
                if (written) statistics.refresh("workfloo_scenario");
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !Failures.isUniqueViolation(e)) throw Failures.of(e);
            }
        }
    }

    /** @return false when they are there already */
    private static boolean replaceAll(
            Connection connection, WorkspaceId workspace, DefinitionId definition, List<Scenario> scenarios)
            throws SQLException {
        Object[] whose = {workspace.name(), definition.hex()};
        Sql.list(connection, HOLD, row -> row.getInt(1), whose);
        List<Scenario> known = Sql.list(connection, SELECT, read(definition), whose);
        if (known.size() == scenarios.size() && Set.copyOf(known).equals(Set.copyOf(scenarios))) return false;
        Sql.update(connection, "delete from workfloo_scenario where workspace = ? and definition_id = ?", whose);
        for (Scenario scenario : scenarios) {
            Sql.update(
                    connection,
                    "insert into workfloo_scenario (workspace, definition_id, id, document) values (?, ?, ?, ?)",
                    workspace.name(),
                    definition.hex(),
                    scenario.id().hex(),
                    StoredJson.text(ScenarioDocument.write(scenario)));
        }
        return true;
    }
}
