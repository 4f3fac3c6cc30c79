package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** The scenarios of definitions. */
public interface Scenarios {

    Optional<Scenario> find(WorkspaceId workspace, DefinitionId definition, ScenarioId id);

    /** All scenarios of a definition, in the order of their ids. */
    List<Scenario> of(WorkspaceId workspace, DefinitionId definition);

    /** Makes these the scenarios of a definition, and deletes the others. */
    void replaceAll(WorkspaceId workspace, DefinitionId definition, List<Scenario> scenarios);
}
