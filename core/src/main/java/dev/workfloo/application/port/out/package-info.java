/**
 * What Workfloo asks of its host. Begin with {@link dev.workfloo.application.port.out.Store}, all that is kept, and
 * {@link dev.workfloo.application.port.out.Outside}, all who are turned to.
 */
@NullMarked
@SecondaryPort
package dev.workfloo.application.port.out;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
