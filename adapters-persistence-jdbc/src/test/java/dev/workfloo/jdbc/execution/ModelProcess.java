package dev.workfloo.jdbc.execution;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.jdbc.cache.CacheCounts;
import dev.workfloo.jdbc.cache.ExecutionCache;
import java.time.InstantSource;
import java.util.Random;

/** A process with a cache of its own on the model of a database. */
final class ModelProcess {

    /** Room for two or three executions, so that others have to go. */
    private static final long CACHED = 24_000;

    private final ExecutionCache cache = new ExecutionCache(CACHED);
    private final ModelWrites writes;
    private final Workfloo workfloo;

    ModelProcess(World world, ModelDatabase database, Runnable others) {
        writes = new ModelWrites(database, world.random(), others);
        Store store = ModelStore.of(world.rest(), database, writes, cache);
        workfloo = Workfloo.builder(store, world.clock(), world.random())
                .outside(world.outside())
                .build();
    }

    /** What processes share. */
    record World(Store rest, Outside outside, InstantSource clock, Random random) {}

    Workfloo workfloo() {
        return workfloo;
    }

    CacheCounts cached() {
        return cache.counts();
    }

    ModelWrites writes() {
        return writes;
    }
}
