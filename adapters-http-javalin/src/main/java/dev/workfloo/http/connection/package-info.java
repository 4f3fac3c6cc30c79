/**
 * Connections, and what clients may take of the service by them: how many there are, how slowly they may send and read, how
 * many threads and how much of the heap they take, and whom a request is from. It knows nothing of what is asked.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.http.connection;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
