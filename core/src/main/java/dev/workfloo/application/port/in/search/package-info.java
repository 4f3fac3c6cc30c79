/** Lists of executions: {@code FindExecutions} gives a page of those that an {@code ExecutionFilter} lets through. */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in.search;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
