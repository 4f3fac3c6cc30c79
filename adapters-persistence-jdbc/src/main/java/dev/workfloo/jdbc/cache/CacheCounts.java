package dev.workfloo.jdbc.cache;

/**
 * How a store's cache of executions does.
 *
 * @param hits steps and work, since the store was opened, that found their execution there, as it stood or not
 * @param misses those that did not, and read it
 * @param executions how many are there
 * @param bytes of heap, roughly, that they take
 */
public record CacheCounts(long hits, long misses, long executions, long bytes) {}
