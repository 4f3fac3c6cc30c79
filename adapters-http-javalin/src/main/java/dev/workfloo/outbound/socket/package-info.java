/**
 * Sockets to the outside that cannot be filled without end: begin with {@code MeteredSocket}, which bounds what the other side
 * may say, and {@code Tls}, which makes the other side show who it is and says why it did not.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound.socket;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
