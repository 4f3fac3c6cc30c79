/**
 * Executions as this process left them, and the marks by which a write finds out whether they still stand so. Begin with
 * {@link dev.workfloo.jdbc.cache.ExecutionCache}.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.cache;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
