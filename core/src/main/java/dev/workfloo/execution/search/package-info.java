/**
 * How executions are found again. Begin with {@code ExecutionCriteria}, what is asked for, and {@code SearchableFields}, which
 * says under which terms an execution can be found. What stores keep of a term is theirs.
 */
@NullMarked
package dev.workfloo.execution.search;

import org.jspecify.annotations.NullMarked;
