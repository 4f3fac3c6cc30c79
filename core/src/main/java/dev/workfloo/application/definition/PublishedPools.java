package dev.workfloo.application.definition;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import java.util.Optional;

/** Pools kept at hand, as {@link PublishedFlows} keeps flows: which version is current is only remembered. */
public final class PublishedPools {

    private static final int MOST = 1_000;

    private final Pools pools;
    private final BoundedCache<VersionKey, Pool> versions;
    private final BoundedCache<PoolKey, PoolVersion> current;

    PublishedPools(Store store) {
        this.pools = store.pools();
        this.versions = new BoundedCache<>(MOST, store::afterCommit);
        this.current = new BoundedCache<>(MOST, store::afterCommit);
    }

    private record VersionKey(WorkspaceId workspace, PoolVersion version) {}

    private record PoolKey(WorkspaceId workspace, PoolId pool) {}

    public Optional<PoolVersion> current(WorkspaceId workspace, PoolId id) {
        PoolKey key = new PoolKey(workspace, id);
        return current.get(key).or(() -> {
            Optional<PoolVersion> read = pools.current(workspace, id);
            read.ifPresent(version -> current.put(key, version));
            return read;
        });
    }

    /** What a version says that is known to exist. */
    public Pool pool(WorkspaceId workspace, PoolVersion version) {
        VersionKey key = new VersionKey(workspace, version);
        return versions.get(key).orElseGet(() -> {
            Pool read = pools.find(workspace, version)
                    .orElseThrow(() -> new IllegalStateException("the store has lost " + version));
            versions.put(key, read);
            return read;
        });
    }

    /** Forgets which version is current; it is read when it is asked for next. */
    public void forget(WorkspaceId workspace, PoolId id) {
        current.remove(new PoolKey(workspace, id));
    }
}
