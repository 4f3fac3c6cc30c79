/**
 * Transactions of the host's, in which a store writes without ending them. Begin with {@link
 * dev.workfloo.jdbc.transaction.HostTransactions}, which says in which one a thread is.
 *
 * <p>One transaction: the host begins it, and calls. {@code SpringTransactions} finds it, or the host passes its connection, and
 * {@code ThreadTransactions} has it until the {@link dev.workfloo.jdbc.transaction.JoinedConnection} is closed. Whoever writes in
 * it leaves in {@code Ends} what is to be done once it is over. Then the host, or Spring, says whether it was committed.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.transaction;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
