package dev.workfloo.memory;

import dev.workfloo.application.port.out.Pools;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.definition.pool.PoolWriter;

final class MemoryPools extends MemoryVersions<PoolId, PoolVersion, Pool> implements Pools {

    @Override
    PoolVersion version(PoolId id, int number) {
        return new PoolVersion(id, number);
    }

    @Override
    PoolId id(PoolVersion version) {
        return version.pool();
    }

    @Override
    PoolId idOf(Pool pool) {
        return pool.id();
    }

    @Override
    boolean saySame(Pool one, Pool other) {
        return PoolWriter.saySame(one, other);
    }
}
