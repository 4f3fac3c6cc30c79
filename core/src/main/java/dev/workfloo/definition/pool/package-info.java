/**
 * A pool of definitions: an execution that is started from it runs the first whose condition holds. A {@code PoolReader} reads its
 * document, a {@code PoolCheck} proves it before it is published, and a {@code Pool} chooses. Begin with the last one.
 */
@NullMarked
package dev.workfloo.definition.pool;

import org.jspecify.annotations.NullMarked;
