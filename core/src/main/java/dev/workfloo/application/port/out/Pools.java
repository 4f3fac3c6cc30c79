package dev.workfloo.application.port.out;

import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;

/** Published pools, version by version: the current one chooses for new executions. */
public interface Pools extends Versions<PoolId, PoolVersion, Pool> {}
