/**
 * How persons are given a way to their execution, come to it, and find again what they have typed. Begin with
 * {@link dev.workfloo.application.person.Persons}.
 */
@Application
@NullMarked
package dev.workfloo.application.person;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
