package dev.workfloo.definition.pool;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How a pool chose the definition of an execution. Together with the moment of the start it says all that the pool chose by, so
 * that the choice can be made again.
 *
 * @param draw what was drawn for the start
 * @param entry the first entry whose condition held, from 0; empty where none did, and the default was taken
 */
@ValueObject
public record PoolChoice(PoolVersion pool, Draw draw, Optional<Integer> entry) {}
