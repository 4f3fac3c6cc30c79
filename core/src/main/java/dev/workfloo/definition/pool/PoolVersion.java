package dev.workfloo.definition.pool;

import dev.workfloo.PublishedVersion;
import org.jmolecules.ddd.annotation.ValueObject;

/** One published state of a pool, which never changes again; versions count from 1. */
@ValueObject
public record PoolVersion(PoolId pool, int number) implements PublishedVersion {
    @Override
    public String hex() {
        return pool.hex();
    }
}
