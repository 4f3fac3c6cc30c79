package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import java.util.List;

/** Published definitions, version by version: new executions run the current one. */
public interface Definitions extends Versions<DefinitionId, DefinitionVersion, WorkflooDefinition> {

    /** Which version of which definition new executions run, of all workspaces. */
    List<Current> current();

    record Current(WorkspaceId workspace, DefinitionVersion version) {}

    /** Which versions new executions of a workspace run, one of each definition. */
    List<DefinitionVersion> current(WorkspaceId workspace);
}
