/**
 * How persons come to their executions, and what they have typed there. Begin with {@link dev.workfloo.jdbc.person.JdbcPersonLinks} and
 * {@link dev.workfloo.jdbc.person.JdbcDrafts}.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.person;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
