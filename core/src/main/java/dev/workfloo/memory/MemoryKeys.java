package dev.workfloo.memory;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Keys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryKeys implements Keys {

    private final Map<KeyHash, ApiKey> keys = new LinkedHashMap<>();

    @Override
    public synchronized Optional<ApiKey> find(KeyHash hash) {
        return Optional.ofNullable(keys.get(hash));
    }

    @Override
    public synchronized boolean add(ApiKey key) {
        if (active(key.caller().workspace(), key.caller().keyName()).isPresent()) return false;
        keys.put(key.hash(), key);
        return true;
    }

    @Override
    public synchronized List<ApiKey> of(WorkspaceId workspace) {
        return keys.values().stream()
                .filter(key -> key.caller().workspace().equals(workspace))
                .toList();
    }

    @Override
    public synchronized Optional<ApiKey> revoke(WorkspaceId workspace, String name, Instant now) {
        Optional<ApiKey> revoked = active(workspace, name).map(key -> key.revoked(now));
        revoked.ifPresent(key -> keys.put(key.hash(), key));
        return revoked;
    }

    private Optional<ApiKey> active(WorkspaceId workspace, String name) {
        return of(workspace).stream()
                .filter(key -> key.isActive() && key.caller().keyName().equals(name))
                .findFirst();
    }
}
