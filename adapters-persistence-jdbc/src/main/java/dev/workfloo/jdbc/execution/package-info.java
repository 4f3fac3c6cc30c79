/**
 * Executions and all that is kept together with them. Begin with {@link dev.workfloo.jdbc.execution.ExecutionTables}.
 *
 * <p>One piece of work: a transition asks for it. {@code WorkHolds} offers it to its runner, who says when it is to be due.
 * {@code JdbcJournal} has it written with the transition, in one statement or transaction ({@code ExecutionWrites}), as
 * {@code KeptWork}. After the commit the runner is told that it was kept, or lost, and does it. The transition that brings
 * its result deletes the row, and the runner is told that it ended; work without such a transition is removed by its
 * runner.
 *
 * <p>One state: {@code JdbcJournal} draws a mark for the write that leaves it ({@code MarkedProgress}). Once that has committed,
 * {@code CachingWrites} puts the state into the {@code ExecutionCache}. Whoever moves the execution in this process takes it out
 * and builds on it, and the next write is kept only where the row has this revision and this mark.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.execution;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
