/**
 * Stores in memory: for tests, and for hosts without a database. What they hold goes with the process. Begin with
 * {@link dev.workfloo.memory.MemoryStore}.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.memory;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
