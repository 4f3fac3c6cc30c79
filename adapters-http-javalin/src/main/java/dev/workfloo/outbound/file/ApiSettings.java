package dev.workfloo.outbound.file;

import dev.workfloo.access.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API that definitions may ask.
 *
 * @param endpoint its origin, and which addresses that may lead to
 * @param secrets those that may go there, by name
 */
public record ApiSettings(
        EndpointSettings endpoint, Map<String, String> secrets, Optional<Set<WorkspaceId>> workspaces) {

    public ApiSettings {
        secrets = Map.copyOf(secrets);
    }

    public boolean serves(WorkspaceId workspace) {
        return workspaces.map(some -> some.contains(workspace)).orElse(true);
    }

    /** Says no secret. */
    @Override
    public String toString() {
        return "ApiSettings[" + endpoint + "]";
    }
}
