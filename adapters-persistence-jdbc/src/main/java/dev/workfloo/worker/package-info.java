/**
 * Does background work that must not be lost, over one driving port. What there is to do stands in db-scheduler's table, so
 * that any process on the same database does it when the one that it was asked of does not. Begin with
 * {@link dev.workfloo.worker.Worker}.
 *
 * <p>One piece of work: a store hands it over as it is about to be kept. Its lane's {@code Bulkhead} takes it under a
 * {@code Lease} if a thread is free, and begins after the commit; otherwise it is looked for in the table. A {@code Permit}
 * bounds how many turn to one party. {@code WorkPerformer} runs it, and says when it is to be tried again. Its row is put
 * off until then, or removed; the row of a process that died comes due, and another process does the work.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.worker;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
