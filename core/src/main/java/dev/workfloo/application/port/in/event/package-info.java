/** Events in process: a host says by {@code SubscribeToEvents} who listens. A runner has them told by {@code PerformWork}. */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in.event;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
