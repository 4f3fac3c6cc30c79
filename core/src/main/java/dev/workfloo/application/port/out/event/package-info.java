/** What is to be told to a host's own code, kept: {@link dev.workfloo.application.port.out.event.EventSubscriptions}. */
@NullMarked
@SecondaryPort
package dev.workfloo.application.port.out.event;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
