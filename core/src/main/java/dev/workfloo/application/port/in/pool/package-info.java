/** The use cases about pools of definitions; {@code ExecuteWorkfloo} starts from one. */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in.pool;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
