package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import java.util.Optional;
import java.util.Set;

/** A service that definitions turn to by name. */
record ServiceSettings(
        EndpointSettings endpoint,
        RequestMapping request,
        ResponseMapping response,
        Optional<Set<WorkspaceId>> workspaces) {

    boolean serves(WorkspaceId workspace) {
        return workspaces.map(some -> some.contains(workspace)).orElse(true);
    }
}
