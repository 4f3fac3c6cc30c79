package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Published definitions, version by version. */
public interface Definitions {

    /** Which version new executions run; empty when none is published. */
    Optional<DefinitionVersion> current(WorkspaceId workspace, DefinitionId id);

    /** Which version of which definition new executions run, of all workspaces. */
    List<Current> current();

    record Current(WorkspaceId workspace, DefinitionVersion version) {}

    /** Which versions new executions of a workspace run, one of each definition. */
    List<DefinitionVersion> current(WorkspaceId workspace);

    /** What a version says; that never changes. */
    Optional<WorkflooDefinition> find(WorkspaceId workspace, DefinitionVersion version);

    /** The newest version that says the same ({@link DefinitionWriter#saySame}); empty when none does. */
    Optional<DefinitionVersion> saying(WorkspaceId workspace, WorkflooDefinition definition);

    /**
     * Keeps a definition as this version and makes it the current one; the version before it must be the current one now.
     *
     * @return false, and nothing is kept, when that is not so: somebody else published meanwhile
     */
    boolean publish(WorkspaceId workspace, int version, WorkflooDefinition definition, Instant now);
}
