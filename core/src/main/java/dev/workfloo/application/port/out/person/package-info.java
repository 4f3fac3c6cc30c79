/** How persons come to their executions, and what they have typed there: what a store keeps of it. */
@NullMarked
@SecondaryPort
package dev.workfloo.application.port.out.person;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
