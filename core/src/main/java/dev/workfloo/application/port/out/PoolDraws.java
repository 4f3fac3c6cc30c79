package dev.workfloo.application.port.out;

import dev.workfloo.definition.pool.Draw;

/** Draws the number by which a pool chooses, once for each start. */
@FunctionalInterface
public interface PoolDraws {

    Draw next();
}
