/** What a host or an adapter can ask of Workfloo. Refusals are answers; exceptions mean broken infrastructure. */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
