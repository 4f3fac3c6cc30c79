/**
 * What is done from time to time, for all executions together: one batch after the other, and anew from the front when it is
 * through. Begin with {@link dev.workfloo.application.upkeep.Expiry}.
 */
@NullMarked
@Application
package dev.workfloo.application.upkeep;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
