/**
 * The connector file: which services and gateways there are, how each is spoken to, and where values stand in what they are
 * sent and what they answer. Begin with {@code ConnectorFile}, which is read at start or refused with all that is wrong
 * with it.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound.file;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
