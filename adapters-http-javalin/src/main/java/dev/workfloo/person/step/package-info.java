/**
 * What the person's page and its parts have in common: the step that a person is shown, and how one is drawn and taken. Begin with
 * {@link dev.workfloo.person.step.StepPage}. A step is drawn for where the execution stands, carries that in its form, and is taken for
 * that alone.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.person.step;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
