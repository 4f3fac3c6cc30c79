/** The use cases, behind one facade: {@link dev.workfloo.application.Workfloo}. */
@NullMarked
@Application
package dev.workfloo.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
