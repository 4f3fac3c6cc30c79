/**
 * Removes what is kept no longer. Begin with {@link dev.workfloo.jdbc.retention.JdbcRetention}; which executions may go, {@code
 * RemovableExecutions} says alone.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.retention;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
