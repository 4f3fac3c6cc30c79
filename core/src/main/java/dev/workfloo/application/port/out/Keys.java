package dev.workfloo.application.port.out;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys, by their hashes. */
public interface Keys {

    /** The key of this hash, whether active or revoked. */
    Optional<ApiKey> find(KeyHash hash);

    /** @return false, and nothing is kept, when the workspace has an active key of this name */
    boolean add(ApiKey key);

    /** All keys of a workspace, the oldest first. */
    List<ApiKey> of(WorkspaceId workspace);

    /** Revokes the active key of this name, and gives it; empty when there is none. */
    Optional<ApiKey> revoke(WorkspaceId workspace, String name, Instant now);
}
