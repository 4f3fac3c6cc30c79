package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.document.Finding;
import java.util.List;

/** Checks again what is published, since a later release proves more. What was published runs on all the same. */
public interface RecheckDefinitions {

    /** The current versions, of all workspaces, that would not be published today. */
    List<Outdated> outdated();

    /** @param findings why it would be refused, or may be, where what its author wrote cannot be told any more */
    record Outdated(WorkspaceId workspace, DefinitionVersion version, List<Finding> findings) {
        public Outdated {
            findings = List.copyOf(findings);
        }
    }
}
