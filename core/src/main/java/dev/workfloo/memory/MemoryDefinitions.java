package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionWriter;
import java.util.List;

final class MemoryDefinitions extends MemoryVersions<DefinitionId, DefinitionVersion, WorkflooDefinition>
        implements Definitions {

    @Override
    public List<Current> current() {
        return each(Current::new).toList();
    }

    @Override
    public List<DefinitionVersion> current(WorkspaceId workspace) {
        return current().stream()
                .filter(known -> known.workspace().equals(workspace))
                .map(Current::version)
                .toList();
    }

    @Override
    DefinitionVersion version(DefinitionId id, int number) {
        return new DefinitionVersion(id, number);
    }

    @Override
    DefinitionId id(DefinitionVersion version) {
        return version.definition();
    }

    @Override
    DefinitionId idOf(WorkflooDefinition definition) {
        return definition.id();
    }

    @Override
    boolean saySame(WorkflooDefinition one, WorkflooDefinition other) {
        return DefinitionWriter.saySame(one, other);
    }
}
